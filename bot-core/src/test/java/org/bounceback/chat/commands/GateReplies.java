package org.bounceback.chat.commands;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.UploadedFile;
import org.bounceback.testkit.TestBot;
import org.bounceback.testkit.TestEvents;

/** Sends events to the bot, and reads what it responds about a limit. */
final class GateReplies {

  private GateReplies() {}

  static BotResponse take(TestBot stage, ChatRequest chatRequest) {
    return stage.bot.storeAndHandle(TestEvents.event(chatRequest));
  }

  static InboundEvent by(String id, ChatRequest chatRequest) {
    return TestEvents.event(chatRequest).by(TestEvents.agent(id));
  }

  /** Returns a file whose downloads are counted and fail. */
  static UploadedFile file(AtomicInteger downloads) {
    return new UploadedFile(
        "bounce.eml",
        "F1",
        () -> {
          downloads.incrementAndGet();
          throw new IOException("nothing may be downloaded");
        });
  }

  static boolean isRefused(BotResponse botResponse) {
    return text(botResponse).contains("Try again in");
  }

  static String text(BotResponse botResponse) {
    if (botResponse.now() instanceof InitialResponse.ShowCard showCard) {
      return showCard.card().headline();
    }
    return botResponse.now() instanceof InitialResponse.FieldErrors wrong
        ? wrong.card().headline()
        : "";
  }
}
