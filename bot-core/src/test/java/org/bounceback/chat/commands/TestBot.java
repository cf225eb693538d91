package org.bounceback.chat.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.authentication.DomainAddressLookup;
import org.bounceback.authentication.MessageAuthenticationCheck;
import org.bounceback.authentication.NameServerOwnership;
import org.bounceback.authentication.SpfCheck;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.DeskId;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Capabilities;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.ChatLocation;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.EventId;
import org.bounceback.chat.Form;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.UploadedFile;
import org.bounceback.chat.runtime.CardLocationRepository;
import org.bounceback.chat.runtime.EventInbox;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.complaint.ComplaintCheck;
import org.bounceback.data.Resources;
import org.bounceback.diagnosis.DiagnosisEngine;
import org.bounceback.diagnosis.HostingProbes;
import org.bounceback.diagnosis.MailAnalysis;
import org.bounceback.diagnosis.NetworkProbes;
import org.bounceback.erasure.PersonalDataEraser;
import org.bounceback.hosting.DomainHostingLookup;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.ServerTable;
import org.bounceback.hosting.SubmissionServerCheck;
import org.bounceback.net.DnsClient;
import org.bounceback.net.OutboundPolicy;
import org.bounceback.net.SmtpProbe;
import org.bounceback.ocr.OcrReader;
import org.bounceback.recipient.RecipientCheck;
import org.bounceback.sandbox.dns.Blocklist;
import org.bounceback.sandbox.dns.NameServer;
import org.bounceback.store.AdvancedClock;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxProcessor;
import org.bounceback.store.outbox.RetryBackoff;
import org.bounceback.supervision.SupervisedScheduler;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.BanReports;
import org.bounceback.testkit.BundledData;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.EscalationService;
import org.bounceback.ticket.TicketDesk;
import org.bounceback.watch.WatchService;

/** A bot with real checks on a loopback DNS and a real store in a folder. */
public final class TestBot implements AutoCloseable {
  private static final String ZONES =
      """
      zone\tname\tkinds\tweight\tstatus
      bl.example\tbl.example\tip4\tmedium\tlive
      other.example\tother.example\tip4\tmedium\tlive
      names.example\tnames.example\tdomain\tmedium\tlive
      """;
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  final NameServer dns = NameServer.open();
  public final Blocklist list = new Blocklist(dns.zones(), "bl.example");
  final Blocklist other = new Blocklist(dns.zones(), "other.example");
  final Blocklist names = new Blocklist(dns.zones(), "names.example");
  final AdvancedClock clock = new AdvancedClock();
  private final Instant begun = clock.instant();
  public final CaseRepository caseRepository;
  final CardLocationRepository places;
  final EventInbox eventInbox;
  public final Bot bot;
  public final WorkerPools workerPools;

  /** What our own servers ban. */
  Function<Ip, Optional<IpBanReport>> bans = BanReports::none;

  /** Whether a watch may end by the clock. */
  volatile boolean clockTrusted = true;

  private Optional<OutboxProcessor> outboxProcessor = Optional.empty();
  private final Database database;
  private final EscalationService escalationService;
  private final WatchService watchService;
  private final BlocklistCheck blocklists;
  private final DnsClient client;
  private final ExecutorService tcp = Executors.newCachedThreadPool();
  private final SupervisedScheduler watch = new SupervisedScheduler("test smtp");

  public TestBot(Path folder) throws IOException, StoreException {
    this(folder, new WorkerPools(4, 4, 4, 20));
  }

  public TestBot(Path folder, WorkerPools workerPools) throws IOException, StoreException {
    this(folder, workerPools, OcrReader.NONE);
  }

  TestBot(Path folder, WorkerPools workerPools, OcrReader pictures)
      throws IOException, StoreException {
    this(folder, workerPools, pictures, ServerAdministration.NONE);
  }

  TestBot(Path folder, WorkerPools workerPools, OcrReader pictures, ServerAdministration host)
      throws IOException, StoreException {
    this(folder, workerPools, pictures, host, UsageLimits.NONE);
  }

  TestBot(Path folder, UsageLimits limits) throws IOException, StoreException {
    this(folder, new WorkerPools(4, 4, 4, 20), OcrReader.NONE, ServerAdministration.NONE, limits);
  }

