package org.bounceback.discord;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.commands.Bot;
import org.bounceback.chat.runtime.FileDownloader;
import org.bounceback.chat.runtime.PlatformExecutors;

/** The conversation in Discord's servers. It hears as soon as it is given a bot. */
public final class DiscordChat implements AutoCloseable {
  /** The platform's name in stored references. */
  public static final String PLATFORM = MessageLocation.PLATFORM;

  private static final Duration BETWEEN_CHANGES = Duration.ofSeconds(1);

  private final DiscordSettings settings;
  private final PlatformExecutors platformExecutors = new PlatformExecutors(PLATFORM);
  private final GatewayConnection gatewayConnection;
  private final DiscordMessageClient discordMessageClient;
  private final DiscordCardPublisher board;
  private volatile Optional<AllowedServers> servers = Optional.empty();

  /**
   * Opens it.
   *
   * @param betweenChanges the shortest time between two edits of one card
   */
  DiscordChat(DiscordSettings settings, Duration betweenChanges, Clock clock) {
    this.settings = settings;
    var jdaFactory =
        new JdaFactory(settings, platformExecutors.acknowledging(), platformExecutors.calling());
    this.gatewayConnection =
        new GatewayConnection(jdaFactory::connect, platformExecutors.timer(), clock);
    this.discordMessageClient = new DiscordMessageClient(gatewayConnection::writing);
    this.board =
        new DiscordCardPublisher(
            discordMessageClient, platformExecutors.timer(), betweenChanges, clock);
  }

  /** Opens it; nothing is asked of Discord yet. */
  public static DiscordChat open(DiscordSettings settings, Clock clock) {
    return new DiscordChat(settings, BETWEEN_CHANGES, clock);
  }

  /** Through which cards shown here are brought up to date, once it hears. */
  public CardPublisher editor() {
    return board;
  }

  /** How files are fetched from Discord; their addresses let anybody in for a while. */
  static FileDownloader downloads(DiscordSettings settings) {
    return new FileDownloader("Discord", Optional.empty(), settings.fileHosts(), settings.proxy());
  }

  /** Begins to hear; what comes is answered by {@code bot}, which is left open. */
  public void listen(Bot bot) {
    DiscordAccess access = settings.access();
    var allowed = new AllowedServers(access.guilds());
    servers = Optional.of(allowed);
    var roles = new AgentRoles(access.agentRoles(), settings.administratorRoles());
    var commands = new CommandDefinitions(CommandPermissions.of(settings.commandPermissions()));
    gatewayConnection.open(
        listener(bot, allowed, roles), allowed, new CommandRegistration(commands));
  }

  private DiscordEventListener listener(Bot bot, AllowedServers servers, AgentRoles roles) {
    var members = new DiscordMembers(servers, roles, gatewayConnection::writing);
    var interactionTranslator = new InteractionTranslator(downloads(settings), members);
    return new DiscordEventListener(
        bot, interactionTranslator, members, discordMessageClient, board, platformExecutors);
  }

  /**
   * Why the conversation does not work at the moment, in the operator's words; empty if it does.
   */
  public Optional<String> trouble() {
    return gatewayConnection
        .trouble()
        .or(platformExecutors.timer()::trouble)
        .or(
            () ->
                gatewayConnection
                    .writing()
                    .flatMap(jda -> servers.flatMap(each -> each.trouble(jda))));
  }

  /** Hears nothing more; what was heard can still be answered. */
  public void stopListening() {
    gatewayConnection.stopListening();
  }

  /** Stops hearing, then writing. */
  @Override
  public void close() {
    stopListening();
    board.close();
    gatewayConnection.close();
    platformExecutors.close();
  }
}
