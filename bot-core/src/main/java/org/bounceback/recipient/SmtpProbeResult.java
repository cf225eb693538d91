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
 * One connection to a mail server, ours now or one of a short while ago.
 *
 * @param dialogue what was said
 * @param took how long it lasted
 * @param answerAge how old it is; empty where it was made for this question
 */
record SmtpProbeResult(SmtpDialogue dialogue, Duration took, Optional<AnswerAge> answerAge) {

  /** The same visit for whoever asks later. */
  SmtpProbeResult keptAs(AnswerAge facts) {
    return new SmtpProbeResult(dialogue, took, Optional.of(facts));
  }

  /** The other question that is there has heard nothing before our time was over. */
  static SmtpProbeResult stillSilent(Duration waited) {
    var silent = new Broken(Step.CONNECT, DialogueFailureKind.TIMEOUT);
    return new SmtpProbeResult(
        new SmtpDialogue(List.of(), Optional.empty(), Optional.of(silent)),
        waited,
        Optional.empty());
  }

  /** Whether the server will hardly say anything else in the next minutes: no 4yz, no failure. */
  boolean isSteady() {
    return dialogue.broken().isEmpty()
        && dialogue.exchanges().stream().noneMatch(each -> each.reply().isTemporary());
  }

  /**
   * As much of what was said under {@code held} as answers {@code wanted} too: the words on another
   * recipient do not, nor does the certificate as judged for another name.
   */
  SmtpProbeResult inAnswerTo(SmtpScript wanted, SmtpScript held) {
    boolean sameEnvelope = wanted.envelope().equals(held.envelope());
    List<Exchange> said =
        dialogue.exchanges().stream()
            .filter(each -> sameEnvelope || !isOfEnvelope(each.step()))
            .toList();
    return new SmtpProbeResult(
        new SmtpDialogue(
            said,
            dialogue.tls().filter(tls -> wanted.server().equals(held.server())),
            dialogue.broken().filter(each -> sameEnvelope || !isOfEnvelope(each.at()))),
        took,
        answerAge);
  }

  private static boolean isOfEnvelope(Step step) {
    return step == Step.MAIL || step == Step.RCPT;
  }
}
