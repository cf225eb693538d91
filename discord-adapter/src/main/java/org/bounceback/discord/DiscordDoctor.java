package org.bounceback.discord;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.bounceback.chat.runtime.SetupCheckResult;

/**
 * Finds out what would keep the bot from working in Discord, by asking Discord once for each thing.
 */
public final class DiscordDoctor {
  /** Flags of an application whose bot may read the content of messages. */
  private static final long MESSAGE_CONTENT = 1 << 18 | 1 << 19;

  private static final int FEW_STARTS = 20;

  private final DiscordSettings settings;
  private final DiscordRestClient discordRestClient;

  /** Examines these settings, and the clock against Discord's. */
  public DiscordDoctor(DiscordSettings settings, Clock clock) {
    this.settings = settings;
    this.discordRestClient = new DiscordRestClient(settings, clock);
  }

  /** Makes all checks; those that need a working token are left out where there is none. */
  public List<SetupCheckResult> examine() {
    List<SetupCheckResult> setupCheckResults = new ArrayList<>();
    try {
      DataObject user = discordRestClient.object("users/@me");
      setupCheckResults.add(
          well("discord.token is %s's".formatted(user.getString("username", "a bot"))));
      DataObject application = discordRestClient.object("applications/@me");
      setupCheckResults.add(intents(application.getLong("flags", 0)));
      setupCheckResults.add(
          well(
              "install link, with the least permissions (%d): %s"
                  .formatted(
                      BotPermissions.needed(),
                      BotPermissions.installLink(application.getString("id")))));
      DataArray servers = discordRestClient.array("users/@me/guilds");
      setupCheckResults.addAll(servers(servers));
      setupCheckResults.addAll(
          new AccessCheck(settings, discordRestClient).findings(application, servers));
      setupCheckResults.add(gateway(discordRestClient.object("gateway/bot")));
      setupCheckResults.add(discordRestClient.clock());
    } catch (IOException refused) {
      setupCheckResults.add(wrong("discord.token: Discord says " + refused.getMessage()));
    }
    setupCheckResults.addAll(DiscordChat.downloads(settings).examine());
    return setupCheckResults;
  }

  private SetupCheckResult intents(long flags) {
    boolean granted = (flags & MESSAGE_CONTENT) != 0;
    if (!settings.uploads()) {
      return well(
          "no privileged intent is asked for; files dropped into a channel are not read, see"
              + " discord.uploads");
    }
    return granted
        ? well("the Message Content Intent is on, so files dropped into a channel are read")
        : wrong(
            "discord.uploads needs the Message Content Intent; switch it on in the Developer Portal"
                + " under Bot, Privileged Gateway Intents, or set discord.uploads: false");
  }

  private static List<SetupCheckResult> servers(DataArray servers) {
    if (servers.length() == 0) {
      return List.of(wrong("the bot is in no server; open the install link"));
    }
    List<SetupCheckResult> setupCheckResults = new ArrayList<>();
    for (int i = 0; i < servers.length(); i++) {
      DataObject server = servers.getObject(i);
      String name = server.getString("name");
      String missing = BotPermissions.missing(server.getLong("permissions", 0));
      setupCheckResults.add(
          missing.isEmpty()
              ? well("the bot may do what it needs in " + name)
              : wrong(
                  "the bot lacks in %s: %s; open the install link again".formatted(name, missing)));
    }
    return setupCheckResults;
  }

  private static SetupCheckResult gateway(DataObject gateway) {
    int left = gateway.getObject("session_start_limit").getInt("remaining");
    return left < FEW_STARTS
        ? wrong("only " + left + " starts are left today; then Discord resets the token")
        : well("the gateway lets the bot start " + left + " times more today");
  }

  private static SetupCheckResult well(String words) {
    return new SetupCheckResult(true, words);
  }

  private static SetupCheckResult wrong(String words) {
    return new SetupCheckResult(false, words);
  }
}
