package org.bounceback.chat.commands;

import java.util.Locale;
import java.util.Set;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;

/** Sends events to the bot, and reads what it responds about a limit. */
final class GateReplies {

  private GateReplies() {}

  static BotResponse take(TestBot stage, ChatRequest chatRequest) {
    return stage.bot.take(TestBot.event(chatRequest));
  }

  static InboundEvent by(String id, ChatRequest chatRequest) {
    return TestBot.event(chatRequest)
        .by(new ChatUser(id, id, Locale.ENGLISH, Set.of(ChatUser.UserRole.AGENT)));
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
