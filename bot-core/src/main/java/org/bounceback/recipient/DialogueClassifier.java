package org.bounceback.recipient;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bounceback.net.SmtpDialogue;
import org.bounceback.net.SmtpDialogue.Broken;
import org.bounceback.net.SmtpDialogue.Step;
import org.bounceback.net.SmtpReply;

/** Concludes from a dialogue how the server behaves towards us. */
final class DialogueClassifier {
  /** "This host never accepts mail" (RFC 7504 section 3). */
  private static final int NEVER_ACCEPTS_MAIL = 521;

  /** The command itself is unknown, whoever says it (RFC 5321 section 4.2.4). */
  private static final Set<Integer> NOT_UNDERSTOOD = Set.of(500, 502);

  private final Predicate<String> speaksOfUs;

  /**
   * A reader.
   *
   * @param speaksOfUs whether a refusal's words are about the sending server or address rather than
   *     about the recipient
   */
  DialogueClassifier(Predicate<String> speaksOfUs) {
    this.speaksOfUs = speaksOfUs;
  }

  ProbeOutcome read(SmtpDialogue dialogue) {
    Optional<ProbeOutcome> refused =
        dialogue.exchanges().stream()
            .filter(each -> each.step() != Step.QUIT && !each.reply().isPositive())
            .map(each -> refusal(each.step(), each.reply()))
            .findFirst();
    return refused
        .or(() -> dialogue.broken().map(DialogueClassifier::broken))
        .orElse(ProbeOutcome.ACCEPTING);
  }

  private ProbeOutcome refusal(Step step, SmtpReply reply) {
    if (step == Step.STARTTLS) {
      return ProbeOutcome.TLS_FAILED;
    }
    if (reply.isTemporary()) {
      return ProbeOutcome.TEMPORARILY_REFUSING;
    }
    if (reply.code() == NEVER_ACCEPTS_MAIL) {
      return ProbeOutcome.REFUSING;
    }
    boolean understood = !NOT_UNDERSTOOD.contains(reply.code());
    boolean beforeAnyRecipient = step == Step.GREETING || (step == Step.EHLO && understood);
    return beforeAnyRecipient || speaksOfUs.test(reply.text())
        ? ProbeOutcome.BLOCKING_US
        : ProbeOutcome.REFUSING;
  }

  private static ProbeOutcome broken(Broken broken) {
    return switch (broken.dialogueFailureKind()) {
      case REFUSED, TIMEOUT, CUT -> ProbeOutcome.UNREACHABLE;
      case PROTOCOL -> ProbeOutcome.PROTOCOL_ERROR;
      case TLS -> ProbeOutcome.TLS_FAILED;
    };
  }
}
