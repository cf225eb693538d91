package org.bounceback.findings;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.hosting.DomainMailSetup;

/**
 * How the server that hosts a domain handles its mail.
 *
 * @param account whose domain it is
 * @param sending the addresses that its mail is sent from, the most likely first
 * @param helo the name that the server uses in its greeting
 * @param routing the code of what the server does with mail to the domain
 * @param stopped why the server accepts no mail from the account; empty while it does
 */
public record MailSetup(
    String domain,
    String server,
    Optional<String> account,
    List<Sending> sending,
    Optional<String> helo,
    String routing,
    Optional<String> stopped) {

  public MailSetup {
    sending = List.copyOf(sending);
  }

  /** Returns the stored form of a setup. */
  public static MailSetup of(DomainMailSetup setup) {
    return new MailSetup(
        setup.domain().name(),
        setup.server(),
        setup.account(),
        setup.sending().stream()
            .map(each -> new Sending(each.ip().toString(), each.source().code()))
            .toList(),
        setup.helo().map(Domain::name),
        setup.routing().code(),
        setup.suspendedReason());
  }

  MailSetup withoutDetails() {
    return new MailSetup(
        domain, server, Optional.empty(), sending, helo, routing, Optional.empty());
  }

  /**
   * An address that mail is sent from.
   *
   * @param source the code of how the panel knows it
   */
  public record Sending(String address, String source) {}
}
