package org.bounceback.recipient;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.net.SmtpDialogue;
import org.bounceback.net.SmtpDialogue.Broken;
import org.bounceback.net.SmtpDialogue.DialogueFailureKind;
import org.bounceback.net.SmtpDialogue.Exchange;
import org.bounceback.net.SmtpDialogue.Step;
import org.bounceback.net.SmtpScript;

/**
 * The result of one connection to a mail server, new or cached.
 *
 * @param dialogue the SMTP dialogue
 * @param took the duration of the connection
 * @param answerAge the age of the result; empty if it is new
 */
record SmtpProbeResult(SmtpDialogue dialogue, Duration took, Optional<AnswerAge> answerAge) {

  /** Returns a copy for a later caller. */
  SmtpProbeResult cachedAs(AnswerAge facts) {
    return new SmtpProbeResult(dialogue, took, Optional.of(facts));
  }

  /**
   * Returns the result for a caller whose deadline passed before another caller's connection ended.
   */
  static SmtpProbeResult timedOut(Duration waited) {
    var timeout = new Broken(Step.CONNECT, DialogueFailureKind.TIMEOUT);
    return new SmtpProbeResult(
        new SmtpDialogue(List.of(), Optional.empty(), Optional.of(timeout)),
        waited,
        Optional.empty());
  }

  /**
   * Returns whether the server is likely to reply the same in the next minutes: no 4yz, no failure.
   */
  boolean isStable() {
    return dialogue.broken().isEmpty()
        && dialogue.exchanges().stream().noneMatch(exchange -> exchange.reply().isTemporary());
  }

  /**
   * Returns the part of a cached result that is valid for another script: not the replies about
   * another recipient, and not the certificate check for another name.
   */
  SmtpProbeResult restrictedTo(SmtpScript current, SmtpScript cached) {
    boolean sameEnvelope = current.envelope().equals(cached.envelope());
    List<Exchange> exchanges =
        dialogue.exchanges().stream()
            .filter(exchange -> sameEnvelope || !isOfEnvelope(exchange.step()))
            .toList();
    return new SmtpProbeResult(
        new SmtpDialogue(
            exchanges,
            dialogue.tls().filter(tls -> current.server().equals(cached.server())),
            dialogue.broken().filter(broken -> sameEnvelope || !isOfEnvelope(broken.at()))),
        took,
        answerAge);
  }

  private static boolean isOfEnvelope(Step step) {
    return step == Step.MAIL || step == Step.RCPT;
  }
}
