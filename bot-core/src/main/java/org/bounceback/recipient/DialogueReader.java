package org.bounceback.recipient;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bounceback.net.SmtpDialogue;
import org.bounceback.net.SmtpDialogue.Broken;
import org.bounceback.net.SmtpDialogue.Step;
import org.bounceback.net.SmtpReply;

/** Concludes from a dialogue how the server behaves towards us. */
final class DialogueReader {
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
  DialogueReader(Predicate<String> speaksOfUs) {
    this.speaksOfUs = speaksOfUs;
  }

  Outcome read(SmtpDialogue dialogue) {
    Optional<Outcome> refused =
        dialogue.exchanges().stream()
            .filter(each -> each.step() != Step.QUIT && !each.reply().isPositive())
            .map(each -> refusal(each.step(), each.reply()))
            .findFirst();
    return refused
        .or(() -> dialogue.broken().map(DialogueReader::broken))
        .orElse(Outcome.ACCEPTING);
  }

  private Outcome refusal(Step step, SmtpReply reply) {
    if (step == Step.STARTTLS) {
      return Outcome.TLS_FAILED;
    }
    if (reply.isTemporary()) {
      return Outcome.TEMPORARILY_REFUSING;
    }
    if (reply.code() == NEVER_ACCEPTS_MAIL) {
      return Outcome.REFUSING;
    }
    boolean understood = !NOT_UNDERSTOOD.contains(reply.code());
    boolean beforeAnyRecipient = step == Step.GREETING || (step == Step.EHLO && understood);
    return beforeAnyRecipient || speaksOfUs.test(reply.text())
        ? Outcome.BLOCKING_US
        : Outcome.REFUSING;
  }

  private static Outcome broken(Broken broken) {
    return switch (broken.dialogueFailureKind()) {
      case REFUSED, TIMEOUT, CUT -> Outcome.UNREACHABLE;
      case PROTOCOL -> Outcome.PROTOCOL_ERROR;
      case TLS -> Outcome.TLS_FAILED;
    };
  }
}
