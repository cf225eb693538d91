package org.bounceback.blocklist;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to write to a list's operator to get off it. That the cause is ended is said only where
 * somebody has told what it was; and nothing is ever sent or fetched, since some removal pages act
 * at one click, which only a person should do who has ended the cause.
 *
 * @param entry what to be rid of
 * @param text what to write; without a cause it says what has to be told first
 * @param again when one may ask again at the earliest, since repeated requests slow a removal down
 */
public record DelistingRequest(Entry entry, String text, Instant again) {
  private static final Duration BETWEEN_REQUESTS = Duration.ofDays(1);

  /**
   * A listing as its list's operator knows it.
   *
   * @param title what people call the list
   * @param codes its answers
   * @param meaning what they mean
   * @param reason the list's own words
   * @param network whether it is about the network, for what others in it did
   * @param page where to ask; empty where one cannot
   * @param how how to get off, in words
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

    /** One that was just found. */
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
          Optional.of(zone.delistHow()).filter(each -> !each.isEmpty()));
    }
  }

  /**
   * The request for one listing.
   *
   * @param subject what is listed
   * @param cause what the cause was and how it was ended, in one or two sentences; blank while
   *     nobody knows
   * @param signature who asks
   */
  public static DelistingRequest of(
      Entry entry, String subject, String cause, String signature, Instant now) {
    return new DelistingRequest(
        entry, text(entry, subject, cause.strip(), signature), askAgain(now));
  }

  /** When one may ask at the earliest after having asked at {@code asked}. */
  public static Instant askAgain(Instant asked) {
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
