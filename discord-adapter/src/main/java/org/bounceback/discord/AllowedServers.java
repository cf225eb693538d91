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

  @Override
  public void onReady(ReadyEvent event) {
    JDA jda = event.getJDA();
    if (named.isEmpty() && only(jda).isEmpty() && !servers(jda).isEmpty()) {
      log.error(
          "discord servers={} allowed=0 remedy=\"name the ones to work for in discord.guilds\"",
          servers(jda));
    }
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

  /** Once found it stays, so that nobody shuts the bot off by adding it to another server. */
  private synchronized Optional<String> only(JDA jda) {
    Set<String> servers = servers(jda);
    if (only.isEmpty() && servers.size() == 1) {
      only = servers.stream().findFirst();
    }
    return only;
  }

  private static Set<String> servers(JDA jda) {
    Set<String> servers = new HashSet<>(jda.getUnavailableGuilds());
    jda.getGuilds().forEach(server -> servers.add(server.getId()));
    return servers;
  }
}
