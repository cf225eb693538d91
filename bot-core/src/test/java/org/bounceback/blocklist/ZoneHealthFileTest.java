package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bounceback.sandbox.dns.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new process knows about the zones from earlier processes. */
class ZoneHealthFileTest {
  private static final Duration DEADLINE = Duration.ofMillis(900);
  private static final BlocklistCatalog CATALOGUE =
      BlocklistCatalog.read("zones", "bad.example\nother.example\ngood.example\n");

  @TempDir Path folder;
  @AutoClose private final LoopbackLists lists = new LoopbackLists();

  @Test
  void aZoneThatDidNotRespondGetsAShortTimeout() throws IOException {
    lists.server().faults().below("bad.example", Fault.silence());
    checkInANewProcess("203.0.113.5");

    BlocklistReport report = checkInANewProcess("203.0.113.6");

    assertEquals(
        List.of("timeout"),
        report.unavailable().stream()
            .map(unavailable -> unavailable.unavailableReason().code())
            .toList());
    assertTrue(report.took().compareTo(DEADLINE) < 0, report.took().toString());
  }

  @Test
  void aZoneThatRespondsAgainIsUsedImmediately() throws IOException {
    lists.server().faults().below("bad.example", Fault.silence());
    checkInANewProcess("203.0.113.5");
    lists.server().faults().clear();

    assertEquals(3, checkInANewProcess("203.0.113.5").clean().size());
  }

  @Test
  void testEntriesAreNotQueriedAgainWithinAnHour() throws IOException {
    checkInANewProcess("203.0.113.5");
    checkInANewProcess("203.0.113.6");
    assertEquals(1, lists.server().questions().count("2.0.0.127.bad.example", "A"));

    lists.clock().advance(Duration.ofHours(1));
    checkInANewProcess("203.0.113.6");

    assertEquals(2, lists.server().questions().count("2.0.0.127.bad.example", "A"));
  }

  @Test
  void unreadableLinesAreIgnored() throws IOException {
    Files.writeString(
        folder.resolve("zones.tsv"),
        "silent\tbad.example\tyesterday\t1\ntested\tbad.example\tIP9\tnever\t\t\n\0\n");

    assertEquals(3, checkInANewProcess("203.0.113.5").clean().size());
  }

  private BlocklistReport checkInANewProcess(String subject) throws IOException {
    var file = new ZoneHealthFile(folder.resolve("zones.tsv"), lists.clock());
    ZoneHealth health = file.load();
    var check =
        new BlocklistCheck(
            lists.dns(), CATALOGUE, BlocklistCredentials.FREE, health, lists.clock());
    BlocklistReport report = LoopbackLists.run(check, subject, DEADLINE);
    file.save(health);
    return report;
  }
}
