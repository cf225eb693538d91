package org.bounceback.discord;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.EventHandler;
import org.bounceback.chat.runtime.FileDownloader;
import org.bounceback.chat.runtime.PlatformExecutors;

/** Connects the bot to Discord. It receives events after {@link #listen}. */
public final class DiscordChat implements AutoCloseable {
  /** The platform's name in stored references. */
  public static final String PLATFORM = MessageLocation.PLATFORM;

  private static final Duration BETWEEN_CHANGES = Duration.ofSeconds(1);

  private final DiscordSettings settings;
  private final PlatformExecutors platformExecutors = new PlatformExecutors(PLATFORM);
  private final GatewayConnection gatewayConnection;
  private final DiscordMessageClient discordMessageClient;
  private final DiscordCardPublisher cardPublisher;
  private volatile Optional<AllowedServers> servers = Optional.empty();

  /**
   * Creates a connection that is not open yet.
   *
   * @param betweenChanges the shortest time between two edits of one card
   */
  DiscordChat(DiscordSettings settings, Duration betweenChanges, Clock clock) {
    this.settings = settings;
    var jdaFactory =
        new JdaFactory(
            settings, platformExecutors.ackExecutor(), platformExecutors.apiCallExecutor());
    this.gatewayConnection =
        new GatewayConnection(jdaFactory::connect, platformExecutors.timer(), clock);
    this.discordMessageClient = new DiscordMessageClient(gatewayConnection::session);
    this.cardPublisher =
        new DiscordCardPublisher(
            discordMessageClient,
            platformExecutors.timer(),
            betweenChanges,
            settings.language(),
            clock);
  }

  /** Creates a connection without calling Discord yet. */
  public static DiscordChat open(DiscordSettings settings, Clock clock) {
    return new DiscordChat(settings, BETWEEN_CHANGES, clock);
  }

  /** Returns the publisher that updates cards shown here; it works once connected. */
  public CardPublisher publisher() {
    return cardPublisher;
  }

  /** Returns the downloader for Discord's files, whose URLs need no token for a while. */
  static FileDownloader downloads(DiscordSettings settings) {
    return new FileDownloader("Discord", Optional.empty(), settings.fileHosts(), settings.proxy());
  }

  /** Starts to receive events and passes them to {@code bot}, which this class does not close. */
  public void listen(EventHandler bot) {
    DiscordAccess access = settings.access();
    var allowed = new AllowedServers(access.guilds());
    servers = Optional.of(allowed);
    var roles = new AgentRoles(access.agentRoles(), settings.administratorRoles());
    var commands = new CommandDefinitions(CommandPermissions.of(settings.commandPermissions()));
    gatewayConnection.open(
        listener(bot, allowed, roles), allowed, new CommandRegistration(commands));
  }

  private DiscordEventListener listener(
      EventHandler bot, AllowedServers servers, AgentRoles roles) {
    var members = new DiscordMembers(servers, roles, gatewayConnection::session);
    var interactionTranslator =
        new InteractionTranslator(
            downloads(settings),
            members,
            settings.language(),
            Set.copyOf(settings.access().customerChannels()));
    return new DiscordEventListener(
        bot,
        interactionTranslator,
        members,
        settings.language(),
        discordMessageClient,
        cardPublisher,
        platformExecutors);
  }

  /**
   * Returns why the connection does not work right now, in a text for the operator; empty if it
   * works.
   */
  public Optional<String> problem() {
    return gatewayConnection
        .problem()
        .or(platformExecutors.timer()::problem)
        .or(
            () ->
                gatewayConnection
                    .session()
                    .flatMap(jda -> servers.flatMap(allowed -> allowed.problem(jda))));
  }

  /** Stops receiving events; those already received can still be answered. */
  public void stopListening() {
    gatewayConnection.stopListening();
  }

  /** Stops receiving, then posting. */
  @Override
  public void close() {
    stopListening();
    cardPublisher.close();
    gatewayConnection.close();
    platformExecutors.close();
  }
}
