package org.bounceback.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.DeskId;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.commands.Bot;
import org.bounceback.chat.commands.CaseServices;
import org.bounceback.chat.commands.ChatChecks;
import org.bounceback.chat.commands.ServerAdministration;
import org.bounceback.chat.commands.TicketCardUpdater;
import org.bounceback.chat.runtime.CardLocationRepository;
import org.bounceback.chat.runtime.EventInbox;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.complaint.ComplaintCheck;
import org.bounceback.diagnosis.DiagnosisEngine;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.diagnosis.HostingProbes;
import org.bounceback.diagnosis.MailAnalysis;
import org.bounceback.erasure.PersonalDataEraser;
import org.bounceback.hosting.ServerTable;
import org.bounceback.hosting.SubmissionServerCheck;
import org.bounceback.net.DnsClient;
import org.bounceback.net.JdkHttp;
import org.bounceback.net.OutboundPolicy;
import org.bounceback.net.SmtpProbe;
import org.bounceback.ocr.OcrResult;
import org.bounceback.recipient.RecipientCheck;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.desk.VendorDeskServer;
import org.bounceback.sandbox.dns.Blocklist;
import org.bounceback.sandbox.dns.NameServer;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxProcessor;
import org.bounceback.store.outbox.RetryBackoff;
import org.bounceback.supervision.SupervisedScheduler;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.EscalationService;
import org.bounceback.ticket.desk.DeskConfig;
import org.bounceback.ticket.desk.DeskKind;
import org.bounceback.ticket.desk.HttpDesk;
import org.bounceback.ticket.desk.requesttracker.RequestTracker;
import org.bounceback.watch.WatchService;

/** The bot with its environment: a DNS with one blocklist, and a strict ticket system. */
public final class BotWithStandIns implements AutoCloseable {
  public static final String LIST = "bl.example.net";
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** How often a ticket is read. */
  private static final Duration OFTEN = Duration.ofMillis(100);

  public final NameServer dns;
  public final DeskServer desk;
  public final CaseRepository caseRepository;
  public final CardLocationRepository places;
  public final EventInbox eventInbox;
  public final EscalationService escalationService;
  public final Bot bot;
  private final Database database;
  private final DnsClient dnsClient;
  private final ExecutorService tcpWorkers = Executors.newCachedThreadPool();
  private final SupervisedScheduler watch = new SupervisedScheduler("test smtp");
  private final WorkerPools workerPools = new WorkerPools(64, 16, 16, 300);
  private final OutboxProcessor outboxProcessor;

  private BotWithStandIns(
      String platform, Path data, CardPublisher editor, Optional<Desk> elsewhere, Clock clock)
      throws IOException, StoreException {
    dns = NameServer.open();
    dns.zones().open(LIST);
    blocklist().list("127.0.0.2", "127.0.0.2", "test entry");
    desk = DeskServer.open(DeskRules.open(), clock);
    var resolver = OutboundPolicy.namedByOperator(Ip.parse("127.0.0.1").orElseThrow(), dns.port());
    dnsClient = new DnsClient(resolver, tcpWorkers);
    database = Database.open(data);
    caseRepository = new CaseRepository(database, new SecureRandom(), clock);
    places = new CardLocationRepository(database);
    eventInbox = new EventInbox(database, clock);
    escalationService = new EscalationService(database, caseRepository, new Outbox(clock), clock);
    BlocklistCatalog blocklistCatalog = BlocklistCatalog.read("zones.tsv", LIST + "\n");
    var reader = BundledData.READER;
    bot =
        new Bot(
            new MailAnalysis(
                new UploadUnwrapper(reader, BotWithStandIns::shown),
                reader,
                new DiagnosisEngine(
                    ServerTable.UNKNOWN, blocklistCatalog, BundledData.ADVICE, "Support"),
                DiagnosticProbes.NONE,
                HostingProbes.NONE),
            new ChatChecks(
                new BlocklistCheck(dnsClient, blocklistCatalog, clock),
                TIMEOUT,
                recipients(),
                TIMEOUT,
                complaints(),
                DiagnosticProbes.NONE),
            new CaseServices(
                caseRepository,
                places,
                eventInbox,
                escalationService,
                new WatchService(database, caseRepository, new Outbox(clock), clock),
                new PersonalDataEraser(
                    database,
                    caseRepository,
                    new Outbox(clock),
                    clock,
                    ReadingMemory.ofThisProcess())),
            workerPools,
            ServerAdministration.NONE,
            UsageLimits.NONE,
            clock,
            System::nanoTime);
    var refresher = new TicketCardUpdater(caseRepository, places, Map.of(platform, editor));
    outboxProcessor =
        OutboxProcessor.start(
            database,
            escalationService.handlers(
                elsewhere.orElseGet(() -> overHttp(desk.url(), clock)),
                refresher,
                OFTEN,
                BundledData.ADVICE),
            new RetryBackoff(new Random(1)),
            clock);
  }

