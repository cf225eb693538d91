package org.bounceback.bounce;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.mail.Header;

/**
 * Automatic answers of the recipient: absence notes and the like (RFC 3834), and those that ask the
 * sender to show that a person wrote.
 */
final class AnswerFormat implements Format {
  private final Marks marks;

  AnswerFormat(Marks marks) {
    this.marks = marks;
  }

  @Override
  public Optional<Reading> read(Report report) {
    Header header = report.header();
    if (header.first("From").isEmpty() || marks.isFromServer(header) || !isAnswer(report)) {
      return Optional.empty();
    }
    List<Attempt> answering =
        header
            .first("From")
            .flatMap(AddressFinder::first)
            .map(address -> Attempt.told(address, Action.DELIVERED, ""))
            .stream()
            .toList();
    return Optional.of(new Reading(Kind.AUTO_REPLY, answering, Optional.empty()));
  }

  private boolean isAnswer(Report report) {
    Header header = report.header();
    String submitted = field(header, "Auto-Submitted");
    boolean marked =
        submitted.startsWith("auto-")
            || field(header, "Precedence").equals("auto_reply")
            || header.first("X-Autorespond").isPresent()
            || header.first("X-Autoreply").isPresent()
            || header.first("X-Auto-Response-Suppress").isPresent()
            || field(header, "X-Apple-Action").contains("vacation")
            || field(header, "Return-Path").equals("<>")
            || header.first("In-Reply-To").isPresent();
    return (submitted.startsWith("auto-replied") && !isFromList(header))
        || marks.beginsAsAnswer(header)
        || (marks.hasAnswerSubject(header) && marked)
        || isChallenge(report);
  }

  /** A mail of a program's that answers ours and asks for a proof. */
  private boolean isChallenge(Report report) {
    Header header = report.header();
    return header.first("In-Reply-To").isPresent()
        && (field(header, "Auto-Submitted").startsWith("auto-")
            || field(header, "Return-Path").equals("<>"))
        && !isFromList(header)
        && marks.challengesSender(report.words().toLowerCase(Locale.ROOT));
  }

  private static boolean isFromList(Header header) {
    return header.first("List-Id").isPresent() || header.first("List-Unsubscribe").isPresent();
  }

  private static String field(Header header, String name) {
    return header.first(name).orElse("").toLowerCase(Locale.ROOT);
  }
}
