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
 * The servers that the bot works for; it leaves others. Where none are named, that is the only one
 * that it is in: as long as it is in there it leaves every other that it is added to. Safe for
 * concurrent use.
 */
final class AllowedServers extends ListenerAdapter {
  private static final Logger log = LoggerFactory.getLogger(AllowedServers.class);

  private final Set<String> named;
  private Optional<String> only = Optional.empty();
  private volatile boolean ready;

  /**
   * Allows these.
   *
   * @param named their ids; empty for the only one
   */
  AllowedServers(Collection<String> named) {
    this.named = Set.copyOf(named);
  }

  /** Whether the bot works for a server. */
  boolean allows(Guild server) {
    if (server.isDetached()) {
      return false;
    }
    return named.isEmpty()
        ? only(server.getJDA()).equals(Optional.of(server.getId()))
        : named.contains(server.getId());
  }

  /** Why the bot works for nobody, in the operator's words; empty if that is not so. */
  Optional<String> trouble(JDA jda) {
    boolean undecided = named.isEmpty() && isLoaded(jda) && only(jda).isEmpty();
    return undecided && !servers(jda).isEmpty()
        ? Optional.of(
            "the bot is in several servers, so nobody may use it; name yours in discord.guilds")
        : Optional.empty();
  }

  @Override
  public void onReady(ReadyEvent event) {
    ready = true;
    trouble(event.getJDA())
        .ifPresent(
            why -> log.error("discord servers={} allowed=0 why={}", servers(event.getJDA()), why));
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
    if (!named.isEmpty()) {
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

  /** Which of several is meant cannot be known, so none of these is left. */
  private void leaveUnlessAllowed(Guild server) {
    boolean known = !named.isEmpty() || only(server.getJDA()).isPresent();
    if (!known || allows(server)) {
      return;
    }
    server
        .leave()
        .queue(
            left ->
                log.warn(
                    "discord server left, it is not allowed guild={} remedy=\"switch off Public"
                        + " Bot, or add it to discord.guilds\"",
                    server.getId()),
            failure -> log.error("discord server not left guild={}", server.getId(), failure));
  }

  /**
   * Once found it stays, so that nobody shuts the bot off by adding it to another server. While the
   * library loads the servers it lists some of them only, so nothing is decided then.
   */
  private synchronized Optional<String> only(JDA jda) {
    if (only.isEmpty() && isLoaded(jda)) {
      Set<String> servers = servers(jda);
      only = servers.size() == 1 ? servers.stream().findFirst() : Optional.empty();
    }
    return only;
  }

  /** Events come on several threads, so one may come before that of the session's begin. */
  private boolean isLoaded(JDA jda) {
    return ready || jda.getStatus() == JDA.Status.CONNECTED;
  }

  private static Set<String> servers(JDA jda) {
    Set<String> servers = new HashSet<>(jda.getUnavailableGuilds());
    jda.getGuilds().forEach(server -> servers.add(server.getId()));
    return servers;
  }
}
