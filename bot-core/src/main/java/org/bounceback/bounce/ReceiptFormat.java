package org.bounceback.bounce;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.mail.Header;

/**
 * Receipts of a mail program: the mail was shown, or deleted unread (RFC 8098). Either way it had
 * arrived.
 */
final class ReceiptFormat implements Format {

  @Override
  public Optional<Reading> read(Report report) {
    Header header = report.header();
    String type = header.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.startsWith("multipart/report") || !type.contains("disposition-notification")) {
      return Optional.empty();
    }
    List<Attempt> reading =
        header
            .first("From")
            .flatMap(AddressFinder::first)
            .map(address -> Attempt.told(address, Action.DELIVERED, ""))
            .stream()
            .toList();
    return Optional.of(new Reading(Kind.AUTO_REPLY, reading, Optional.empty()));
  }
}
