package org.bounceback.chat.commands;

import static org.bounceback.chat.commands.GateReplies.by;
import static org.bounceback.chat.commands.GateReplies.take;
import static org.bounceback.chat.commands.GateReplies.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchLimitTest {
  @TempDir private Path folder;

  @Test
  void onePersonWatchesSoManyAtATime() throws Exception {
    try (var stage = new TestBot(folder, new UsageLimits(0, 0, 0, 0, 0, 0, 0, 1, 2))) {
      stage.list.list("203.0.113.5", "127.0.0.4", "Spam seen");
      var posting = new RecordingMessagePoster();
      var watch = new ChatRequest.SlashCommand("bounceback", "watch 203.0.113.5");
      stage.answer(TestBot.event(watch), posting);

      String first = text(take(stage, watch));
      assertTrue(first.startsWith("You watch 1 addresses or domains already"), first);
      stage.answer(by("U2", watch), new RecordingMessagePoster());
      String third = text(stage.bot.take(by("U3", watch)));
      assertTrue(third.startsWith("All people of this workspace together watch 2"), third);

      // The button is limited as the command is.
      var other = new RecordingMessagePoster();
      stage.answer(by("U1", new ChatRequest.SlashCommand("blacklist", "203.0.113.5")), other);
      var pressed = assertInstanceOf(InitialResponse.ShowCard.class, stage.press(other, "Watch"));
      assertEquals(Visibility.PRIVATE, pressed.visibility());
      assertEquals(first, pressed.card().headline());

      stage.press(posting, "Stop watching");
      assertEquals("", text(stage.bot.take(by("U1", watch))).replaceAll("^Asking .*", ""));
    }
  }
}
