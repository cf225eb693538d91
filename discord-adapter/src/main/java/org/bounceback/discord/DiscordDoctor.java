package org.bounceback.discord;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.bounceback.chat.runtime.SetupCheckResult;

/** Checks what could prevent the bot from working in Discord, with one call for each check. */
public final class DiscordDoctor {
  /** Flags of an application whose bot may read the content of messages. */
  private static final long MESSAGE_CONTENT = 1 << 18 | 1 << 19;

  private static final int MIN_STARTS = 20;

  private final DiscordSettings settings;
  private final DiscordRestClient discordRestClient;

  /** Checks these settings, and our clock against Discord's. */
  public DiscordDoctor(DiscordSettings settings, Clock clock) {
    this.settings = settings;
    this.discordRestClient = new DiscordRestClient(settings, clock);
  }

  /** Runs all checks; without a working token, those that need it are skipped. */
  public List<SetupCheckResult> check() {
    List<SetupCheckResult> results = new ArrayList<>();
    try {
      DataObject user = discordRestClient.object("users/@me");
      results.add(ok("discord.token belongs to %s".formatted(user.getString("username", "a bot"))));
      DataObject application = discordRestClient.object("applications/@me");
      results.add(intents(application.getLong("flags", 0)));
      results.add(
          ok(
              "install link, with the minimum permissions (%d): %s"
                  .formatted(
                      BotPermissions.needed(),
                      BotPermissions.installLink(application.getString("id")))));
      DataArray servers = discordRestClient.array("users/@me/guilds");
      results.addAll(servers(servers));
      results.addAll(new AccessCheck(settings, discordRestClient).check(application, servers));
      results.add(gateway(discordRestClient.object("gateway/bot")));
      results.add(discordRestClient.clock());
    } catch (IOException refused) {
      results.add(wrong("discord.token: Discord reports " + refused.getMessage()));
    }
    results.addAll(DiscordChat.downloads(settings).examine());
    return results;
  }

  private SetupCheckResult intents(long flags) {
    boolean granted = (flags & MESSAGE_CONTENT) != 0;
    if (!settings.uploads()) {
      return ok(
          "no privileged intent is requested; files uploaded to a channel are not read, see"
              + " discord.uploads");
    }
    return granted
        ? ok("the Message Content Intent is enabled, so files uploaded to a channel are read")
        : wrong(
            "discord.uploads needs the Message Content Intent; enable it in the Developer Portal"
                + " under Bot, Privileged Gateway Intents, or set discord.uploads: false");
  }

  private static List<SetupCheckResult> servers(DataArray servers) {
    if (servers.length() == 0) {
      return List.of(wrong("the bot is in no server; open the install link"));
    }
    List<SetupCheckResult> results = new ArrayList<>();
    for (int i = 0; i < servers.length(); i++) {
      DataObject server = servers.getObject(i);
      String name = server.getString("name");
      String missing = BotPermissions.missing(server.getLong("permissions", 0));
      results.add(
          missing.isEmpty()
              ? ok("the bot has the permissions it needs in " + name)
              : wrong(
                  "the bot lacks permissions in %s: %s; open the install link again"
                      .formatted(name, missing)));
    }
    return results;
  }

  private static SetupCheckResult gateway(DataObject gateway) {
    int left = gateway.getObject("session_start_limit").getInt("remaining");
    return left < MIN_STARTS
        ? wrong("only " + left + " session starts are left today; then Discord resets the token")
        : ok("the gateway allows " + left + " more session starts today");
  }

  private static SetupCheckResult ok(String message) {
    return new SetupCheckResult(true, message);
  }

  private static SetupCheckResult wrong(String message) {
    return new SetupCheckResult(false, message);
  }
}
