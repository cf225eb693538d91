package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DelistingRequestTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
  private static final String SUBJECT = "203.0.113.5";

  @Test
  void aRequestContainsTheListingTheCauseAndThatItIsFixed() {
    DelistingRequest request = request("spam-source", "A form sent spam; it is closed.");

    assertEquals(
        """
        203.0.113.5 is listed by Example BL (127.0.0.2: spam).
        The list says: "Seen on Monday"
        The cause: A form sent spam; it is closed.
        It is ended. Please remove the entry, or tell us what else you see.

        Example Hosting\
        """,
        request.text());
    assertEquals(Optional.of("https://bl.example/"), request.entry().page());
    assertEquals(NOW.plus(Duration.ofDays(1)), request.nextRequestAt());
  }

  @Test
  void withoutACauseTheRequestDoesNotClaimAFix() {
    String text = request("spam-source", " ").text();

    assertFalse(text.contains("is ended"), text);
    assertEquals(
        "Do not ask yet: find the cause, end it, and say here what it was.",
        text.lines().reduce((first, second) -> second).orElseThrow());
  }

  @Test
  void theProviderMustRequestDelistingOfANetwork() {
    String text = request("escalation", "A form sent spam; it is closed.").text();

    assertFalse(text.contains("Please remove"), text);
  }

  private static DelistingRequest request(String category, String cause) {
    Zone zone =
        BlocklistCatalog.read(
                "zones.tsv",
                "zone\tname\tkinds\tcategory\tweight\tstatus\nbl.example\tExample BL\tip4\t%s\thigh\tlive\n"
                    .formatted(category))
            .zones()
            .get(0);
    var listing =
        new ZoneResult.Listed(
            zone,
            List.of("127.0.0.2"),
            "spam",
            Optional.of("Seen on Monday"),
            false,
            Optional.of("https://bl.example/"),
            Duration.ofMinutes(5));
    return DelistingRequest.of(
        DelistingRequest.Entry.of(listing), SUBJECT, cause, "Example Hosting", NOW);
  }
}
