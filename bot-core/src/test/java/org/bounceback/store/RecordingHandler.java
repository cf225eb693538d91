package org.bounceback.store;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A handler that answers what a test has prepared, in order, and remembers what it was given. */
class RecordingHandler implements Handler {

  /** A prepared answer. */
  @FunctionalInterface
  interface Answer {
    Outcome get() throws InterruptedException;
  }

  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
  private final List<String> givenUp = new CopyOnWriteArrayList<>();

  void answer(Outcome... outcomes) {
    for (Outcome outcome : outcomes) {
      answers.add(() -> outcome);
    }
  }

  void answer(Answer answer) {
    answers.add(answer);
  }

  /** The next entry given to this, waited for. */
  Entry next() throws InterruptedException {
    Entry entry = entries.poll(10, TimeUnit.SECONDS);
    assertNotNull(entry, "no entry came");
    return entry;
  }

  List<String> givenUp() {
    return List.copyOf(givenUp);
  }

  @Override
  public Outcome handle(Entry entry) throws InterruptedException {
    entries.add(entry);
    return answers.take().get();
  }

  @Override
  public Writes givingUp(Entry entry, String why) {
    return tx -> givenUp.add(entry.id() + ": " + why);
  }
}
