package org.bounceback.diagnosis;

import java.util.List;
import java.util.Optional;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.MailLogLine;
import org.bounceback.hosting.MailLogReport;

/**
 * What our own servers report about a bounce; each part is empty if it was not checked.
 *
 * @param senderMail how the server that hosts the sender's domain treats its mail
 * @param recipientMail how the server that hosts the recipient's domain treats its mail
 * @param blocks whether they block the client that was rejected
 * @param log what their logs contain about the message
 */
public record ServerFindings(
    Optional<DomainMailSetup> senderMail,
    Optional<DomainMailSetup> recipientMail,
    Optional<IpBanReport> blocks,
    Optional<MailLogReport> log) {

  /** No server was checked. */
  public static final ServerFindings NONE =
      new ServerFindings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  static ServerFindings of(Optional<DomainMailSetup> senderMail) {
    return new ServerFindings(senderMail, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns whether all parts are empty. */
  public boolean isEmpty() {
    return equals(NONE);
  }

  /** Returns the account that sent the message, according to the log. */
  public Optional<String> account() {
    return log.stream()
        .flatMap(each -> each.lines().stream())
        .flatMap(line -> line.account().stream())
        .findFirst()
        .map(String::strip);
  }

  /** Returns the log lines; none if no log was read. */
  public List<MailLogLine> lines() {
    return log.map(MailLogReport::lines).orElse(List.of());
  }
}
