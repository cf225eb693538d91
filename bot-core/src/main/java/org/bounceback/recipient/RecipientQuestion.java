package org.bounceback.recipient;

import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.MailAddress;
import org.bounceback.recipient.SmtpProbeCache.ProbeFreshness;

/**
 * What to find out.
 *
 * @param domain whose mail servers
 * @param address the recipient, if one is known
 * @param rcpt whether MAIL FROM and RCPT TO may be said, which the operator has to allow
 * @param sender the sender to give then; empty for {@code <>}
 * @param probeFreshness whether a kept answer will do
 */
public record RecipientQuestion(
    Domain domain,
    Optional<MailAddress> address,
    boolean rcpt,
    Optional<MailAddress> sender,
    ProbeFreshness probeFreshness) {

  /** A question to which a kept answer will do. */
  public RecipientQuestion(
      Domain domain, Optional<MailAddress> address, boolean rcpt, Optional<MailAddress> sender) {
    this(domain, address, rcpt, sender, ProbeFreshness.ANY);
  }

  /** The same for whoever wants a new answer. */
  public RecipientQuestion anew() {
    return new RecipientQuestion(domain, address, rcpt, sender, ProbeFreshness.NEW);
  }

  /** About an address or a domain; nothing past EHLO, STARTTLS and QUIT is said. */
  public static Optional<RecipientQuestion> about(String text) {
    Optional<MailAddress> address = MailAddress.parse(text);
    return address
        .map(MailAddress::domain)
        .or(() -> Domain.parse(text).filter(domain -> domain.labels().size() > 1))
        .map(domain -> new RecipientQuestion(domain, address, false, Optional.empty()));
  }

  /** The address or domain in question. */
  public String subject() {
    return address.map(MailAddress::toString).orElse(domain.name());
  }
}
