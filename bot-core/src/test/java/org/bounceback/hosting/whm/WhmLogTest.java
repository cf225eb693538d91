package org.bounceback.hosting.whm;

import static org.bounceback.hosting.vendor.HostingPanelContract.ample;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.address.MailAddress;
import org.bounceback.hosting.MailLogLine;
import org.bounceback.hosting.MailLogQuery;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WhmLogTest {
  private static final Instant SENT = Instant.parse("2026-11-24T08:00:00Z");

  @AutoClose private final WhmHouse house = new WhmHouse();

  WhmLogTest() throws IOException {
    delivery("1xVl5P-0003PL-1f", "kim@shop.example", "bob@example.org", "failure", SENT);
    delivery("1xVl5P-0003PL-1f", "kim@shop.example", "ann@example.org", "success", SENT);
    delivery("1xVm00-0001AA-2b", "boss@bakery.example", "bob@example.org", "success", SENT);
    delivery(
        "1xAa00-0001AA-9z",
        "kim@shop.example",
        "bob@example.org",
        "success",
        Instant.parse("2026-06-01T08:00:00Z"));
  }

  @Test
  void aQueueIdFindsOnlyTheLinesOfThatMessage() throws Exception {
    List<MailLogLine> lines = house.panel().logLines(ofId("1xVl5P-0003PL-1f"), ample());

    assertEquals(1, lines.size());
    assertEquals(
        new MailLogLine(
            "srv12",
            Optional.of(SENT),
            Optional.of("1xVl5P-0003PL-1f"),
            Optional.of("kim@shop.example"),
            Optional.of("shop"),
            "2026-11-24T08:00:00Z 1xVl5P-0003PL-1f failure from=<kim@shop.example>"
                + " to=<bob@example.org> host=mx.example.org ip=198.51.100.25"
                + " login=kim@shop.example: 550 5.1.1 User unknown"),
        lines.get(0));
  }

  @Test
  void theQueueIdOfAnotherCustomersMessageFindsNothing() throws Exception {
    assertEquals(List.of(), house.panel().logLines(ofId("1xVm00-0001AA-2b"), ample()));
  }

  @Test
  void senderAndRecipientFindItWithinTheTimeRange() throws Exception {
    List<MailLogLine> lines = house.panel().logLines(between(SENT), ample());

    assertEquals(
        List.of(Optional.of("1xVl5P-0003PL-1f")),
        lines.stream().map(MailLogLine::queueId).toList());
  }

  @Test
  void reportsAreAlwaysRequestedWithAFilterAndALimit() throws Exception {
    house.panel().logLines(between(SENT), ample());

    assertTrue(
        house.server.requests().stream()
            .allMatch(
                each ->
                    each.parameter("api.filter.enable").equals(Optional.of("1"))
                        && !each.parameter("max_results_by_type").equals(Optional.of("0"))));
  }

  private static MailLogQuery ofId(String id) {
    return new MailLogQuery(
        List.of(id),
        MailAddress.parse("kim@shop.example"),
        MailAddress.parse("bob@example.org"),
        Optional.of(SENT));
  }

  private static MailLogQuery between(Instant around) {
    return new MailLogQuery(
        List.of(),
        MailAddress.parse("kim@shop.example"),
        MailAddress.parse("bob@example.org"),
        Optional.of(around));
  }

  private void delivery(String id, String sender, String recipient, String type, Instant time) {
    var record =
        new HashMap<String, Object>(
            Map.of(
                "msgid",
                id,
                "sender",
                sender,
                "recipient",
                recipient,
                "type",
                type,
                "sendunixtime",
                time.getEpochSecond(),
                "actionunixtime",
                time.getEpochSecond(),
                "host",
                "mx.example.org",
                "ip",
                "198.51.100.25",
                "senderauth",
                sender,
                "message",
                "550 5.1.1 User unknown"));
    record.put("user", sender.split("[@.]", -1)[1]);
    house.world.delivery(record);
  }
}
