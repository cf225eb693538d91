package org.bounceback.bounce.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.log.AccessEvent;
import org.bounceback.bounce.log.LogEntry;
import org.bounceback.bounce.log.Outcome;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class PastedReportReaderTest {
  private static final int ROWS = 5_000;
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final PastedReportReader reader = PastedReportReader.create();

  private List<LogEntry> entries(String paste) {
    return reader.read(paste.lines().toList()).entries();
  }

  @Test
  void readsTheColumnsInAnyOrder() {
    LogEntry entry =
        entries(
                """
                Result\tDelivery IP\tRecipient\tID\tUser\tSender IP\tSent Time\tSender\tEvent\tDelivery Host
                550 Gone\t203.0.113.9\tb@two.example\t1vPq2A-00000001abc-2xYz\tone\t198.51.100.7\tDec 1, 2026, 3:04:05 PM\ta@one.example\tError\tmx.two.example
                """)
            .get(0);

    assertEquals("b@two.example", entry.recipient());
    assertEquals(Optional.of("a@one.example"), entry.sender());
    assertEquals(Outcome.FAILED, entry.outcome());
    assertEquals("550 Gone", entry.text());
    assertEquals(Optional.of("mx.two.example [203.0.113.9]"), entry.remote().text());
    assertEquals(Optional.of("198.51.100.7"), entry.client().host().text());
    assertEquals(Optional.of("one"), entry.client().localUser());
    assertEquals(Optional.of("1vPq2A-00000001abc-2xYz"), entry.queueId());
    assertEquals("2026-12-01T15:04:05", entry.time().orElseThrow().local().toString());
  }

  @Test
  void leavesTheOtherLinesOfThePaste() {
    PastedReport report =
        reader.read(
            List.of(
                "Hello,",
                "Event,Sender,Recipient,Result",
                "Error,a@one.example,b@two.example,\"550 No",
                "550 Such user\"",
                "",
                "Regards"));

    assertEquals(List.of("Hello,", "", "", "", "", "Regards"), report.rest());
    assertEquals("550 No\n550 Such user", report.entries().get(0).text());
  }

  @Test
  void joinsTheEventsOfOneMessage() {
    List<LogEntry> entries =
        entries(
            """
            #Fields: date-time,event-id,message-id,recipient-address,recipient-status,sender-address
            2026-12-01T07:14:50.000Z,RECEIVE,<m@one.example>,b@two.example,,a@one.example
            2026-12-01T07:14:55.000Z,FAIL,<m@one.example>,b@two.example;c@two.example,550 5.1.1 b;550 5.2.2 c,a@one.example
            2026-12-01T07:14:56.000Z,DSN,<d@one.example>,a@one.example,,<>
            """);

    assertEquals(
        List.of("b@two.example failed 550 5.1.1 b", "c@two.example failed 550 5.2.2 c"),
        entries.stream()
            .map(each -> each.recipient() + " " + each.outcome().code() + " " + each.text())
            .toList());
  }

  @Test
  void takesTheLastErrorAndItsServerFromTheDetails() {
    LogEntry entry =
        entries(
                """
                Event  : Fail
                Detail : Reason: [{LED=550 5.1.1 {x} };{MSG=};{FQDN=mx.two.example};{IP=203.0.113.9};{LRT=}]
                SenderAddress : a@one.example
                RecipientAddress : b@two.example
                """)
            .get(0);

    assertEquals("550 5.1.1 {x}", entry.text());
    assertEquals(Optional.of("mx.two.example [203.0.113.9]"), entry.remote().text());
  }

  @Test
  void readsBlockedAddressesAndFailedLogins() {
    List<AccessEvent> events =
        reader
            .read(
                """
                IP Address\tComments\tBegin Time\tExpiration Time
                198.51.100.7\tUsername: a@one.example\t2026-12-01 07:36:44\t2026-12-01 13:36:44

                User\tIP Address\tService\tLogin Time\tMinutes Remaining
                a@one.example\t198.51.100.8\tmail\t2026-12-01 07:36:44\t12
                """
                    .lines()
                    .toList())
            .accessEvents();

    assertEquals(AccessEvent.Kind.BLOCKED, events.get(0).kind());
    assertEquals(Optional.of("a@one.example"), events.get(0).login());
    assertEquals(AccessEvent.Kind.LOGIN_FAILED, events.get(1).kind());
    assertEquals("198.51.100.8", events.get(1).clientIp().orElseThrow().toString());
  }

  @Test
  void ignoresTablesAboutOtherThings() {
    assertTrue(
        entries(
                "Order,Customer,Recipient,Date,Status\n"
                    + "1,c@one.example,b@two.example,2026-12-01,Failed")
            .isEmpty());
    assertTrue(entries("Event,Date,Recipient,Result\nMeeting,2026-12-01,Ann,Accepted").isEmpty());
    assertTrue(
        entries("Subject: Failed\nFrom: a@one.example\nDate: today\nStatus: 5.1.1").isEmpty());
  }

  @Test
  void readsManyRowsInLinearTime() {
    var lines = new ArrayList<>(List.of("Received,SenderAddress,RecipientAddress,Status"));
    for (int i = 0; i < ROWS; i++) {
      lines.add("12/1/2026 7:14:55 AM,a@one.example,b" + i + "@two.example,Failed");
    }

    assertEquals(
        ROWS,
        Assertions.assertTimeoutPreemptively(LIMIT, () -> reader.read(lines)).entries().size());
  }
}
