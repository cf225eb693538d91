package org.bounceback.chat.commands;

import static org.bounceback.chat.commands.GateReplies.by;
import static org.bounceback.chat.commands.GateReplies.take;
import static org.bounceback.chat.commands.GateReplies.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.chat.Card;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.testkit.Answer;
import org.bounceback.testkit.RecordingMessagePoster;
import org.bounceback.testkit.TestBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchLimitTest {
  @TempDir private Path folder;

  @Test
  void onePersonWatchesSoManyAtATime() throws Exception {
    try (var stage = TestBot.open(folder, new UsageLimits(0, 0, 0, 0, 0, 0, 0, 1, 2))) {
      stage.list.list("203.0.113.5", "127.0.0.4", "Spam seen");
      var watch = new ChatRequest.SlashCommand("bounceback", "watch 203.0.113.5");
      stage.send(watch);
      Card watched = stage.card();

      String first = text(take(stage, watch));
      assertTrue(first.startsWith("You already watch 1 addresses or domains"), first);
      stage.send(by("U2", watch));
      String third = text(stage.bot.storeAndHandle(by("U3", watch)));
      assertTrue(third.startsWith("This workspace already watches 2"), third);

      // The button is limited as the command is.
      var other = new RecordingMessagePoster();
      stage.send(by("U1", TestBot.request("/blacklist 203.0.113.5")), other);
      Answer pressed = stage.press(other.last(), "Watch");
      assertEquals(Visibility.PRIVATE, pressed.visibility());
      assertEquals(first, pressed.headline());

      stage.press(watched, "Stop watching");
      assertEquals(
          "", text(stage.bot.storeAndHandle(by("U1", watch))).replaceAll("^Checking .*", ""));
    }
  }
}