  /** Opens a bot that stores its data in {@code data} and updates cards through {@code editor}. */
  public static BotWithStandIns open(String platform, Path data, CardPublisher editor, Clock clock)
      throws IOException, StoreException {
    return new BotWithStandIns(platform, data, editor, Optional.empty(), clock);
  }

  /** Opens a bot that uses a given ticket system. */
  public static BotWithStandIns open(
      String platform, Path data, CardPublisher editor, Desk desk, Clock clock)
      throws IOException, StoreException {
    return new BotWithStandIns(platform, data, editor, Optional.of(desk), clock);
  }

  /** Returns the ticket system at that address, which implements our own HTTP contract. */
  public static Desk overHttp(URI desk, Clock clock) {
    var config = DeskConfig.of(desk, Optional.empty(), TIMEOUT);
    return Desk.openingOnly(DeskId.at("http", desk), new HttpDesk(config, new JdkHttp(), clock));
  }

  /** Returns the simulated Request Tracker at that address. */
  public static Desk requestTracker(URI desk, Clock clock) {
    return requestTracker(desk, VendorDeskServer.USER, VendorDeskServer.TOKEN, TIMEOUT, clock);
  }

  /** Returns the Request Tracker at that address, with a timeout for each call. */
  public static Desk requestTracker(
      URI desk, String user, String password, Duration patience, Clock clock) {
    var config =
        new DeskConfig(
            desk,
            Optional.of(user),
            Optional.of(password),
            Optional.of("Bounces"),
            Optional.of("Bounce id"),
            DeskKind.RT.usualMail(),
            patience);
    return RequestTracker.open(config, new JdkHttp(), clock);
  }

  /** Returns the simulated blocklist. */
  public Blocklist blocklist() {
    return new Blocklist(dns.zones(), LIST);
  }

  /** Deletes every case that was not escalated. */
  public void forgetCases() throws StoreException {
    caseRepository.purge().unescalated(Instant.ofEpochMilli(Long.MAX_VALUE));
  }

  @Override
  public void close() throws IOException {
    workerPools.close();
    outboxProcessor.close();
    database.close();
    dnsClient.close();
    tcpWorkers.shutdownNow();
    watch.close();
    desk.close();
    dns.close();
  }

  /** Returns the text that follows the picture's first line, so that no OCR program is needed. */
  private static OcrResult shown(byte[] picture) {
    String text = new String(picture, StandardCharsets.UTF_8);
    int firstLine = text.indexOf('\n');
    String words = firstLine < 0 ? "" : text.substring(firstLine + 1);
    return words.isBlank() ? new OcrResult.Unreadable() : new OcrResult.Words(words, true);
  }

  /** One of our servers blocks 198.51.100.77; nothing else is known. */
  private ComplaintCheck complaints() {
    return new ComplaintCheck(
        ServerTable.UNKNOWN,
        new SubmissionServerCheck(
            new SmtpProbe(watch), ServerTable.UNKNOWN, new Domain("bot.example.net"), 587),
        ip -> ip.toString().equals("198.51.100.77") ? BanReports.banned(ip) : BanReports.none(ip),
        DiagnosticProbes.NONE,
        BundledData.ADVICE,
        "Support",
        TIMEOUT);
  }

  private RecipientCheck recipients() {
    return new RecipientCheck(
        dnsClient,
        OutboundPolicy.load(Set.of(), List.of()),
        new SmtpProbe(watch),
        new RecipientCheck.ProbeSettings(
            Domain.parse("bot.example.org").orElseThrow(), 25, Optional.empty()),
        BundledData.TARGETS::isAboutSender);
  }
}
