package org.bounceback.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.api.Api;
import org.bounceback.app.console.Console;
import org.bounceback.app.metrics.Metrics;
import org.bounceback.app.settings.Settings;
import org.bounceback.server.RequestLimits;

/** Runs the bot in the configured chats until it is closed. */
public final class BotServer implements AutoCloseable {
  private final Network network;
  private final Storage storage;
  private final MaintenanceJobs maintenanceJobs;
  private final ChatPlatforms chatPlatforms;
  private final BotRuntime botRuntime;
  private final Optional<Web> web;
  private final Optional<MailboxPoller> mails;
  private final InboxWatch arrivals;

  private BotServer(
      Network network,
      Storage storage,
      MaintenanceJobs maintenanceJobs,
      ChatPlatforms chatPlatforms,
      BotRuntime botRuntime,
      Optional<Web> web,
      Optional<MailboxPoller> mails,
      InboxWatch arrivals) {
    this.network = network;
    this.storage = storage;
    this.maintenanceJobs = maintenanceJobs;
    this.chatPlatforms = chatPlatforms;
    this.botRuntime = botRuntime;
    this.web = web;
    this.mails = mails;
    this.arrivals = arrivals;
  }

  /**
   * Starts the server.
   *
   * @throws CommandFailedException if a setting cannot be used or a dependency is unavailable; then
   *     everything is closed again
   */
  public static BotServer start(Settings settings, Clock system) throws CommandFailedException {
    try (var closingStack = new ClosingStack()) {
      ChatPlatforms chatPlatforms = closingStack.register(ChatPlatforms.open(settings, system));
      Network network = closingStack.register(Network.open(settings));
      Storage storage = closingStack.register(Storage.open(settings, system));
      Clock clock = storage.clock();
      BotRuntime botRuntime =
          closingStack.register(
              BotRuntime.start(
                  settings,
                  network,
                  storage,
                  chatPlatforms.publishers(),
                  Limits.ofPeople(settings),
                  clock));
      Optional<DeskWebhook> webhook =
          Desks.webhook(settings, storage.escalations().webhookEvents(), clock);
      Optional<Web> web = web(settings);
      web.ifPresent(closingStack::register);
      MaintenanceJobs maintenanceJobs =
          closingStack.register(
              MaintenanceJobs.start(settings, storage, botRuntime::saveZoneHealth));
      Optional<MailboxPoller> mails =
          MailboxPoller.start(settings, storage, botRuntime.checks(), botRuntime.memory(), clock);
      mails.ifPresent(closingStack::register);
      InboxWatch arrivals =
          closingStack.register(InboxWatch.start(storage.inbox(), chatPlatforms.health().keySet()));
      var botServer =
          new BotServer(
              network, storage, maintenanceJobs, chatPlatforms, botRuntime, web, mails, arrivals);
      botServer.listen();
      web.ifPresent(server -> webhook.ifPresent(calls -> server.mount(DeskWebhook.PATH, calls)));
      Optional<Console> console = Desks.console(settings, storage, clock);
      web.ifPresent(server -> console.ifPresent(pages -> server.mount(Console.PATH, pages)));
      closingStack.release();
      return botServer;
    }
  }

  /** Returns the port for health and HTTP requests; empty if none is configured. */
  public Optional<Integer> port() {
    return web.map(Web::port);
  }

  /** Stops receiving, waits up to ten seconds for running work, and releases the rest. */
  @Override
  public void close() {
    mails.ifPresent(MailboxPoller::close);
    chatPlatforms.stopListening();
    web.ifPresent(Web::close);
    botRuntime.close();
    chatPlatforms.close();
    arrivals.close();
    maintenanceJobs.close();
    storage.close();
    try {
      network.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("the resolver's sockets did not close", failed);
    }
  }

  private void listen() {
    var handlers = chatPlatforms.listen(botRuntime.bot());
    web.ifPresent(
        server -> {
          server.ready(this::health, this::notices);
          botRuntime.metrics().health(this::watched);
          server.mount(Metrics.PATH, botRuntime.metrics());
          handlers.forEach(server::mount);
          botRuntime.api().ifPresent(api -> server.mount(Api.PATH, RequestLimits.LARGE, api));
        });
  }

  private Map<String, Optional<String>> health() {
    var health = new HashMap<>(chatPlatforms.health());
    health.put("store", botRuntime.storeProblem());
    health.put("delivery", botRuntime.deliveryProblem());
    health.put("inbox", arrivals.problem());
    health.put("housekeeping", maintenanceJobs.problem());
    health.put("dns", network.problem());
    mails.ifPresent(poller -> health.put("mailbox", poller.problem()));
    return health;
  }

  /** Returns problems that the operator should know about, but that do not affect requests. */
  private Map<String, String> notices() {
    var notices = new HashMap<String, String>();
    notices.put("clock", storage.plausibility().problem().orElse("ok"));
    maintenanceJobs.notice().ifPresent(notice -> notices.put("erasures", notice));
    return notices;
  }

  private Map<String, Optional<String>> watched() {
    var health = new HashMap<>(health());
    health.put("clock", storage.plausibility().problem());
    return health;
  }

  private static Optional<Web> web(Settings settings) throws CommandFailedException {
    Optional<String> port = settings.text("port");
    for (String key :
        List.of(
            AccessTokens.API,
            AccessTokens.API_CLIENTS,
            AccessTokens.CONSOLE,
            "desk.webhook-secret")) {
      if (port.isEmpty() && settings.text(key).isPresent()) {
        throw new CommandFailedException(
            Status.USAGE, key + " is set, but no port to listen on; set port, such as 8080");
      }
    }
    return port.isEmpty() ? Optional.empty() : Optional.of(Web.open(settings.number("port")));
  }
}
