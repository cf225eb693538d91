package org.bounceback.testkit;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.advice.SupportTeam;
import org.bounceback.answers.AnswerService;
import org.bounceback.answers.ServerAnswerRepository;
import org.bounceback.answers.StoredMailDiagnosis;
import org.bounceback.authentication.DomainAddressLookup;
import org.bounceback.authentication.MessageAuthenticationCheck;
import org.bounceback.authentication.NameServerOwnership;
import org.bounceback.authentication.SpfCheck;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.commands.Bot;
import org.bounceback.chat.commands.CaseServices;
import org.bounceback.chat.commands.ChatChecks;
import org.bounceback.chat.commands.TicketCardUpdater;
import org.bounceback.chat.commands.WatchNotifier;
import org.bounceback.chat.runtime.CardLocationRepository;
import org.bounceback.chat.runtime.EventInbox;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.complaint.ComplaintCheck;
import org.bounceback.diagnosis.DiagnosisEngine;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.diagnosis.HostingProbes;
import org.bounceback.diagnosis.MailAnalysis;
import org.bounceback.diagnosis.NetworkProbes;
import org.bounceback.erasure.PersonalDataEraser;
import org.bounceback.hosting.DomainHostingLookup;
import org.bounceback.hosting.SubmissionServerCheck;
import org.bounceback.net.DnsClient;
import org.bounceback.net.OutboundPolicy;
import org.bounceback.net.SmtpProbe;
import org.bounceback.recipient.RecipientCheck;
import org.bounceback.sandbox.dns.NameServer;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxProcessor;
import org.bounceback.store.outbox.RetryBackoff;
import org.bounceback.supervision.SupervisedScheduler;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.EscalationService;
import org.bounceback.watch.WatchService;

