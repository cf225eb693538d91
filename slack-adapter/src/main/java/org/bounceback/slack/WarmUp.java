package org.bounceback.slack;

import java.time.Duration;
import java.util.List;
import org.bounceback.data.Resources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers made-up events that need no look-up, before real ones are heard: the virtual machine
 * compiles what it has run some hundred times, and the first burst after a start is in time too.
 */
final class WarmUp {
  private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
  private static final int ROUNDS = 1500;

  private final EnvelopeAnswers answers;
  private final Duration longest;

  /** Warms {@code answers} up for at most {@code longest}. */
  WarmUp(EnvelopeAnswers answers, Duration longest) {
    this.answers = answers;
    this.longest = longest;
  }

  void run() {
    List<String> envelopes = Resources.text(WarmUp.class, "warm-up.jsonl").lines().toList();
    long began = System.nanoTime();
    int round = 0;
    while (round < ROUNDS && System.nanoTime() - began < longest.toNanos()) {
      String number = Integer.toString(round++);
      envelopes.forEach(envelope -> answers.answer(envelope.replace("{n}", number)));
    }
    log.debug("slack warmed up rounds={}", round);
  }
}
