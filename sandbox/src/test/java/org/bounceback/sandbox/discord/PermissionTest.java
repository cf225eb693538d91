package org.bounceback.sandbox.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Guild;
import org.bounceback.sandbox.discord.world.GuildRole;
import org.bounceback.sandbox.discord.world.Permission;
import org.junit.jupiter.api.Test;

/** The permissions of a member in a channel, as Discord computes them. */
class PermissionTest {
  private static final Rulebook RULES = new Rulebook();

  private final DiscordState discordState =
      new DiscordState(DiscordApp.bounceback(), RULES, Clock.systemUTC());
  private final Guild guild = discordState.guild("Example");
  private final DiscordUser owner = guild.person("owner");
  private final DiscordUser sam = guild.person("sam");
  private final Channel channel = guild.channel("support");

  @Test
  void theBitsAreThoseOfTheData() {
    Map<String, Integer> bits = new LinkedHashMap<>();
    for (Permission each : Permission.values()) {
      bits.put(each.name(), each.bit());
    }
    Map<String, Integer> data = new LinkedHashMap<>();
    RULES
        .wire("/permissions")
        .properties()
        .forEach(each -> data.put(each.getKey(), each.getValue().asInt()));

    assertEquals(data, bits);
  }

  @Test
  void theOwnerAndAdministratorsMayDoEverything() {
    guild.give(sam, guild.role("admins", Permission.ADMINISTRATOR));
    channel.deny(guild.everyone(), Permission.VIEW_CHANNEL);

    assertEquals(Permission.all(), discordState.permissions(owner.id(), channel));
    assertEquals(Permission.all(), discordState.permissions(sam.id(), channel));
  }

  @Test
  void aRoleCanAllowWhatEveryoneIsDenied() {
    GuildRole agents = guild.role("agents");
    channel.deny(guild.everyone(), Permission.SEND_MESSAGES);
    assertEquals(false, may(Permission.SEND_MESSAGES));

    guild.give(sam, agents);
    channel.allow(agents, Permission.SEND_MESSAGES);

    assertEquals(true, may(Permission.SEND_MESSAGES));
  }

  @Test
  void withoutViewPermissionNothingIsAllowed() {
    channel.deny(guild.everyone(), Permission.VIEW_CHANNEL);

    assertEquals(0, discordState.permissions(sam.id(), channel));
  }

  @Test
  void aUserOutsideTheGuildHasNoPermissions() {
    DiscordUser stranger = discordState.person("kim", "Kim Example");

    assertEquals(0, discordState.permissions(stranger.id(), channel));
  }

  @Test
  void anAppHasItsInstallPermissionsAndThoseOfEveryone() {
    long mine = discordState.permissions(DiscordApp.ID, channel);

    assertEquals(true, Permission.SEND_MESSAGES_IN_THREADS.in(mine));
    assertEquals(false, Permission.MANAGE_MESSAGES.in(mine));
  }

  private boolean may(Permission permission) {
    return permission.in(discordState.permissions(sam.id(), channel));
  }
}
