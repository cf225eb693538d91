package org.bounceback.ticket;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bounceback.address.MailAddress;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.BounceMessage;
import org.bounceback.findings.Findings;
import org.bounceback.findings.OwnServerFindings.LogLine;

/**
 * Proves that a customer of ours wrote the mail that came back. An uploaded file may say anything,
 * its Received lines too; the log of our own server does not. A mail is proved when the diagnosis
 * finds that our server sent it, nothing says that it was forged, and our server's log records its
 * author as the account that logged in or as the envelope sender. The text of a line counts for
 * nothing: recipients, subjects and answers of other servers are in it.
 */
final class OriginProof {

  private OriginProof() {}

  /** The author whose mail it is known to be; empty where that is not proved. */
  static Optional<MailAddress> author(Findings findings) {
    return findings instanceof BounceFindings bounce
        ? bounce
            .message()
            .filter(message -> isSentByUs(message.origin()))
            .flatMap(BounceMessage::from)
            .flatMap(MailAddress::parse)
            .filter(address -> isInOurLog(bounce, address))
        : Optional.empty();
  }

  private static boolean isSentByUs(BounceMessage.Origin origin) {
    return origin.ours().orElse(false) && !origin.forged();
  }

  private static boolean isInOurLog(BounceFindings bounce, MailAddress author) {
    List<LogLine> lines = bounce.ownServers().stream().flatMap(own -> own.log().stream()).toList();
    List<String> logins = addresses(lines, LogLine::account);
    String wanted = author.toString();
    return logins.isEmpty()
        ? addresses(lines, LogLine::sender).stream().anyMatch(wanted::equalsIgnoreCase)
        : logins.stream().allMatch(wanted::equalsIgnoreCase);
  }

  /** Accounts may have other names than addresses; those say nothing about the author. */
  private static List<String> addresses(
      List<LogLine> lines, Function<LogLine, Optional<String>> member) {
    return lines.stream()
        .flatMap(line -> member.apply(line).flatMap(MailAddress::parse).stream())
        .map(MailAddress::toString)
        .toList();
  }
}
