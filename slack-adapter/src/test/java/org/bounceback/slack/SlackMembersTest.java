package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.ChatUser;
import org.bounceback.sandbox.slack.StrictSlack;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.junit.jupiter.api.Test;

class SlackMembersTest {

  @Test
  void aMemberHasTheLanguageOfTheirSlackClient() throws Exception {
    try (StrictSlack slack = StrictSlack.open(Clock.systemUTC())) {
      SlackUser sam = slack.workspace().person("sam");
      slack.workspace().setLocale(sam, "de-DE");

      assertEquals(Locale.GERMANY, identified(slack, sam.id()).locale());
    }
  }

  @Test
  void theLanguageOfSomebodyWhoIsNotInTheWorkspaceIsUnknown() throws Exception {
    try (StrictSlack slack = StrictSlack.open(Clock.systemUTC())) {
      assertEquals(Locale.ROOT, identified(slack, "U0UNKNOWN1").locale());
    }
  }

  private static ChatUser identified(StrictSlack slack, String user) {
    var settings =
        new SlackSettings(
            slack.botToken(),
            Optional.empty(),
            Optional.of(slack.signingSecret()),
            slack.apiUrl(),
            List.of(slack.fileHost()),
            Optional.empty());
    var client = SlackClientFactory.of(settings);
    try {
      var calls =
          new RetryingSlackClient(
              client, settings.botToken(), Runnable::run, RandomGenerator.getDefault());
      var event =
          InteractionTranslator.event(
              "event:1",
              ReplyTarget.message(AppManifest.TEAM, "C1", "1.0", user),
              "name",
              new ChatRequest.PlainMessage("hello"));
      return new SlackMembers(calls, SlackAccess.USUAL).identify(event.inboundEvent());
    } finally {
      SlackClientFactory.close(client);
    }
  }
}
