package org.bounceback.bounce.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the lines that real Exim servers wrote, whose outcomes are known. */
class EximLabTest {
  private static final String NEWS = "news@shop-ex.example";

  /** What the servers of the test network do with each address. */
  private static final Map<String, Set<Outcome>> TRUTH =
      Map.ofEntries(
          Map.entry("jane@unknown.example", Set.of(Outcome.FAILED)),
          Map.entry("jane@unknown.exim.example", Set.of(Outcome.FAILED)),
          Map.entry("user@full.example", Set.of(Outcome.FAILED)),
          Map.entry("policy@ok.example", Set.of(Outcome.FAILED)),
          Map.entry("moved@moved.example", Set.of(Outcome.FAILED)),
          Map.entry("a@nodomain.invalid", Set.of(Outcome.FAILED)),
          Map.entry("user@nullmx.example", Set.of(Outcome.FAILED)),
          Map.entry("user@nohost.example", Set.of(Outcome.FAILED)),
          Map.entry("user@blocked.example", Set.of(Outcome.FAILED)),
          Map.entry("user@tls-only.example", Set.of(Outcome.FAILED)),
          Map.entry("nouser@unknown.example", Set.of(Outcome.FAILED)),
          Map.entry("pipe@shop-ex.example", Set.of(Outcome.FAILED)),
          Map.entry("pipebad@shop-ex.example", Set.of(Outcome.FAILED)),
          Map.entry("slow@full.example", Set.of(Outcome.EXPIRED)),
          Map.entry("x@servfail.example", Set.of(Outcome.EXPIRED)),
          Map.entry("user@dead.example", Set.of(Outcome.EXPIRED)),
          Map.entry("user@busy.example", Set.of(Outcome.EXPIRED)),
          Map.entry("user@drops.example", Set.of(Outcome.EXPIRED)),
          Map.entry("user@timeout.example", Set.of(Outcome.EXPIRED)),
          Map.entry("held@shop-ex.example", Set.of(Outcome.EXPIRED)),
          Map.entry("trash@shop-ex.example", Set.of(Outcome.DISCARDED)),
          Map.entry("user@greylist.example", Set.of(Outcome.DELIVERED)),
          Map.entry("archive@shop-ex.example", Set.of(Outcome.DELIVERED)),
          Map.entry("file@shop-ex.example", Set.of(Outcome.DELIVERED)),
          Map.entry("full@shop-ex.example", Set.of(Outcome.DELIVERED)),
          Map.entry("news", Set.of(Outcome.DELIVERED)),
          Map.entry("user@ok.example", Set.of(Outcome.DELIVERED, Outcome.FAILED)),
          Map.entry(NEWS, Set.of(Outcome.DELIVERED)),
          Map.entry("boss@ok.example", Set.of(Outcome.FAILED)),
          Map.entry("web@shop-ex.example", Set.of(Outcome.FAILED)));

  private static LogReport read(List<String> lines) {
    return LogReader.create().read(lines);
  }

  private static List<String> lines(String resource) {
    return LogPaste.text("lab/" + resource).lines().toList();
  }

  private static Map<String, Set<Outcome>> outcomes(List<LogEntry> entries) {
    return entries.stream()
        .filter(entry -> entry.command().isEmpty())
        .collect(
            Collectors.groupingBy(
                LogEntry::recipient,
                Collectors.mapping(LogEntry::outcome, Collectors.toCollection(TreeSet::new))));
  }

