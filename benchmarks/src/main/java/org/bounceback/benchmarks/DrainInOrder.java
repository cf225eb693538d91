package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.StoredMail;
import org.bounceback.sandbox.desk.VendorDeskServer;
import org.bounceback.sandbox.desk.VendorTicket;
import org.bounceback.sandbox.dns.NameServer;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.ticket.EscalationService;
import org.bounceback.ticket.TicketNote;
import org.bounceback.ticket.TicketRequest;
import org.bounceback.ticket.TicketSeverity;

/**
 * Starts a bot with queued cases and notes while the ticket system is unavailable. Once it is
 * available, measures whether the notes of each case arrive in order, how fast everything is
 * delivered, how many requests that takes, and how much memory.
 */
final class DrainInOrder {
  private static final Duration TIMEOUT = Duration.ofMinutes(30);
  private static final int NOTES = 4;
  private static final int PER_MINUTE = 3000;
  private static final CaseRequester SAM =
      new CaseRequester("sam@shop.example", "api", "api", Optional.empty());

  private DrainInOrder() {}

  static BenchmarkReport run(Path launcher, Path folder, int many) throws Exception {
    Path data = folder.resolve("data");
    int cases = many / (1 + NOTES);
    queue(data, cases);
    try (var dns = NameServer.open();
        var desk = VendorDeskServer.requestTracker()) {
      desk.refuseConnections();
      Map<String, String> settings = new HashMap<>();
      settings.put("data", data.toString());
      settings.put("dns.resolver", "127.0.0.1:" + dns.port());
      settings.put("desk.kind", "rt");
      settings.put("desk.url", desk.url().toString());
      settings.put("desk.user", VendorDeskServer.USER);
      settings.put("desk.token", VendorDeskServer.TOKEN);
      settings.put("desk.queue", "Bounces");
      settings.put("desk.field", "Bounce id");
      settings.put("desk.per-minute", Integer.toString(PER_MINUTE));
      settings.put("desk.poll", "1h");
      settings.put("api.token", EscalationClient.TOKEN);
      try (var bot = BotProcess.start(launcher, folder, settings)) {
        return drained(bot, desk, cases);
      }
    }
  }

  /** Queues entries as during an outage: all cases, then the first note of each case, and so on. */
  private static void queue(Path data, int cases) throws IOException, StoreException {
    var clock = Clock.systemUTC();
    String mail = PackagedFiles.bouncedMail();
    try (Database database = Database.open(data)) {
      var caseRepository = new CaseRepository(database, new SecureRandom(), clock);
      var escalationService =
          new EscalationService(database, caseRepository, new Outbox(clock), clock);
      List<CaseId> ids = new ArrayList<>();
      for (int i = 0; i < cases; i++) {
        byte[] own = PackagedFiles.numbered(mail, i).getBytes(StandardCharsets.UTF_8);
        var read = CaseResult.read("It came back.", "recipient-address-problem", "{\"steps\":[]}");
        var brought =
            new NewCase(
                CaseKind.BOUNCE,
                "bounced.eml",
                SAM,
                read,
                Optional.of(new StoredMail("b.eml", own)));
        var wish =
            new TicketRequest(
                "drill-" + i, SAM.person(), "It came back", TicketSeverity.NORMAL, "", false);
        ids.add(escalationService.submit(brought, wish).filed().id());
      }
      for (int n = 1; n <= NOTES; n++) {
        for (CaseId id : ids) {
          escalationService.addNote(id, new TicketNote(id.text() + "-" + n, "Sam", "Note " + n));
        }
      }
    }
  }

  private static BenchmarkReport drained(BotProcess bot, VendorDeskServer desk, int cases)
      throws IOException {
    Instant back = Instant.now();
    desk.acceptConnections();
    ConditionWaiter.until(
        TIMEOUT, () -> notes(desk) >= cases * NOTES, () -> "notes there: " + notes(desk));
    Duration drained = Duration.between(back, Instant.now());
    List<VendorTicket> tickets = desk.tickets();
    var benchmarkReport =
        new BenchmarkReport("cases with notes queued while the ticket system is unavailable");
    benchmarkReport.add("entries", cases * (1 + NOTES));
    benchmarkReport.add("tickets", tickets.size());
    benchmarkReport.add(
        "tickets too many",
        tickets.size() - tickets.stream().map(VendorTicket::name).distinct().count());
    benchmarkReport.add(
        "tickets whose notes are not in order", tickets.stream().filter(t -> !ordered(t)).count());
    benchmarkReport.add("notes too many", notes(desk) - cases * NOTES);
    benchmarkReport.add("seconds to drain", drained.toSeconds());
    benchmarkReport.add("requests a minute allowed", PER_MINUTE);
    benchmarkReport.add(
        "most requests in a minute", RequestRate.maxPerMinute(desk.requestTimes(), back));
    benchmarkReport.add("computed", bot.cpu());
    benchmarkReport.add("most memory in MiB", bot.peakMemory() / 1024);
    return benchmarkReport;
  }

  private static int notes(VendorDeskServer desk) {
    return desk.tickets().stream().mapToInt(ticket -> ticket.messages().size()).sum();
  }

  private static boolean ordered(VendorTicket ticket) {
    List<String> expected = new ArrayList<>();
    for (int n = 1; n <= NOTES; n++) {
      expected.add("Note " + n);
    }
    return ticket.messages().stream()
        .map(said -> said.text().lines().filter(line -> line.startsWith("Note ")).findFirst())
        .map(line -> line.orElse(""))
        .toList()
        .equals(expected);
  }
}
