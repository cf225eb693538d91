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

/** Checks who may use the bot, as far as Discord knows of it. */
final class AccessCheck {
  private final DiscordSettings settings;
  private final DiscordRestClient discordRestClient;

  AccessCheck(DiscordSettings settings, DiscordRestClient discordRestClient) {
    this.settings = settings;
    this.discordRestClient = discordRestClient;
  }

  /**
   * Makes all checks.
   *
   * @param application as Discord describes it
   * @param servers those that the bot is in
   * @throws IOException when Discord does not answer
   */
  List<SetupCheckResult> findings(DataObject application, DataArray servers) throws IOException {
    List<SetupCheckResult> setupCheckResults = new ArrayList<>();
    setupCheckResults.add(publicBot(application.getBoolean("bot_public", false)));
    Set<String> there = ids(servers);
    setupCheckResults.addAll(allowed(there));
    setupCheckResults.addAll(roles(there));
    return setupCheckResults;
  }

  private static SetupCheckResult publicBot(boolean anybody) {
    return anybody
        ? new SetupCheckResult(
            false,
            "anybody can add the bot to a server of theirs; switch off Public Bot in the Developer"
                + " Portal under Bot (set Installation > Install Link to None first)")
        : new SetupCheckResult(true, "only the application's owner can add the bot to servers");
  }

  private List<SetupCheckResult> allowed(Set<String> there) {
    List<String> named = settings.access().guilds();
    if (named.isEmpty()) {
      return there.size() > 1
          ? List.of(
              new SetupCheckResult(
                  false,
                  "the bot is in several servers (%s), so nobody may use it; name yours in discord.guilds"
                      .formatted(String.join(", ", there))))
          : List.of();
    }
    List<SetupCheckResult> setupCheckResults = new ArrayList<>();
    for (String server : named) {
      if (!there.contains(server)) {
        setupCheckResults.add(
            new SetupCheckResult(
                false,
                "discord.guilds names %s, which the bot is not in; open the install link or remove it"
                    .formatted(server)));
      }
    }
    there.stream()
        .filter(server -> !named.contains(server))
        .map(
            server ->
                new SetupCheckResult(
                    false,
                    "the bot is in the server %s, which discord.guilds does not name; it leaves it when it starts"
                        .formatted(server)))
        .forEach(setupCheckResults::add);
    return setupCheckResults;
  }

  private List<SetupCheckResult> roles(Set<String> there) throws IOException {
    Set<String> agents = new TreeSet<>(settings.access().agentRoles());
    boolean everyone = agents.remove(DiscordAccess.EVERYONE);
    List<SetupCheckResult> setupCheckResults = new ArrayList<>();
    setupCheckResults.add(new SetupCheckResult(true, agentsAre(agents, everyone)));
    Set<String> wanted = new TreeSet<>(agents);
    wanted.addAll(settings.administratorRoles());
    if (wanted.isEmpty()) {
      return setupCheckResults;
    }
    List<String> named = settings.access().guilds();
    for (String server : there) {
      if (named.isEmpty() || named.contains(server)) {
        wanted.removeAll(ids(discordRestClient.array("guilds/" + server + "/roles")));
      }
    }
    wanted.forEach(
        role ->
            setupCheckResults.add(
                new SetupCheckResult(
                    false,
                    "no server has the role %s; correct discord.%s"
                        .formatted(
                            role, agents.contains(role) ? "agent-roles" : "administrator-roles"))));
    return setupCheckResults;
  }

  private static String agentsAre(Set<String> agents, boolean everyone) {
    if (everyone) {
      return "every member may use the bot, as discord.agent-roles says";
    }
    return agents.isEmpty()
        ? "members who may manage messages may use the bot; discord.agent-roles names others"
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
