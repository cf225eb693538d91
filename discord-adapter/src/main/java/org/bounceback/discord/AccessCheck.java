package org.bounceback.discord;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.bounceback.chat.runtime.SetupCheckResult;

/** Checks who may use the bot, as far as Discord knows. */
final class AccessCheck {
  private final DiscordSettings settings;
  private final DiscordRestClient discordRestClient;

  AccessCheck(DiscordSettings settings, DiscordRestClient discordRestClient) {
    this.settings = settings;
    this.discordRestClient = discordRestClient;
  }

  /**
   * Runs all checks.
   *
   * @param application the application, as described by Discord
   * @param servers the servers that the bot is in
   * @throws IOException if Discord does not respond
   */
  List<SetupCheckResult> check(DataObject application, DataArray servers) throws IOException {
    List<SetupCheckResult> results = new ArrayList<>();
    results.add(publicBot(application.getBoolean("bot_public", false)));
    Set<String> joined = ids(servers);
    results.addAll(allowed(joined));
    results.addAll(roles(joined));
    return results;
  }

  private static SetupCheckResult publicBot(boolean isPublic) {
    return isPublic
        ? new SetupCheckResult(
            false,
            "anyone can add the bot to their server; disable Public Bot in the Developer"
                + " Portal under Bot (set Installation > Install Link to None first)")
        : new SetupCheckResult(true, "only the application's owner can add the bot to servers");
  }

  private List<SetupCheckResult> allowed(Set<String> joined) {
    List<String> configured = settings.access().guilds();
    if (configured.isEmpty()) {
      return joined.size() > 1
          ? List.of(
              new SetupCheckResult(
                  false,
                  "the bot is in several servers (%s), so no one can use it; list yours in discord.guilds"
                      .formatted(String.join(", ", joined))))
          : List.of();
    }
    List<SetupCheckResult> results = new ArrayList<>();
    for (String server : configured) {
      if (!joined.contains(server)) {
        results.add(
            new SetupCheckResult(
                false,
                "discord.guilds includes %s, which the bot is not in; open the install link or remove it"
                    .formatted(server)));
      }
    }
    joined.stream()
        .filter(server -> !configured.contains(server))
        .map(
            server ->
                new SetupCheckResult(
                    false,
                    "the bot is in the server %s, which is not in discord.guilds; it leaves that server when it starts"
                        .formatted(server)))
        .forEach(results::add);
    return results;
  }

  private List<SetupCheckResult> roles(Set<String> joined) throws IOException {
    Set<String> agents = new TreeSet<>(settings.access().agentRoles());
    boolean everyMember = agents.remove(DiscordAccess.EVERYONE);
    List<SetupCheckResult> results = new ArrayList<>();
    results.add(new SetupCheckResult(true, agentsAre(agents, everyMember)));
    Set<String> required = new TreeSet<>(agents);
    required.addAll(settings.administratorRoles());
    if (required.isEmpty()) {
      return results;
    }
    List<String> configured = settings.access().guilds();
    for (String server : joined) {
      if (configured.isEmpty() || configured.contains(server)) {
        required.removeAll(ids(discordRestClient.array("guilds/" + server + "/roles")));
      }
    }
    required.forEach(
        role ->
            results.add(
                new SetupCheckResult(
                    false,
                    "no server has the role %s; correct discord.%s"
                        .formatted(
                            role, agents.contains(role) ? "agent-roles" : "administrator-roles"))));
    return results;
  }

  private static String agentsAre(Set<String> agents, boolean everyMember) {
    if (everyMember) {
      return "every member may use the bot, because of discord.agent-roles";
    }
    return agents.isEmpty()
        ? "members with the permission Manage Messages may use the bot; set discord.agent-roles to"
            + " change that"
        : "members with one of %d roles may use the bot".formatted(agents.size());
  }

  private static Set<String> ids(DataArray objects) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < objects.length(); i++) {
      ids.add(objects.getObject(i).getString("id"));
    }
    return new TreeSet<>(ids);
  }
}
