package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bounceback.blocklist.ZoneResult.UnavailableReason;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.DnsQuestion;
import org.bounceback.net.DnsReply;
import org.bounceback.net.DnsReply.Cause;
import org.bounceback.net.LoopbackDns;
import org.bounceback.store.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BulkBlocklistCheckTest {
  private static final int SILENT_LISTS = 30;
  private static final int SUBJECTS = 50;

  @Test
  @Timeout(30)
  void respondingListsAreQueriedWhileTheStateOfOthersIsUnknown() throws Exception {
    var dns = new PartlySilentDns(SUBJECTS);
    var bulkBlocklistCheck =
        new BulkBlocklistCheck(
            new BlocklistCheck(dns, catalogue(), new MovableClock()), Duration.ofSeconds(20));
    List<BlocklistReport> reports = new ArrayList<>();
    CompletableFuture<Void> swept =
        CompletableFuture.runAsync(() -> run(bulkBlocklistCheck, reports));

    assertTrue(dns.askedAll(LoopbackDns.LONG_TIMEOUT));
    dns.endTheSilence();
    swept.join();

    assertEquals(SUBJECTS, reports.size());
    reports.forEach(report -> assertEquals(SILENT_LISTS, silent(report)));
  }

  private static long silent(BlocklistReport report) {
    return report.unavailable().stream()
        .filter(unavailable -> unavailable.unavailableReason() == UnavailableReason.TIMEOUT)
        .count();
  }

  private static void run(BulkBlocklistCheck bulkBlocklistCheck, List<BlocklistReport> reports) {
    try {
      bulkBlocklistCheck.run(
          IntStream.range(0, SUBJECTS)
              .mapToObj(last -> BlocklistSubject.parse("203.0.113." + last).orElseThrow())
              .iterator(),
          reports::add);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static BlocklistCatalog catalogue() {
    String silent =
        IntStream.range(0, SILENT_LISTS)
            .mapToObj("silent%d.example\tSilent\tip4\tlow\t\t\t\tlive\n"::formatted)
            .collect(Collectors.joining());
    return BlocklistCatalog.read(
        "zones.tsv",
        "zone\tname\tkinds\tweight\tcodes\terrors\tdelist_url\tstatus\n"
            + "good.example\tGood\tip4\tlow\t\t\t\tlive\n"
            + silent);
  }

  /** Replies negatively for one list, and does not reply for the others until that is ended. */
  private static final class PartlySilentDns implements Dns {
    private final CompletableFuture<DnsReply> silence = new CompletableFuture<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final CountDownLatch names;

    PartlySilentDns(int subjects) {
      // The list's own two test entries in addition to the subjects.
      this.names = new CountDownLatch(subjects + 2);
    }

    @Override
    public CompletionStage<DnsReply> query(DnsQuestion question, Deadline deadline) {
      if (!question.name().endsWith("good.example")) {
        return silence;
      }
      if (asked.add(question.name())) {
        names.countDown();
      }
      return CompletableFuture.completedFuture(new DnsReply.NoSuchName(Duration.ofMinutes(1)));
    }

    boolean askedAll(Duration within) throws InterruptedException {
      return names.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    void endTheSilence() {
      silence.complete(new DnsReply.Failed(Cause.TIMEOUT));
    }
  }
}
