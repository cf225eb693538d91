package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.chat.runtime.SetupCheckResult;
import org.bounceback.sandbox.discord.StrictDiscord;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.Permission;
import org.junit.jupiter.api.Test;

class DiscordDoctorTest {

  @Test
  void workingSetupShowsInstallLinkWithMinimumPermissions() throws Exception {
    List<SetupCheckResult> setupCheckResults =
        examine(DiscordApp.bounceback(), false, Clock.systemUTC());

    assertEquals(List.of(), wrong(setupCheckResults));
    assertTrue(
        text(setupCheckResults)
            .contains(
                "https://discord.com/oauth2/authorize?client_id=1300000000000000001"
                    + "&scope=bot+applications.commands&permissions=309237746688"));
  }

  @Test
  void uploadsWithoutIntentAreReportedWithRemedy() throws Exception {
    List<SetupCheckResult> setupCheckResults =
        examine(DiscordApp.bounceback(), true, Clock.systemUTC());

    assertTrue(
        text(wrong(setupCheckResults)).contains("Message Content Intent"), text(setupCheckResults));
  }

  @Test
  void uploadsWithIntentAreAccepted() throws Exception {
    var app = DiscordApp.bounceback().with("MESSAGE_CONTENT");

    assertEquals(List.of(), wrong(examine(app, true, Clock.systemUTC())));
  }

  @Test
  void missingPermissionsInServerAreReported() throws Exception {
    var app = DiscordApp.bounceback().without(Permission.CREATE_PUBLIC_THREADS);

    List<SetupCheckResult> setupCheckResults = wrong(examine(app, false, Clock.systemUTC()));

    assertTrue(
        text(setupCheckResults)
            .contains("lacks permissions in Example Support: Create Public Threads"),
        text(setupCheckResults));
  }

  @Test
  void invalidTokenIsTheOnlyFinding() throws Exception {
    try (var discord = StrictDiscord.open(Clock.systemUTC())) {
      var settings = settings(discord, "WRONG", false);

      List<SetupCheckResult> setupCheckResults =
          new DiscordDoctor(settings, Clock.systemUTC()).check();

      assertEquals(1, wrong(setupCheckResults).size());
      assertTrue(text(wrong(setupCheckResults)).contains("discord.token"), text(setupCheckResults));
    }
  }

  @Test
  void clockSkewIsReported() throws Exception {
    Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));

    List<SetupCheckResult> setupCheckResults = wrong(examine(DiscordApp.bounceback(), false, late));

    assertTrue(text(setupCheckResults).contains("600 s off Discord's"), text(setupCheckResults));
  }

  @Test
  void publicBotAndSeveralServersAreReported() throws Exception {
    try (var discord = StrictDiscord.open(Clock.systemUTC())) {
      discord.state().publicBot(true);
      discord.state().guild("Elsewhere");

      String words = text(wrong(examine(discord, DiscordAccess.USUAL)));

      assertTrue(words.contains("disable Public Bot"), words);
      assertTrue(words.contains("so no one can use it; list yours in discord.guilds"), words);
    }
  }

  @Test
  void unknownServersAndRolesAreReported() throws Exception {
    try (var discord = StrictDiscord.open(Clock.systemUTC())) {
      var guildRole = discord.guild().role("agents");
      var access =
          new DiscordAccess(
              List.of("1300000000000000099"), List.of(guildRole.id(), "1300000000000000098"));

      String words = text(wrong(examine(discord, access)));

      assertTrue(words.contains("discord.guilds includes 1300000000000000099, which"), words);
      assertTrue(words.contains(discord.guild().id() + ", which is not in discord.guilds"), words);
      assertTrue(words.contains("no server has the role 1300000000000000098"), words);

      var right = new DiscordAccess(List.of(discord.guild().id()), List.of(guildRole.id()));
      assertEquals(List.of(), wrong(examine(discord, right)));
    }
  }

  private static List<SetupCheckResult> examine(StrictDiscord discord, DiscordAccess access) {
    DiscordSettings usual = settings(discord, discord.token(), false);
    var settings =
        new DiscordSettings(
            usual.token(),
            usual.apiUrl(),
            usual.gatewayUrl(),
            usual.fileHosts(),
            usual.uploads(),
            usual.commandPermissions(),
            usual.administratorRoles(),
            usual.proxy(),
            access);
    return new DiscordDoctor(settings, Clock.systemUTC()).check();
  }

  private static List<SetupCheckResult> examine(DiscordApp app, boolean uploads, Clock clock)
      throws IOException {
    try (var discord = StrictDiscord.open(app, Clock.systemUTC())) {
      return new DiscordDoctor(settings(discord, discord.token(), uploads), clock).check();
    }
  }

  private static DiscordSettings settings(StrictDiscord discord, String token, boolean uploads) {
    return new DiscordSettings(
        token,
        discord.apiUrl(),
        Optional.of(discord.gatewayUrl()),
        List.of(discord.fileHost()),
        uploads,
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static List<SetupCheckResult> wrong(List<SetupCheckResult> setupCheckResults) {
    return setupCheckResults.stream().filter(setupCheckResult -> !setupCheckResult.well()).toList();
  }

  private static String text(List<SetupCheckResult> setupCheckResults) {
    return String.join("\n", setupCheckResults.stream().map(SetupCheckResult::text).toList());
  }
}