/** The whole bot between a chat and a simulated DNS, with a real store. */
public class BotCore implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final Domain HELO = new Domain("bot.example");

  public final NameServer dns = NameServer.open();
  public final CaseRepository caseRepository;
  public final CardLocationRepository places;
  public final EventInbox eventInbox;
  public final EscalationService escalationService;
  public final WorkerPools workerPools;
  public final Database database;
  public final ServerAnswerRepository serverAnswers;
  public final DiagnosisEngine engine;
  public final Bot bot;

  /** Whether a watch may end by the clock. */
  public volatile boolean clockTrusted = true;

  private final BotSetup setup;
  private final Clock clock;
  private final Instant begun;
  private final WatchService watchService;
  private final AnswerService answerService;
  private final DnsClient dnsClient;
  private final SmtpProbe smtpProbe;
  private final BlocklistCheck blocklistCheck;
  private final ExecutorService tcpWorkers = Executors.newCachedThreadPool();
  private final SupervisedScheduler watch = new SupervisedScheduler("test smtp");
  private Optional<OutboxProcessor> outboxProcessor = Optional.empty();

  /** Opens a bot that does not deliver its outbox yet. */
  protected BotCore(BotSetup setup) throws IOException, StoreException {
    this.setup = setup;
    clock = setup.clock;
    begun = clock.instant();
    workerPools =
        setup.workerPools.orElseGet(() -> new WorkerPools(4, 4, 4, 20, BundledData.ENGLISH));
    database = MigratedDatabase.open(setup.folder);
    caseRepository = new CaseRepository(database, new SecureRandom(), clock);
    places = new CardLocationRepository(database);
    eventInbox = new EventInbox(database, clock);
    escalationService = new EscalationService(database, caseRepository, outbox(), clock);
    watchService = new WatchService(database, caseRepository, outbox(), clock);
    var resolver = OutboundPolicy.namedByOperator(Ip.parse("127.0.0.1").orElseThrow(), dns.port());
    dnsClient = new DnsClient(resolver, tcpWorkers);
    smtpProbe = new SmtpProbe(watch);
    BlocklistCatalog catalog = BlocklistCatalog.read("zones.tsv", setup.zones);
    blocklistCheck = new BlocklistCheck(dnsClient, catalog, clock);
    RecipientCheck recipients = recipients();
    DiagnosticProbes probes = setup.withProbes ? probes(recipients) : DiagnosticProbes.NONE;
    serverAnswers = new ServerAnswerRepository(database, caseRepository, clock);
    engine =
        new DiagnosisEngine(
            () -> setup.serverTable.with(serverAnswers.get()),
            catalog,
            BundledData.ADVICE,
            SupportTeam.signing("Support"),
            clock);
    MailAnalysis analysis = analysis(probes);
    answerService =
        new AnswerService(
            database,
            caseRepository,
            escalationService,
            outbox(),
            serverAnswers,
            new StoredMailDiagnosis(analysis, caseRepository, workerPools.memory()),
            clock);
    bot =
        new Bot(
            analysis,
            new ChatChecks(
                blocklistCheck, TIMEOUT, recipients, TIMEOUT, complaints(probes), probes),
            new CaseServices(
                caseRepository,
                places,
                eventInbox,
                escalationService,
                watchService,
                new PersonalDataEraser(
                    database, caseRepository, outbox(), clock, ReadingMemory.ofThisProcess()),
                answerService),
            workerPools,
            setup.administration,
            setup.limits,
            BundledData.CHAT_TEXTS,
            setup.teamChannels,
            clock,
            () -> Duration.between(begun, clock.instant()).toNanos());
  }

  /** Starts to deliver the outbox: tickets to {@code desk}, and news to the platform's cards. */
  protected final void deliver(
      Desk desk, Duration pollInterval, String platform, CardPublisher publisher)
      throws StoreException {
    Map<String, CardPublisher> publishers = Map.of(platform, publisher);
    var handlers =
        new HashMap<>(
            escalationService.handlers(
                desk,
                new TicketCardUpdater(
                    caseRepository, places, publishers, BundledData.CHAT_TEXTS, ZoneOffset.UTC),
                pollInterval,
                BundledData.ADVICE));
    handlers.putAll(answerService.handlers());
    handlers.putAll(
        watchService.handlers(
            blocklistCheck,
            TIMEOUT,
            () -> clockTrusted,
            new WatchNotifier(
                caseRepository, places, publishers, BundledData.CHAT_TEXTS, ZoneOffset.UTC)));
    outboxProcessor =
        Optional.of(
            OutboxProcessor.start(database, handlers, new RetryBackoff(new Random(1)), clock));
  }

  /** Sends an event, and waits until the work that follows has shown its results in a channel. */
  public final Answer send(InboundEvent inboundEvent, RecordingMessagePoster channel) {
    BotResponse botResponse = bot.handle(inboundEvent);
    botResponse.later().ifPresent(work -> work.start(channel).toCompletableFuture().join());
    return new Answer(botResponse.now());
  }

  /** Returns the comments of users who found a case's answer wrong. */
  public final List<String> feedback(String id) throws StoreException {
    return caseRepository.feedback(CaseId.parse(id).orElseThrow()).stream()
        .flatMap(feedback -> feedback.reason().stream())
        .toList();
  }

  /** Waits until the outbox is empty. */
  public final void awaitIdle() throws Exception {
    Await.until(() -> database.inTransaction(outbox()::waiting) == 0);
  }

  @Override
  public void close() throws IOException {
    workerPools.close();
    outboxProcessor.ifPresent(OutboxProcessor::close);
    database.close();
    dnsClient.close();
    tcpWorkers.shutdownNow();
    watch.close();
    dns.close();
  }

  private Outbox outbox() {
    return new Outbox(clock);
  }

  private MailAnalysis analysis(DiagnosticProbes probes) {
    return new MailAnalysis(
        new UploadUnwrapper(BundledData.READER, setup.ocrReader),
        BundledData.READER,
        engine,
        probes,
        HostingProbes.NONE);
  }

  private ComplaintCheck complaints(DiagnosticProbes probes) {
    return new ComplaintCheck(
        setup.serverTable,
        new SubmissionServerCheck(smtpProbe, setup.serverTable, HELO, 587),
        setup.bans,
        probes,
        BundledData.ADVICE,
        SupportTeam.signing("Support"),
        TIMEOUT);
  }

  private RecipientCheck recipients() {
    return new RecipientCheck(
        dnsClient,
        OutboundPolicy.load(Set.of(), List.of()),
        smtpProbe,
        new RecipientCheck.ProbeSettings(HELO, 25, Optional.empty()),
        BundledData.TARGETS::isAboutSender);
  }

  private NetworkProbes probes(RecipientCheck recipients) {
    return new NetworkProbes(
        blocklistCheck,
        recipients,
        new SpfCheck(dnsClient, clock),
        new MessageAuthenticationCheck(dnsClient, NameServerOwnership.UNKNOWN, clock),
        new DomainAddressLookup(dnsClient),
        new DomainHostingLookup(dnsClient, setup.serverTable),
        new NetworkProbes.ProbeTimeouts(TIMEOUT, TIMEOUT));
  }
}
