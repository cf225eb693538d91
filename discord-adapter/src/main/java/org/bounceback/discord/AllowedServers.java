package org.bounceback.discord;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionInvalidateEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restricts the bot to certain servers; it leaves all others.
 *
 * <p>If none are configured, the bot works only in the one server that it is in, and leaves every
 * other server that it is added to. Safe for concurrent use.
 */
final class AllowedServers extends ListenerAdapter {
  private static final Logger log = LoggerFactory.getLogger(AllowedServers.class);

  private final Set<String> configured;
  private Optional<String> only = Optional.empty();
  private volatile boolean ready;

  /**
   * Allows these servers.
   *
   * @param configured their ids; empty for the only server that the bot is in
   */
  AllowedServers(Collection<String> configured) {
    this.configured = Set.copyOf(configured);
  }

  /** Whether the bot works in a server. */
  boolean allows(Guild server) {
    if (server.isDetached()) {
      return false;
    }
    return configured.isEmpty()
        ? only(server.getJDA()).equals(Optional.of(server.getId()))
        : configured.contains(server.getId());
  }

  /**
   * Returns why the bot works in no server, in a text for the operator; empty if it works in one.
   */
  Optional<String> problem(JDA jda) {
    boolean undecided = configured.isEmpty() && isLoaded(jda) && only(jda).isEmpty();
    return undecided && !servers(jda).isEmpty()
        ? Optional.of(
            "the bot is in several servers, so no one can use it; list yours in discord.guilds")
        : Optional.empty();
  }

  @Override
  public void onReady(ReadyEvent event) {
    ready = true;
    problem(event.getJDA())
        .ifPresent(
            reason ->
                log.error(
                    "discord servers={} allowed=0 reason={}", servers(event.getJDA()), reason));
  }

  @Override
  public void onSessionInvalidate(SessionInvalidateEvent event) {
    ready = false;
  }

  @Override
  public void onSessionRecreate(SessionRecreateEvent event) {
    ready = true;
  }

  @Override
  public void onGuildReady(GuildReadyEvent event) {
    if (!configured.isEmpty()) {
      leaveUnlessAllowed(event.getGuild());
    }
  }

  @Override
  public void onGuildAvailable(GuildAvailableEvent event) {
    leaveUnlessAllowed(event.getGuild());
  }

  @Override
  public void onGuildJoin(GuildJoinEvent event) {
    leaveUnlessAllowed(event.getGuild());
  }

  @Override
  public synchronized void onGuildLeave(GuildLeaveEvent event) {
    only = only.filter(server -> !server.equals(event.getGuild().getId()));
  }

  /**
   * Leaves a server that is not allowed. While it is unknown which of several is meant, leaves
   * none.
   */
  private void leaveUnlessAllowed(Guild server) {
    boolean known = !configured.isEmpty() || only(server.getJDA()).isPresent();
    if (!known || allows(server)) {
      return;
    }
    server
        .leave()
        .queue(
            left ->
                log.warn(
                    "discord server left, it is not allowed guild={} remedy=\"disable Public"
                        + " Bot, or add it to discord.guilds\"",
                    server.getId()),
            failure -> log.error("discord server not left guild={}", server.getId(), failure));
  }

  /**
   * Returns the only server. Once found it is remembered, so that nobody can disable the bot by
   * adding it to another server. While the library is still loading servers, it lists only some of
   * them, so the result is empty.
   */
  private synchronized Optional<String> only(JDA jda) {
    if (only.isEmpty() && isLoaded(jda)) {
      Set<String> servers = servers(jda);
      only = servers.size() == 1 ? servers.stream().findFirst() : Optional.empty();
    }
    return only;
  }

  /**
   * Whether all servers are loaded. Events arrive on several threads, so one may arrive before the
   * ready event.
   */
  private boolean isLoaded(JDA jda) {
    return ready || jda.getStatus() == JDA.Status.CONNECTED;
  }

  private static Set<String> servers(JDA jda) {
    Set<String> servers = new HashSet<>(jda.getUnavailableGuilds());
    jda.getGuilds().forEach(server -> servers.add(server.getId()));
    return servers;
  }
}
