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
import org.jspecify.annotations.Nullable;

/**
 * Turns what people write and drop into the bot's words. Slack may tell of one message by several
 * events, such as a mention and a shared file: they carry the same name of the content.
 */
final class MessageTranslator {
  private static final String DIRECT = "im";
  private static final String HOME = "home";

  private final SlackFiles files;

  MessageTranslator(SlackFiles files) {
    this.files = files;
  }

  /**
   * What an event is, without what it says.
   *
   * @param id Slack's name for the event
   */
  record EventEnvelope(String id, String workspace) {}

  /** Files in a channel or a direct conversation. */
  SlackEvent files(EventEnvelope told, MessageFileShareEvent event) {
    ReplyTarget replyTarget =
        reach(told, event.getChannel(), event.getTs(), event.getThreadTs(), event.getUser());
    return heard(
        told,
        replyTarget,
        event.getTs(),
        upload(event.getFiles(), event.getText(), replyTarget.isDirect()));
  }

  /** The bot called by its name; a file that came with it is what was meant. */
  Optional<SlackEvent> mention(EventEnvelope told, AppMentionEvent event) {
    if (isOurs(event.getBotId(), event.getUser())) {
      return Optional.empty();
    }
    ReplyTarget replyTarget =
        reach(told, event.getChannel(), event.getTs(), event.getThreadTs(), event.getUser());
    return Optional.of(
        heard(told, replyTarget, event.getTs(), ask(event.getFiles(), event.getText())));
  }

  /** Something written to the bot alone; empty for what others wrote to one another. */
  Optional<SlackEvent> direct(EventEnvelope told, MessageEvent event) {
    if (!DIRECT.equals(event.getChannelType()) || isOurs(event.getBotId(), event.getUser())) {
      return Optional.empty();
    }
    ReplyTarget replyTarget =
        reach(told, event.getChannel(), event.getTs(), event.getThreadTs(), event.getUser());
    return Optional.of(
        heard(told, replyTarget, event.getTs(), ask(event.getFiles(), event.getText())));
  }

  /** Somebody looks at the bot's page; the other tab is a conversation. */
  Optional<SlackEvent> home(EventEnvelope told, AppHomeOpenedEvent event) {
    if (!HOME.equals(event.getTab())) {
      return Optional.empty();
    }
    String user = event.getUser();
    var replyTarget =
        new ReplyTarget(
            told.workspace(),
            user,
            Optional.empty(),
            user,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return Optional.of(
        InteractionTranslator.heard(
            "event:" + told.id(), replyTarget, null, new ChatRequest.AppHomeOpened()));
  }

  private ChatRequest ask(@Nullable List<File> attached, @Nullable String text) {
    return attached == null || attached.isEmpty()
        ? new ChatRequest.PlainMessage(MrkdwnText.typed(String.valueOf(text)))
        : upload(attached, text, true);
  }

  private ChatRequest upload(
      @Nullable List<File> attached, @Nullable String text, boolean addressed) {
    return new ChatRequest.FileUpload(
        files.uploads(attached == null ? List.of() : attached),
        text == null ? "" : MrkdwnText.typed(text),
        addressed);
  }

  private static SlackEvent heard(
      EventEnvelope told, ReplyTarget replyTarget, String ts, ChatRequest chatRequest) {
    return InteractionTranslator.heard(
        new EventId("slack:event:" + told.id()),
        SlackEventIds.message(replyTarget.channel(), ts),
        replyTarget,
        null,
        chatRequest);
  }

  private static ReplyTarget reach(
      EventEnvelope told, String channel, String ts, @Nullable String thread, String user) {
    return ReplyTarget.message(told.workspace(), channel, thread == null ? ts : thread, user);
  }

  private static boolean isOurs(@Nullable String bot, @Nullable String user) {
    return bot != null || user == null;
  }
}
