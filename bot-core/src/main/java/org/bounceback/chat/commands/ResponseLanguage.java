package org.bounceback.chat.commands;

import java.util.Optional;
import org.bounceback.advice.Language;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.cards.AnswerButton;
import org.bounceback.chat.cards.ButtonId;

/**
 * Chooses the language of the response to an event: the user's if only the user sees it, otherwise
 * the workspace's.
 */
final class ResponseLanguage {
  private ResponseLanguage() {}

  static Language of(InboundEvent inboundEvent) {
    ChatRequest chatRequest = inboundEvent.chatRequest();
    if (chatRequest instanceof ChatRequest.ButtonClick click) {
      return ofClick(inboundEvent, click);
    }
    return isAnsweredInTheChannel(chatRequest) ? ofChannel(inboundEvent) : ofUser(inboundEvent);
  }

  /** Returns the user's language, or the workspace's if the bot does not have the user's. */
  static Language ofUser(InboundEvent inboundEvent) {
    return Language.ofTag(inboundEvent.chatUser().locale().toLanguageTag())
        .orElseGet(() -> ofWorkspace(inboundEvent));
  }

  /** Returns the language of what everybody in the channel sees. */
  private static Language ofChannel(InboundEvent inboundEvent) {
    return inboundEvent.chatLocation().direct() ? ofUser(inboundEvent) : ofWorkspace(inboundEvent);
  }

  /** Returns the language of the workspace. */
  static Language ofWorkspace(InboundEvent inboundEvent) {
    return Language.ofTag(inboundEvent.chatLocation().locale().toLanguageTag())
        .orElse(Language.ENGLISH);
  }

  private static boolean isAnsweredInTheChannel(ChatRequest chatRequest) {
    return chatRequest.isDurable()
        || chatRequest instanceof ChatRequest.FileUpload
        || chatRequest instanceof ChatRequest.GivenUp
        || (chatRequest instanceof ChatRequest.SlashCommand command
            && command.name().equals("bounce")
            && !command.text().isBlank());
  }

  private static Language ofClick(InboundEvent inboundEvent, ChatRequest.ButtonClick click) {
    Optional<ButtonId.Action> action = ButtonId.parse(click.button()).map(ButtonId::action);
    if (action.map(ResponseLanguage::isPosted).orElse(false)) {
      return ofChannel(inboundEvent);
    }
    boolean replacesCard =
        AnswerButton.parse(click.button()).isPresent()
            || action.map(ResponseLanguage::isCardReplaced).orElse(false);
    return replacesCard && !click.privately() ? ofChannel(inboundEvent) : ofUser(inboundEvent);
  }

  /** Returns whether the action posts a card in the channel. */
  private static boolean isPosted(ButtonId.Action action) {
    return switch (action) {
      case SHARE, WATCH, REQUESTED -> true;
      default -> false;
    };
  }

  /** Returns whether the action replaces the card with the button. */
  private static boolean isCardReplaced(ButtonId.Action action) {
    return switch (action) {
      case CHECK_AGAIN,
          LOOK_UP_OWN,
          LOOK_UP_EXCHANGES,
          LOOK_UP_SENDERS,
          WATCH_NO_MORE,
          TAKE,
          TAKE_OVER,
          GIVE_BACK ->
          true;
      default -> false;
    };
  }
}
