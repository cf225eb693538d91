package org.bounceback.store.outbox;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bounceback.store.TransactionWrites;

/** A handler that answers what a test has prepared, in order, and remembers what it was given. */
public class RecordingHandler implements OutboxHandler {

  /** A prepared answer. */
  @FunctionalInterface
  interface Answer {
    DeliveryResult get() throws InterruptedException;
  }

  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<OutboxEntry> entries = new LinkedBlockingQueue<>();
  private final List<String> givenUp = new CopyOnWriteArrayList<>();

  public void answer(DeliveryResult... outcomes) {
    for (DeliveryResult deliveryResult : outcomes) {
      answers.add(() -> deliveryResult);
    }
  }

  void answer(Answer answer) {
    answers.add(answer);
  }

  /** The next entry given to this, waited for. */
  public OutboxEntry next() throws InterruptedException {
    OutboxEntry outboxEntry = entries.poll(10, TimeUnit.SECONDS);
    assertNotNull(outboxEntry, "no entry came");
    return outboxEntry;
  }

  List<String> givenUp() {
    return List.copyOf(givenUp);
  }

  @Override
  public DeliveryResult handle(OutboxEntry outboxEntry) throws InterruptedException {
    entries.add(outboxEntry);
    return answers.take().get();
  }

  @Override
  public TransactionWrites onGivenUp(OutboxEntry outboxEntry, String why) {
    return tx -> givenUp.add(outboxEntry.id() + ": " + why);
  }
}
