package org.bounceback.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.app.CannotRun.Status;
import org.bounceback.app.access.AccessTokens;
import org.bounceback.app.api.Api;
import org.bounceback.app.console.Console;
import org.bounceback.app.metrics.Metrics;
import org.bounceback.app.settings.Settings;
import org.bounceback.server.RequestLimits;

/** The bot at work: in the chats that the settings name, until it is closed. */
public final class Service implements AutoCloseable {
  private final Network network;
  private final Storage storage;
  private final Housekeeping housekeeping;
  private final Chats chats;
  private final Conversation conversation;
  private final Optional<Web> web;
  private final Optional<MailIntake> mails;
  private final InboxWatch arrivals;

  private Service(
      Network network,
      Storage storage,
      Housekeeping housekeeping,
      Chats chats,
      Conversation conversation,
      Optional<Web> web,
      Optional<MailIntake> mails,
      InboxWatch arrivals) {
    this.network = network;
    this.storage = storage;
    this.housekeeping = housekeeping;
    this.chats = chats;
    this.conversation = conversation;
    this.web = web;
    this.mails = mails;
    this.arrivals = arrivals;
  }

  /**
   * Starts it.
   *
   * @throws CannotRun when a setting cannot be used, or something that it stands on is away; then
   *     nothing stays open
   */
  public static Service start(Settings settings, Clock system) throws CannotRun {
    try (var opened = new Opened()) {
      Chats chats = opened.keep(Chats.open(settings, system));
      Network network = opened.keep(Network.open(settings));
      Storage storage = opened.keep(Storage.open(settings, system));
      Clock clock = storage.clock();
      Conversation conversation =
          opened.keep(
              Conversation.start(
                  settings, network, storage, chats.editors(), Limits.ofPeople(settings), clock));
      Optional<DeskWebhook> webhook =
          Desks.webhook(settings, storage.escalations().deskCalls(), clock);
      Optional<Web> web = web(settings);
      web.ifPresent(opened::keep);
      Housekeeping housekeeping =
          opened.keep(Housekeeping.start(settings, storage, conversation::rememberZones));
      Optional<MailIntake> mails =
          MailIntake.start(settings, storage, conversation.memory(), clock);
      mails.ifPresent(opened::keep);
      InboxWatch arrivals = opened.keep(InboxWatch.start(storage.inbox(), chats.health().keySet()));
      var service =
          new Service(network, storage, housekeeping, chats, conversation, web, mails, arrivals);
      service.listen();
      web.ifPresent(server -> webhook.ifPresent(calls -> server.mount(DeskWebhook.PATH, calls)));
      Optional<Console> console = Desks.console(settings, storage, clock);
      web.ifPresent(server -> console.ifPresent(pages -> server.mount(Console.PATH, pages)));
      opened.forget();
      return service;
    }
  }

  /** The port of health and requests; empty when none was asked for. */
  public Optional<Integer> port() {
    return web.map(Web::port);
  }

  /** Hears nothing more, ends what was begun within ten seconds, hands back the rest. */
  @Override
  public void close() {
    mails.ifPresent(MailIntake::close);
    chats.stopListening();
    web.ifPresent(Web::close);
    conversation.close();
    chats.close();
    arrivals.close();
    housekeeping.close();
    storage.close();
    try {
      network.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("the resolver's sockets did not close", failed);
    }
  }

  private void listen() {
    var handlers = chats.listen(conversation.bot());
    web.ifPresent(
        server -> {
          server.ready(this::health, this::notices);
          conversation.metrics().health(this::watched);
          server.mount(Metrics.PATH, conversation.metrics());
          handlers.forEach(server::mount);
          conversation.api().ifPresent(api -> server.mount(Api.PATH, RequestLimits.LARGE, api));
        });
  }

  private Map<String, Optional<String>> health() {
    var health = new HashMap<>(chats.health());
    health.put("store", conversation.storeTrouble());
    health.put("delivery", conversation.deliveryTrouble());
    health.put("inbox", arrivals.trouble());
    health.put("housekeeping", housekeeping.trouble());
    health.put("dns", network.trouble());
    mails.ifPresent(each -> health.put("mailbox", each.trouble()));
    return health;
  }

  /** What an operator has to know, though requests can be served all the same. */
  private Map<String, String> notices() {
    var notices = new HashMap<String, String>();
    notices.put("clock", storage.plausibility().trouble().orElse("ok"));
    housekeeping.notice().ifPresent(notice -> notices.put("erasures", notice));
    return notices;
  }

  private Map<String, Optional<String>> watched() {
    var health = new HashMap<>(health());
    health.put("clock", storage.plausibility().trouble());
    return health;
  }

  private static Optional<Web> web(Settings settings) throws CannotRun {
    Optional<String> port = settings.text("port");
    for (String key : List.of(AccessTokens.API, AccessTokens.CONSOLE, "desk.webhook-secret")) {
      if (port.isEmpty() && settings.text(key).isPresent()) {
        throw new CannotRun(
            Status.USAGE, key + " is given, but no port to answer on; give port, such as 8080");
      }
    }
    return port.isEmpty() ? Optional.empty() : Optional.of(Web.open(settings.number("port")));
  }
}