  private TestBot(
      Path folder,
      WorkerPools workerPools,
      OcrReader pictures,
      ServerAdministration host,
      UsageLimits limits)
      throws IOException, StoreException {
    this.workerPools = workerPools;
    database = Database.open(folder);
    caseRepository = new CaseRepository(database, new SecureRandom(), clock);
    places = new CardLocationRepository(database);
    eventInbox = new EventInbox(database, clock);
    escalationService = new EscalationService(database, caseRepository, new Outbox(clock), clock);
    watchService = new WatchService(database, caseRepository, new Outbox(clock), clock);
    client =
        new DnsClient(
            OutboundPolicy.namedByOperator(Ip.parse("127.0.0.1").orElseThrow(), dns.port()), tcp);
    BlocklistCatalog blocklistCatalog = BlocklistCatalog.read("zones.tsv", ZONES);
    blocklists = new BlocklistCheck(client, blocklistCatalog, clock);
    var recipients =
        new RecipientCheck(
            client,
            OutboundPolicy.load(Set.of(), List.of()),
            new SmtpProbe(watch),
            new RecipientCheck.ProbeSettings(new Domain("bot.example"), 25, Optional.empty()),
            words -> false);
    var reader = BundledData.READER;
    ServerTable serverTable =
        ServerTable.read(
            "servers.yaml",
            """
            servers:
              - {name: srv12, hosts: [srv12.host.example], addresses: [203.0.113.5],
                 roles: [outbound]}
            hosted: [shop.example]
            """);
    var probes =
        new NetworkProbes(
            blocklists,
            recipients,
            new SpfCheck(client, clock),
            new MessageAuthenticationCheck(client, NameServerOwnership.UNKNOWN, clock),
            new DomainAddressLookup(client),
            new DomainHostingLookup(client, serverTable),
            new NetworkProbes.ProbeTimeouts(TIMEOUT, TIMEOUT));
    bot =
        new Bot(
            new MailAnalysis(
                new UploadUnwrapper(reader, pictures),
                reader,
                new DiagnosisEngine(serverTable, blocklistCatalog, BundledData.ADVICE, "Support"),
                probes,
                HostingProbes.NONE),
            new ChatChecks(
                blocklists,
                TIMEOUT,
                recipients,
                TIMEOUT,
                new ComplaintCheck(
                    serverTable,
                    new SubmissionServerCheck(
                        new SmtpProbe(watch), serverTable, new Domain("bot.example"), 587),
                    ip -> bans.apply(ip),
                    probes,
                    BundledData.ADVICE,
                    "Support",
                    TIMEOUT),
                probes),
            new CaseServices(
                caseRepository,
                places,
                eventInbox,
                escalationService,
                watchService,
                new PersonalDataEraser(
                    database,
                    caseRepository,
                    new Outbox(clock),
                    clock,
                    ReadingMemory.ofThisProcess())),
            workerPools,
            host,
            limits,
            clock,
            this::nanoTime);
  }

  /** The elapsed time by the stage's clock. */
  private long nanoTime() {
    return Duration.between(begun, clock.instant()).toNanos();
  }

  /** Starts delivering to {@code desk}. */
  void deliver(TicketDesk desk, CardPublisher editor) throws StoreException {
    var refresher =
        new TicketCardUpdater(
            caseRepository, places, Map.of(RecordingMessagePoster.PLATFORM, editor));
    var outboxHandlers =
        new HashMap<>(
            escalationService.handlers(
                Desk.openingOnly(DeskId.LOCAL, desk),
                refresher,
                Duration.ZERO,
                BundledData.ADVICE));
    var teller =
        new WatchNotifier(caseRepository, places, Map.of(RecordingMessagePoster.PLATFORM, editor));
    outboxHandlers.putAll(watchService.handlers(blocklists, TIMEOUT, () -> clockTrusted, teller));
    outboxProcessor =
        Optional.of(
            OutboxProcessor.start(
                database, outboxHandlers, new RetryBackoff(new SecureRandom()), clock));
  }

  /** Waits until nothing is left to be delivered. */
  void awaitIdle() throws Exception {
    Await.until(() -> database.inTransaction(new Outbox(clock)::waiting) == 0);
  }

  public Database database() {
    return database;
  }

  /** An event with names of its own. */
  public static InboundEvent event(ChatRequest chatRequest) {
    return event(UUID.randomUUID().toString(), UUID.randomUUID().toString(), chatRequest);
  }

  public static InboundEvent event(String delivery, String content, ChatRequest chatRequest) {
    return event(delivery, content, Integer.MAX_VALUE, chatRequest);
  }

  /** An event in a thread. */
  static InboundEvent event(ChatRequest chatRequest, String thread) {
    InboundEvent event = event(chatRequest);
    ChatLocation chatLocation = event.chatLocation();
    return new InboundEvent(
        event.delivery(),
        event.content(),
        event.chatUser(),
        new ChatLocation(
            chatLocation.platform(),
            chatLocation.workspace(),
            chatLocation.channel(),
            Optional.of(thread),
            chatLocation.capabilities()),
        chatRequest);
  }

  static InboundEvent event(String delivery, String content, int edits, ChatRequest chatRequest) {
    return new InboundEvent(
        new EventId(delivery),
        new EventId(content),
        new ChatUser("U1", "agent@host.example", Locale.ENGLISH, Set.of(ChatUser.UserRole.AGENT)),
        new ChatLocation(
            RecordingMessagePoster.PLATFORM,
            "T1",
            "channel",
            Optional.empty(),
            new Capabilities(edits, true)),
        chatRequest);
  }

  /** Answers an event, and waits until its work is over. */
  public InitialResponse answer(InboundEvent inboundEvent, RecordingMessagePoster posting) {
    BotResponse botResponse = bot.receive(inboundEvent);
    botResponse.later().ifPresent(followUp -> followUp.start(posting).toCompletableFuture().join());
    return botResponse.now();
  }

  /** Presses the button of that label on the card shown last. */
  public InitialResponse press(RecordingMessagePoster posting, String label) {
    String button =
        posting.last().buttons().stream()
            .filter(each -> each.label().equals(label))
            .findFirst()
            .orElseThrow()
            .id();
    return answer(event(new ChatRequest.ButtonClick(button)), posting);
  }

  public InitialResponse send(
      RecordingMessagePoster posting, Form form, Map<String, String> values) {
    return answer(event(new ChatRequest.FormSubmission(form.id(), values, List.of())), posting);
  }

  public Case newest() throws StoreException {
    return caseRepository.recent("U1", 1).get(0);
  }

  /** A file dropped into the channel. */
  public static ChatRequest upload(String name) {
    return new ChatRequest.FileUpload(List.of(new UploadedFile(name, () -> content(name))), "");
  }

  public static byte[] content(String name) {
    return Resources.text(TestBot.class, name).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    workerPools.close();
    outboxProcessor.ifPresent(OutboxProcessor::close);
    client.close();
    tcp.shutdownNow();
    watch.close();
    database.close();
    dns.close();
  }
}
