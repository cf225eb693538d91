package org.bounceback.app;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.bounceback.advice.Language;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.api.Api;
import org.bounceback.app.api.ApiClients;
import org.bounceback.app.api.ApiDependencies;
import org.bounceback.app.api.Examiner;
import org.bounceback.app.metrics.Metrics;
import org.bounceback.app.metrics.StoreFigures;
import org.bounceback.app.settings.Settings;
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.MessageBundles;
import org.bounceback.chat.cards.UnreadPicture;
import org.bounceback.chat.commands.Bot;
import org.bounceback.chat.commands.CaseServices;
import org.bounceback.chat.commands.ChatChecks;
import org.bounceback.chat.commands.MailCaseNotifier;
import org.bounceback.chat.commands.ServerAdministration;
import org.bounceback.chat.commands.TicketCardUpdater;
import org.bounceback.chat.commands.WatchNotifier;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.diagnosis.MailAnalysis;
import org.bounceback.intake.BounceIntake;
import org.bounceback.intake.MailCaseListener;
import org.bounceback.recipient.RecipientCheck;
import org.bounceback.store.StoreException;
import org.bounceback.store.outbox.OutboxProcessor;
import org.bounceback.store.outbox.RetryBackoff;
import org.bounceback.ticket.Desk;

/** Runs the bot with all its services, including the delivery of tickets. */
public final class BotRuntime implements AutoCloseable {
  private static final int LOOK_UPS_AT_ONCE = 64;
  private static final int DIALOGUES_AT_ONCE = 200;
  private static final int READINGS_AT_ONCE = 16;
  private static final int LOOK_UPS_WAITING = 400;

  private final Bot bot;
  private final WorkerPools workerPools;
  private final Checks checks;
  private final OutboxProcessor outboxProcessor;
  private final Optional<Api> api;
  private final Metrics metrics;
  private final Hosting hosting;

  private BotRuntime(
      Bot bot,
      WorkerPools workerPools,
      Checks checks,
      OutboxProcessor outboxProcessor,
      Optional<Api> api,
      Metrics metrics,
      Hosting hosting) {
    this.bot = bot;
    this.workerPools = workerPools;
    this.checks = checks;
    this.outboxProcessor = outboxProcessor;
    this.api = api;
    this.metrics = metrics;
    this.hosting = hosting;
  }

