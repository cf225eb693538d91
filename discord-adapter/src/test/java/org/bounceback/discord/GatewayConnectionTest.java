package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import org.bounceback.chat.runtime.DelayedTaskRunner;
import org.bounceback.sandbox.discord.StrictDiscord;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.BotWithStandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health texts for the operator. */
class GatewayConnectionTest {
  @TempDir private Path data;

  @Test
  void invalidTokenIsExplained() throws Exception {
    assertEquals(
        Optional.of("discord.token does not work; copy it from the Bot page"),
        problem("WRONG", false));
  }

  @Test
  void missingIntentIsExplainedWithPortalSetting() throws Exception {
    String trouble = problem("", true).orElseThrow();

    assertTrue(trouble.contains("Message Content Intent"), trouble);
    assertTrue(trouble.contains("discord.uploads: false"), trouble);
  }

  @Test
  void noEventForNinetySecondsIsUnhealthy() {
    var clock = new Moving();
    try (var delayedTaskRunner = new DelayedTaskRunner("test timer")) {
      var gatewayConnection = new GatewayConnection(listeners -> jda(), delayedTaskRunner, clock);
      gatewayConnection.onEvent(new SessionResumeEvent(jda()));
      assertEquals(Optional.empty(), gatewayConnection.problem());

      clock.now = clock.now.plusSeconds(91);

      assertEquals(Optional.of("no event from Discord for 91 s"), gatewayConnection.problem());
    }
  }

  private Optional<String> problem(String token, boolean uploads) throws Exception {
    try (var discord = StrictDiscord.open(Clock.systemUTC())) {
      var settings =
          new DiscordSettings(
              token.isEmpty() ? discord.token() : token,
              discord.apiUrl(),
              Optional.of(discord.gatewayUrl()),
              List.of(discord.fileHost()),
              uploads,
              List.of(),
              List.of(),
              Optional.empty());
      try (var chat = DiscordWorld.chat(settings);
          var house =
              BotWithStandIns.open(
                  DiscordChat.PLATFORM, data, chat.publisher(), Clock.systemUTC())) {
        chat.listen(house.bot);
        Await.until(() -> chat.problem().filter(words -> words.contains("discord.")).isPresent());
        return chat.problem();
      }
    }
  }

  /** A session that returns zero for everything, as the events require. */
  private static JDA jda() {
    return (JDA)
        Proxy.newProxyInstance(
            JDA.class.getClassLoader(), new Class<?>[] {JDA.class}, (jda, method, given) -> 0L);
  }

  private static final class Moving extends Clock {
    private Instant now = Instant.parse("2026-11-24T06:20:00Z");

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
