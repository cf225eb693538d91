package org.bounceback.recipient;

import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.MailAddress;
import org.bounceback.recipient.SmtpProbeCache.ProbeFreshness;

/**
 * A request to check a recipient's mail servers.
 *
 * @param domain the domain whose mail servers are checked
 * @param address the recipient, if one is known
 * @param rcpt whether MAIL FROM and RCPT TO may be sent, which the operator must allow
 * @param sender the sender for MAIL FROM; empty for {@code <>}
 * @param probeFreshness whether a cached result is accepted
 */
public record RecipientQuestion(
    Domain domain,
    Optional<MailAddress> address,
    boolean rcpt,
    Optional<MailAddress> sender,
    ProbeFreshness probeFreshness) {

  /** Creates a question that accepts a cached result. */
  public RecipientQuestion(
      Domain domain, Optional<MailAddress> address, boolean rcpt, Optional<MailAddress> sender) {
    this(domain, address, rcpt, sender, ProbeFreshness.ANY);
  }

  /** Returns a copy that requires a new result. */
  public RecipientQuestion withFreshProbe() {
    return new RecipientQuestion(domain, address, rcpt, sender, ProbeFreshness.NEW);
  }

  /**
   * Creates a question about an address or a domain, which sends nothing but EHLO, STARTTLS and
   * QUIT.
   */
  public static Optional<RecipientQuestion> about(String text) {
    Optional<MailAddress> address = MailAddress.parse(text);
    return address
        .map(MailAddress::domain)
        .or(() -> Domain.parse(text).filter(domain -> domain.labels().size() > 1))
        .map(domain -> new RecipientQuestion(domain, address, false, Optional.empty()));
  }

  /** Returns the address or domain in question. */
  public String subject() {
    return address.map(MailAddress::toString).orElse(domain.name());
  }
}
