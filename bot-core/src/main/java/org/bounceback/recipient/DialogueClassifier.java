package org.bounceback.recipient;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bounceback.net.SmtpDialogue;
import org.bounceback.net.SmtpDialogue.Broken;
import org.bounceback.net.SmtpDialogue.Step;
import org.bounceback.net.SmtpReply;

/** Derives from an SMTP dialogue how the server treats us. */
final class DialogueClassifier {
  /** The reply "this host never accepts mail" (RFC 7504 section 3). */
  private static final int NEVER_ACCEPTS_MAIL = 521;

  /** Replies for an unknown command, regardless of the client (RFC 5321 section 4.2.4). */
  private static final Set<Integer> NOT_UNDERSTOOD = Set.of(500, 502);

  private final Predicate<String> isAboutUs;

  /**
   * Creates a classifier.
   *
   * @param isAboutUs tests whether the text of a rejection is about the sending server or IP and
   *     not about the recipient
   */
  DialogueClassifier(Predicate<String> isAboutUs) {
    this.isAboutUs = isAboutUs;
  }

  ProbeOutcome classify(SmtpDialogue dialogue) {
    Optional<ProbeOutcome> refused =
        dialogue.exchanges().stream()
            .filter(exchange -> exchange.step() != Step.QUIT && !exchange.reply().isPositive())
            .map(exchange -> refusal(exchange.step(), exchange.reply()))
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
    return beforeAnyRecipient || isAboutUs.test(reply.text())
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
