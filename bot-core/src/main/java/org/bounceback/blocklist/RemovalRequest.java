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
 * @param zone the list
 * @param page where to ask; empty where one cannot
 * @param text what to write; without a cause it says what has to be told first
 * @param again when one may ask again at the earliest, since repeated requests slow a removal down
 */
public record RemovalRequest(Zone zone, Optional<String> page, String text, Instant again) {
  private static final Duration BETWEEN_REQUESTS = Duration.ofDays(1);

  /**
   * The request for one listing.
   *
   * @param cause what the cause was and how it was ended, in one or two sentences; blank while
   *     nobody knows
   * @param signature who asks
   */
  public static RemovalRequest of(
      Finding.Listed listing, Subject subject, String cause, String signature, Instant now) {
    return new RemovalRequest(
        listing.zone(),
        listing.delistUrl(),
        text(listing, subject, cause.strip(), signature),
        now.plus(BETWEEN_REQUESTS));
  }

  private static String text(
      Finding.Listed listing, Subject subject, String cause, String signature) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s is listed by %s (%s: %s)."
            .formatted(
                subject.text(),
                listing.zone().title(),
                String.join(", ", listing.codes()),
                listing.meaning()));
    listing.reason().ifPresent(reason -> lines.add("The list says: \"" + reason + "\""));
    if (listing.zone().isAboutNetworks()) {
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
