package org.bounceback.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.MailAddress;

/**
 * The senders whose messages are accepted.
 *
 * @param senders addresses, and domains that include all addresses in them and their subdomains;
 *     messages of other senders are rejected
 * @param receivers names in the Authentication-Results fields of our own mail servers (authserv-id,
 *     RFC 8601 section 2.5); if there are any, one of them must authenticate the sender
 */
public record AllowedSenders(List<String> senders, List<String> receivers) {
  public AllowedSenders {
    senders = senders.stream().map(sender -> sender.toLowerCase(Locale.ROOT)).toList();
    receivers = receivers.stream().map(receiver -> receiver.toLowerCase(Locale.ROOT)).toList();
    if (senders.isEmpty()) {
      throw new IllegalArgumentException(
          "intake.senders is empty; list the addresses or domains whose messages are accepted");
    }
    for (String sender : senders) {
      boolean isValid =
          sender.contains("@")
              ? MailAddress.parse(sender).isPresent()
              : Domain.parse(sender).isPresent();
      if (!isValid) {
        throw new IllegalArgumentException(
            "intake.senders contains \"%s\"; list addresses or domains".formatted(sender));
      }
    }
  }

  boolean allow(MailAddress sender) {
    String address = sender.toString().toLowerCase(Locale.ROOT);
    return senders.stream()
        .anyMatch(
            entry ->
                entry.contains("@")
                    ? entry.equals(address)
                    : Domain.parse(entry).filter(sender.domain()::isWithin).isPresent());
  }

  /**
   * Returns whether the topmost result of one of our servers authenticates the sender's domain.
   * Servers put their result on top (RFC 8601 section 5), so results below may be forged.
   *
   * @param results the Authentication-Results fields, in the order written
   */
  boolean isAuthenticated(Domain sender, List<String> results) {
    if (receivers.isEmpty()) {
      return true;
    }
    Optional<String> first = results.stream().findFirst();
    return first.isPresent()
        && AuthenticationResultsHeader.parse(first.get())
            .filter(result -> receivers.contains(result.server()))
            .filter(result -> result.proves(sender))
            .isPresent();
  }
}
