package org.bounceback.diagnosis;

import java.util.List;
import java.util.Optional;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.MailLogLine;
import org.bounceback.hosting.MailLogReport;

/**
 * What our own servers say of the matter; each part is empty where it was not asked.
 *
 * @param senderMail how the server that hosts the sender's domain treats its mail
 * @param recipientMail the same of the recipient's domain
 * @param blocks whether they block whoever was refused
 * @param log what their logs have on the mail
 */
public record ServerFindings(
    Optional<DomainMailSetup> senderMail,
    Optional<DomainMailSetup> recipientMail,
    Optional<IpBanReport> blocks,
    Optional<MailLogReport> log) {

  /** Nobody was asked. */
  public static final ServerFindings NONE =
      new ServerFindings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  static ServerFindings of(Optional<DomainMailSetup> senderMail) {
    return new ServerFindings(senderMail, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return equals(NONE);
  }

  /** Which account sent the mail, as the log has it. */
  public Optional<String> account() {
    return log.stream()
        .flatMap(each -> each.lines().stream())
        .flatMap(line -> line.account().stream())
        .findFirst()
        .map(String::strip);
  }

  /** The log's lines; none where there is no log. */
  public List<MailLogLine> lines() {
    return log.map(MailLogReport::lines).orElse(List.of());
  }
}
