package org.bounceback.slack;

import com.slack.api.model.File;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import java.util.List;
import java.util.Optional;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.EventId;
import org.bounceback.chat.WrittenMessage;
import org.jspecify.annotations.Nullable;

/**
 * Translates messages, mentions and uploads into requests to the bot. Slack may report one message
 * in several events, such as a mention and a shared file; these have the same content id.
 */
final class MessageTranslator {
  private static final String DIRECT = "im";
  private static final String HOME = "home";

  private final SlackFiles files;

  MessageTranslator(SlackFiles files) {
    this.files = files;
  }

  /**
   * Identifies an event, without its content.
   *
   * @param id Slack's id of the event
   */
  record EventEnvelope(String id, String workspace) {}

  /** Translates files shared in a channel or in a direct conversation. */
  Optional<SlackEvent> files(EventEnvelope envelope, MessageFileShareEvent event) {
    ReplyTarget replyTarget =
        replyTarget(
            envelope, event.getChannel(), event.getTs(), event.getThreadTs(), event.getUser());
    WrittenMessage message =
        message(replyTarget.isDirect(), false, event.getFiles(), event.getText());
    return event(envelope, replyTarget, event.getTs(), message);
  }

  /** Translates a mention of the bot; files in the same message take precedence over its text. */
  Optional<SlackEvent> mention(EventEnvelope envelope, AppMentionEvent event) {
    if (isOurs(event.getBotId(), event.getUser())) {
      return Optional.empty();
    }
    ReplyTarget replyTarget =
        replyTarget(
            envelope, event.getChannel(), event.getTs(), event.getThreadTs(), event.getUser());
    WrittenMessage message =
        message(replyTarget.isDirect(), true, event.getFiles(), event.getText());
    return event(envelope, replyTarget, event.getTs(), message);
  }

  /** Translates a direct message, or a message with files; empty for other messages in channels. */
  Optional<SlackEvent> direct(EventEnvelope envelope, MessageEvent event) {
    if (isOurs(event.getBotId(), event.getUser())) {
      return Optional.empty();
    }
    ReplyTarget replyTarget =
        replyTarget(
            envelope, event.getChannel(), event.getTs(), event.getThreadTs(), event.getUser());
    WrittenMessage message =
        message(DIRECT.equals(event.getChannelType()), false, event.getFiles(), event.getText());
    return event(envelope, replyTarget, event.getTs(), message);
  }

  /** Translates the opening of the bot's home tab; empty for the messages tab. */
  Optional<SlackEvent> home(EventEnvelope envelope, AppHomeOpenedEvent event) {
    if (!HOME.equals(event.getTab())) {
      return Optional.empty();
    }
    String user = event.getUser();
    var replyTarget =
        new ReplyTarget(
            envelope.workspace(),
            user,
            Optional.empty(),
            user,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return Optional.of(
        InteractionTranslator.event(
            "event:" + envelope.id(), replyTarget, null, new ChatRequest.AppHomeOpened()));
  }

  private WrittenMessage message(
      boolean direct, boolean mentionsBot, @Nullable List<File> attached, @Nullable String text) {
    return new WrittenMessage(
        direct,
        mentionsBot,
        files.uploads(attached == null ? List.of() : attached),
        text == null ? "" : MrkdwnText.typed(text));
  }

  private static Optional<SlackEvent> event(
      EventEnvelope envelope, ReplyTarget replyTarget, String ts, WrittenMessage message) {
    return message
        .request()
        .map(
            chatRequest ->
                InteractionTranslator.event(
                    new EventId("slack:event:" + envelope.id()),
                    SlackEventIds.message(replyTarget.channel(), ts),
                    replyTarget,
                    null,
                    chatRequest));
  }

  private static ReplyTarget replyTarget(
      EventEnvelope envelope, String channel, String ts, @Nullable String thread, String user) {
    return ReplyTarget.message(envelope.workspace(), channel, thread == null ? ts : thread, user);
  }

  private static boolean isOurs(@Nullable String bot, @Nullable String user) {
    return bot != null || user == null;
  }
}
