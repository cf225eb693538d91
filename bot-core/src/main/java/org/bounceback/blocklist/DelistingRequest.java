package org.bounceback.blocklist;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request to a list's operator to delist an IP or domain. It states that the problem is fixed
 * only if a user entered the cause. The bot never sends the request or opens a delisting page,
 * because some of them act on one click, and only a person who fixed the problem should do that.
 *
 * @param entry the listing
 * @param text the text of the request; without a cause, it says what is missing
 * @param nextRequestAt the earliest time of another request, because repeated requests delay a
 *     removal
 */
public record DelistingRequest(Entry entry, String text, Instant nextRequestAt) {
  private static final Duration BETWEEN_REQUESTS = Duration.ofDays(1);

  /**
   * A listing as the list's operator sees it.
   *
   * @param title the display name of the list
   * @param codes the return codes
   * @param meaning their meaning
   * @param reason the list's own explanation
   * @param network whether the listing is about the network, for abuse by others in it
   * @param page the delisting page; empty if there is none
   * @param how delisting instructions
   */
  public record Entry(
      String zone,
      String title,
      List<String> codes,
      String meaning,
      Optional<String> reason,
      boolean network,
      Optional<String> page,
      Optional<String> how) {
    public Entry {
      codes = List.copyOf(codes);
    }

    /** Creates an entry for a new result. */
    public static Entry of(ZoneResult.Listed listing) {
      Zone zone = listing.zone();
      return new Entry(
          zone.name(),
          zone.title(),
          listing.codes(),
          listing.meaning(),
          listing.reason(),
          zone.isAboutNetworks(),
          listing.delistUrl(),
          Optional.of(zone.delistHow()).filter(text -> !text.isEmpty()));
    }
  }

  /**
   * Creates the request for one listing.
   *
   * @param subject the listed IP or domain
   * @param cause the cause and how it was fixed, in one or two sentences; blank if unknown
   * @param signature the sender of the request
   */
  public static DelistingRequest of(
      Entry entry, String subject, String cause, String signature, Instant now) {
    return new DelistingRequest(
        entry, text(entry, subject, cause.strip(), signature), nextRequestAfter(now));
  }

  /** Returns the earliest time of another request after one at {@code asked}. */
  public static Instant nextRequestAfter(Instant asked) {
    return asked.plus(BETWEEN_REQUESTS);
  }

  private static String text(Entry entry, String subject, String cause, String signature) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s is listed by %s (%s: %s)."
            .formatted(subject, entry.title(), String.join(", ", entry.codes()), entry.meaning()));
    entry.reason().ifPresent(reason -> lines.add("The list says: \"" + reason + "\""));
    if (entry.network()) {
      lines.add("The entry is about the network, so its provider has to ask.");
      return String.join("\n", lines);
    }
    if (cause.isEmpty()) {
      lines.add("Do not ask yet: find the cause, end it, and say here what it was.");
      return String.join("\n", lines);
    }
    lines.add("The cause: " + cause);
    lines.add("It is ended. Please remove the entry, or tell us what else you see.");
    lines.add("");
    lines.add(signature);
    return String.join("\n", lines);
  }
}