  @Test
  void theMainLogHasTheOutcomeOfEveryMessage() {
    assertEquals(TRUTH, outcomes(read(lines("exim-main.txt")).entries()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exim-arguments.txt", "exim-all-fields.txt", "exim-ports.txt"})
  void aPartOfALogHasNoOtherOutcome(String resource) {
    Set<Outcome> open = Set.of(Outcome.DEFERRED, Outcome.ACCEPTED);
    outcomes(read(lines(resource)).entries())
        .forEach(
            (recipient, outcomes) ->
                outcomes.stream()
                    .filter(outcome -> !open.contains(outcome))
                    .forEach(
                        outcome ->
                            assertTrue(
                                TRUTH.getOrDefault(recipient, Set.of()).contains(outcome),
                                resource + ": " + recipient + " " + outcome)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exim-main.txt", "exim-arguments.txt", "exim-all-fields.txt"})
  void everyMessageHasItsSenderTimeAndClient(String resource) {
    for (LogEntry entry : read(lines(resource)).entries()) {
      boolean early = entry.command().startsWith("EHLO") || entry.command().startsWith("conn");
      assertTrue(early || entry.sender().isPresent(), entry.line());
      assertTrue(entry.time().isPresent(), entry.line());
      assertTrue(
          !entry.client().host().equals(LogHost.NONE) || entry.client().localUser().isPresent(),
          entry.line());
      assertTrue(
          entry.outcome() == Outcome.DELIVERED || !entry.text().contains("R="), entry.text());
    }
  }

  @Test
  void theOrderOfTheLinesDoesNotMatter() {
    var newestFirst = new ArrayList<>(lines("exim-main.txt"));
    Collections.reverse(newestFirst);

    assertEquals(TRUTH, outcomes(read(newestFirst).entries()));
  }

  @Test
  void theReasonOfAnExpiredMessageIsTheOlderOne() {
    LogEntry entry =
        read(lines("exim-main.txt")).entries().stream()
            .filter(each -> each.recipient().equals("slow@full.example"))
            .findFirst()
            .orElseThrow();

    assertTrue(entry.text().contains("452 4.2.2"), entry.text());
    assertEquals("2026-12-01 21:18:07", entry.time().orElseThrow().text());
    assertEquals(Optional.of("mx.ok.example"), entry.remote().name());
    assertEquals(Optional.of("1xYVEl-0005pV-2R"), entry.bounceId());
  }

  @Test
  void theTextEndsBeforeTheTimesOfTheDelivery() {
    assertTrue(
        read(lines("exim-all-fields.txt")).entries().stream()
            .noneMatch(entry -> entry.text().contains("DT=")));
  }

  @ParameterizedTest
  @CsvSource({
    "exim-reject.txt, 13, 2",
    "exim-message-logs.txt, 11, 0",
    "exim-queue.txt, 10, 0",
    "exigrep.txt, 5, 0",
    "exigrep-part.txt, 17, 0",
    "exinext.txt, 3, 0"
  })
  void otherOutputs(String resource, int entries, int logins) {
    LogReport report = read(lines(resource));

    assertEquals(entries, report.entries().size());
    assertEquals(logins, report.accessEvents().size());
    assertEquals(List.of(), report.leftOut());
  }

  @Test
  void theRejectLogNamesTheRecipientsBelow() {
    LogEntry spam =
        read(lines("exim-reject.txt")).entries().stream()
            .filter(entry -> entry.command().equals("after DATA"))
            .findFirst()
            .orElseThrow();

    assertEquals(NEWS, spam.recipient());
    assertEquals(Optional.of("1xYVJB-0001Ld-2d"), spam.queueId());
    assertEquals(Optional.of("mail.other.example [203.0.113.77]"), spam.client().host().text());
  }

  @Test
  void aFailedLoginNamesTheAccountAndTheAddress() {
    AccessEvent event = read(lines("exim-main.txt")).accessEvents().get(1);

    assertEquals(AccessEvent.Kind.LOGIN_FAILED, event.kind());
    assertEquals(Optional.of("hacked@shop-ex.example"), event.login());
    assertEquals(Optional.of("203.0.113.78"), event.clientIp().map(Object::toString));
    assertEquals(Optional.of("smtp"), event.service());
  }

  @Test
  void theIdOfTheReceiverIsKept() {
    assertTrue(
        read(lines("exigrep.txt")).entries().stream()
            .anyMatch(entry -> entry.remoteQueueId().equals(Optional.of("B79082A8D1A"))));
  }
}
