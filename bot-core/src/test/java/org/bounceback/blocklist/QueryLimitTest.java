package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bounceback.blocklist.ZoneResult.UnavailableReason;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.bounceback.net.Deadline;
import org.bounceback.net.LoopbackDns;
import org.bounceback.sandbox.dns.Blocklist;
import org.junit.jupiter.api.Test;

/** Lists with a query limit are not queried more often. */
class QueryLimitTest {

  @Test
  void humanReadableLimitsAreParsed() {
    assertEquals(
        List.of(
            new QueryLimit(100_000, Duration.ofDays(1)), new QueryLimit(5, Duration.ofSeconds(1))),
        QueryLimit.parseAll("100,000 a day or 5 a second"));
    assertEquals(
        List.of(new QueryLimit(1, Duration.ofMillis(100))),
        QueryLimit.parseAll("1 in 100 ms for an address block"));
    assertEquals(List.of(), QueryLimit.parseAll("ask the operator"));
  }

  @Test
  void everyLimitOfTheCatalogIsParsed() {
    for (var row :
        Table.parse("zones.tsv", Resources.text(BlocklistCatalog.class, "zones.tsv")).rows()) {
      String limit = row.getOrDefault("limit", "");
      assertEquals(limit.isEmpty(), QueryLimit.parseAll(limit).isEmpty(), row.toString());
    }
  }

  @Test
  void queriesAboveTheLimitAreDelayedOrSkipped() throws Exception {
    try (var dns = new LoopbackDns()) {
      new Blocklist(dns.server().zones(), "bl.example").list("203.0.113.9", "127.0.0.2", "");
      var blocklistCatalog =
          BlocklistCatalog.read(
              "zones.tsv",
              """
              zone\tname\tkinds\tweight\tlimit\tstatus
              bl.example\tBL\tip4\tmedium\t4 in 200 ms\tlive
              """);
      var check = new BlocklistCheck(dns.client(), blocklistCatalog, Clock.systemUTC());

      List<BlocklistReport> reports = ask(check, 60);

      List<ZoneResult> zoneResults =
          reports.stream().flatMap(report -> report.zoneResults().stream()).toList();
      long clean = zoneResults.stream().filter(ZoneResult.Clean.class::isInstance).count();
      assertTrue(clean >= 4 && clean < 30, clean + " were queried");
      assertTrue(
          zoneResults.stream()
              .filter(ZoneResult.Unavailable.class::isInstance)
              .allMatch(
                  unavailable ->
                      ((ZoneResult.Unavailable) unavailable).unavailableReason()
                          == UnavailableReason.SKIPPED_BREAKER));
      assertFalse(zoneResults.stream().anyMatch(ZoneResult.Listed.class::isInstance));
    }
  }

  private static List<BlocklistReport> ask(BlocklistCheck check, int many) {
    Deadline deadline = Deadline.after(Duration.ofMillis(900));
    return IntStream.range(0, many)
        .mapToObj(i -> BlocklistSubject.parse("198.51.100." + (i + 1)).orElseThrow())
        .map(
            subject ->
                check.check(subject, deadline, (done, all, zoneResult) -> {}).toCompletableFuture())
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }
}
