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
 * Proves that one of our customers wrote the bounced e-mail. An uploaded file may be forged,
 * including its Received lines; our own server's log is not. It is proved if the diagnosis finds
 * that our server sent it, nothing indicates forgery, and our server's log contains its author as
 * the authenticated account or as the envelope sender. The text of log lines is ignored, because it
 * contains recipients, subjects and replies of other servers.
 */
final class OriginProof {

  private OriginProof() {}

  /** Returns the proved author; empty without proof. */
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

  /** Returns accounts that are addresses; other account names say nothing about the author. */
  private static List<String> addresses(
      List<LogLine> lines, Function<LogLine, Optional<String>> member) {
    return lines.stream()
        .flatMap(line -> member.apply(line).flatMap(MailAddress::parse).stream())
        .map(MailAddress::toString)
        .toList();
  }
}
