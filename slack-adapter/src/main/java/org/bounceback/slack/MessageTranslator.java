package org.bounceback.slack;

import com.slack.api.model.File;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import java.util.List;
import java.util.Optional;
import org.bounceback.casebook.EventId;
import org.bounceback.chat.ChatRequest;
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
  record Telling(String id, String workspace) {}

  /** Files in a channel or a direct conversation. */
  Heard files(Telling told, MessageFileShareEvent event) {
    Reach reach =
        reach(told, event.getChannel(), event.getTs(), event.getThreadTs(), event.getUser());
    return heard(
        told, reach, event.getTs(), upload(event.getFiles(), event.getText(), reach.isDirect()));
  }

  /** The bot called by its name; a file that came with it is what was meant. */
  Optional<Heard> mention(Telling told, AppMentionEvent event) {
    if (isOurs(event.getBotId(), event.getUser())) {
      return Optional.empty();
    }
    Reach reach =
        reach(told, event.getChannel(), event.getTs(), event.getThreadTs(), event.getUser());
    return Optional.of(heard(told, reach, event.getTs(), ask(event.getFiles(), event.getText())));
  }

  /** Something written to the bot alone; empty for what others wrote to one another. */
  Optional<Heard> direct(Telling told, MessageEvent event) {
    if (!DIRECT.equals(event.getChannelType()) || isOurs(event.getBotId(), event.getUser())) {
      return Optional.empty();
    }
    Reach reach =
        reach(told, event.getChannel(), event.getTs(), event.getThreadTs(), event.getUser());
    return Optional.of(heard(told, reach, event.getTs(), ask(event.getFiles(), event.getText())));
  }

  /** Somebody looks at the bot's page; the other tab is a conversation. */
  Optional<Heard> home(Telling told, AppHomeOpenedEvent event) {
    if (!HOME.equals(event.getTab())) {
      return Optional.empty();
    }
    String user = event.getUser();
    var reach =
        new Reach(
            told.workspace(),
            user,
            Optional.empty(),
            user,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return Optional.of(
        Translator.heard("event:" + told.id(), reach, null, new ChatRequest.AppHomeOpened()));
  }

  private ChatRequest ask(@Nullable List<File> attached, @Nullable String text) {
    return attached == null || attached.isEmpty()
        ? new ChatRequest.PlainMessage(SlackText.typed(String.valueOf(text)))
        : upload(attached, text, true);
  }

  private ChatRequest upload(
      @Nullable List<File> attached, @Nullable String text, boolean addressed) {
    return new ChatRequest.FileUpload(
        files.uploads(attached == null ? List.of() : attached),
        text == null ? "" : SlackText.typed(text),
        addressed);
  }

  private static Heard heard(Telling told, Reach reach, String ts, ChatRequest chatRequest) {
    return Translator.heard(
        new EventId("slack:event:" + told.id()),
        Keys.message(reach.channel(), ts),
        reach,
        null,
        chatRequest);
  }

  private static Reach reach(
      Telling told, String channel, String ts, @Nullable String thread, String user) {
    return Reach.message(told.workspace(), channel, thread == null ? ts : thread, user);
  }

  private static boolean isOurs(@Nullable String bot, @Nullable String user) {
    return bot != null || user == null;
  }
}