  /**
   * Starts the bot.
   *
   * @param editors update cards, by platform
   * @param limits usage limits for chat users
   * @throws CommandFailedException if a setting cannot be used or the store is unavailable
   */
  public static BotRuntime start(
      Settings settings,
      Network network,
      Storage storage,
      Map<String, CardPublisher> editors,
      UsageLimits limits,
      Clock clock)
      throws CommandFailedException {
    var checks = Checks.rateLimited(settings, clock, storage.serverAnswers());
    ReadingMemory memory = storage.memory();
    MessageBundles messageBundles = checks.texts().chat();
    MessageBundle english = messageBundles.of(Language.ENGLISH);
    var workerPools =
        new WorkerPools(
            LOOK_UPS_AT_ONCE,
            DIALOGUES_AT_ONCE,
            READINGS_AT_ONCE,
            LOOK_UPS_WAITING,
            english,
            memory);
    BlocklistCheck blocklists = checks.blocklists(network);
    RecipientCheck recipients = checks.recipients(network);
    var analyses = new MailAnalysisFactory(checks);
    MailAnalysis mailAnalysis = analyses.online(analyses.offline(), network);
    var chatChecks =
        new ChatChecks(
            blocklists,
            settings.duration("blocklists.deadline"),
            recipients,
            settings.duration("recipient.deadline"),
            checks.complaints(network, mailAnalysis.probes()),
            mailAnalysis.probes());
    var caseServices =
        new CaseServices(
            storage.cases(),
            storage.cardLocations(),
            storage.inbox(),
            storage.escalations(),
            storage.watches(),
            storage.personalData(),
            storage.answers(mailAnalysis));
    var administration =
        new ServerAdministration(
            Optional.of(checks.hosting().queries()),
            checks.hosting().timeout(),
            Set.copyOf(settings.list("hosting.administrators")));
    var appearance = checks.serverAuthentication(network);
    var examiner = new Examiner(mailAnalysis, memory, new UnreadPicture(english));
    var apiDependencies =
        new ApiDependencies(
            examiner,
            blocklists,
            chatChecks.blocklistTimeout(),
            recipients,
            chatChecks.recipientTimeout(),
            () -> appearance.apply(Optional.empty()),
            mailAnalysis.engine(),
            storage.cases(),
            storage.escalations(),
            memory);
    var metrics =
        new Metrics(
            new StoreFigures(storage.database(), storage.inbox(), storage.escalations(), clock));
    metrics.skippedZones(checks::silentZones);
    try {
      var refresher =
          new TicketCardUpdater(
              storage.cases(), storage.cardLocations(), editors, messageBundles, settings.zone());
      Desk desk = Desks.of(settings, storage, clock);
      Desks.complete(settings, storage, desk);
      var outboxHandlers =
          new HashMap<>(
              storage
                  .escalations()
                  .handlers(
                      desk, refresher, settings.duration("desk.poll"), checks.texts().advice()));
      outboxHandlers.putAll(storage.escalations().examinationHandlers(examiner));
      outboxHandlers.putAll(caseServices.answerService().handlers());
      var teller =
          new WatchNotifier(
              storage.cases(), storage.cardLocations(), editors, messageBundles, settings.zone());
      outboxHandlers.putAll(
          storage
              .watches()
              .handlers(blocklists, chatChecks.blocklistTimeout(), storage.plausibility(), teller));
      outboxHandlers.putAll(
          BounceIntake.handlers(
              storage.cases(),
              clock,
              examiner,
              arrivals(settings, storage, editors, messageBundles)));
      outboxHandlers.replaceAll(
          (task, outboxHandler) ->
              MailMemory.bounded(task, outboxHandler, storage.cases().mailSizes(), memory, clock));
      OutboxProcessor outboxProcessor =
          OutboxProcessor.start(
              storage.database(),
              outboxHandlers,
              new RetryBackoff(RandomGenerator.getDefault()),
              clock,
              storage.plausibility());
      checks.hosting().startRefreshing();
      Optional<Api> api =
          Optional.of(AccessTokens.of(settings).api())
              .filter(clients -> !clients.isEmpty())
              .map(
                  clients ->
                      new Api(
                          new ApiClients(clients, () -> Limits.ofApi(settings), System::nanoTime),
                          apiDependencies,
                          metrics::recordDuration));
      return new BotRuntime(
          new Bot(
              mailAnalysis,
              chatChecks,
              caseServices,
              workerPools,
              administration,
              limits,
              messageBundles,
              TeamChannels.of(settings, editors),
              clock.withZone(settings.zone()),
              System::nanoTime),
          workerPools,
          checks,
          outboxProcessor,
          api,
          metrics,
          checks.hosting());
    } catch (StoreException failed) {
      workerPools.close();
      throw new CommandFailedException(Status.AWAY, failed.getMessage(), failed);
    }
  }

  /** Returns the listener that announces cases received by e-mail. */
  private static MailCaseListener arrivals(
      Settings settings,
      Storage storage,
      Map<String, CardPublisher> editors,
      MessageBundles messageBundles)
      throws CommandFailedException {
    Optional<String> configured = settings.text("intake.post");
    if (configured.isEmpty()) {
      return MailCaseListener.UNTOLD;
    }
    String[] target = configured.get().split(":", 2);
    CardPublisher editor = editors.get(target[0]);
    if (editor == null || target.length < 2 || target[1].isEmpty()) {
      throw new CommandFailedException(
          Status.USAGE,
          "intake.post is \"%s\"; enter slack:CHANNEL or discord:CHANNEL, with the id of a channel that the bot is in"
              .formatted(configured.get()));
    }
    return new MailCaseNotifier(
        storage.cases(),
        storage.cardLocations(),
        editor,
        target[0],
        target[1],
        messageBundles,
        settings.zone());
  }

  /** Returns the bot. */
  public Bot bot() {
    return bot;
  }

  /** Returns the HTTP API; empty without a token. */
  public Optional<Api> api() {
    return api;
  }

  /** Returns the checks that the bot uses. */
  Checks checks() {
    return checks;
  }

  /** Returns the memory budget that all readings share. */
  ReadingMemory memory() {
    return workerPools.memory();
  }

  /** Returns the metrics for a monitoring system. */
  public Metrics metrics() {
    return metrics;
  }

  /** Returns why the store does not work right now; empty if it works. */
  public Optional<String> storeProblem() {
    return outboxProcessor.storeTrouble();
  }

  /** Returns why deliveries or panel queries do not work; empty if all is well. */
  public Optional<String> deliveryProblem() {
    return outboxProcessor.problem().or(hosting::problem);
  }

  /** Saves the health of the blocklist zones. */
  void saveZoneHealth() {
    checks.saveZoneHealth();
  }

  /** Waits for running work, then releases undelivered entries. */
  @Override
  public void close() {
    api.ifPresent(Api::close);
    workerPools.close();
    outboxProcessor.close();
    checks.saveZoneHealth();
    checks.close();
  }
}
