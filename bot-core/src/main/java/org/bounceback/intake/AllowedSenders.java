package org.bounceback.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.MailAddress;

/**
 * Whose mails are taken.
 *
 * @param senders addresses, and domains that stand for all addresses in them and below; nobody
 *     else's mail is taken
 * @param receivers names under which our own mail servers sign what they found out about a mail
 *     (authserv-id, RFC 8601 section 2.5); where any is given, the sender has to be proved by one
 */
public record AllowedSenders(List<String> senders, List<String> receivers) {
  public AllowedSenders {
    senders = senders.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    receivers = receivers.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    if (senders.isEmpty()) {
      throw new IllegalArgumentException(
          "intake.senders names nobody; give the addresses or domains whose mails are taken");
    }
    for (String each : senders) {
      boolean reads =
          each.contains("@") ? MailAddress.parse(each).isPresent() : Domain.parse(each).isPresent();
      if (!reads) {
        throw new IllegalArgumentException(
            "intake.senders holds \"%s\"; give addresses or domains".formatted(each));
      }
    }
  }

  boolean allow(MailAddress sender) {
    String address = sender.toString().toLowerCase(Locale.ROOT);
    return senders.stream()
        .anyMatch(
            each ->
                each.contains("@")
                    ? each.equals(address)
                    : Domain.parse(each).filter(sender.domain()::isWithin).isPresent());
  }

  /**
   * Whether the topmost result of one of our servers proves that the sender's domain sent this:
   * servers put theirs on top (RFC 8601 section 5), so what stands below may be anybody's.
   *
   * @param results the fields of that name, in the order written
   */
  boolean proved(Domain sender, List<String> results) {
    if (receivers.isEmpty()) {
      return true;
    }
    Optional<String> first = results.stream().findFirst();
    return first.isPresent()
        && AuthenticationResultsHeader.read(first.get())
            .filter(result -> receivers.contains(result.server()))
            .filter(result -> result.proves(sender))
            .isPresent();
  }
}
