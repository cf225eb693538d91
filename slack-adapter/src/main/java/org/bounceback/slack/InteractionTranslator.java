package org.bounceback.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.File;
import com.slack.api.model.view.ViewState;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bounceback.chat.AccessDenial;
import org.bounceback.chat.Capabilities;
import org.bounceback.chat.ChatLocation;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.EventId;
import org.bounceback.chat.InboundEvent;
import org.jspecify.annotations.Nullable;

/** Turns what people do in Slack into the bot's words. What happens in messages is told apart. */
final class InteractionTranslator {
  private static final String TO_TICKET = "send_to_ticket";
  private static final Capabilities FLEETING = new Capabilities(5, false);

  private final SlackFiles files;

  InteractionTranslator(SlackFiles files) {
    this.files = files;
  }

  /** A typed command. */
  SlackEvent command(SlashCommandPayload command) {
    var replyTarget =
        new ReplyTarget(
            command.getTeamId(),
            command.getChannelId(),
            Optional.empty(),
            command.getUserId(),
            Optional.ofNullable(command.getTriggerId()),
            url(command.getResponseUrl()),
            Optional.empty());
    String name = command.getCommand().replaceFirst("^/", "").toLowerCase(Locale.ROOT);
    String text = command.getText() == null ? "" : MrkdwnText.typed(command.getText());
    return heard(
        "trigger:" + command.getTriggerId(),
        replyTarget,
        command.getUserName(),
        new ChatRequest.SlashCommand(name, text));
  }

  /** A message action. */
  SlackEvent shortcut(MessageShortcutPayload shortcut) {
    var message = shortcut.getMessage();
    String thread = message.getThreadTs() == null ? shortcut.getMessageTs() : message.getThreadTs();
    var replyTarget =
        new ReplyTarget(
            shortcut.getTeam().getId(),
            shortcut.getChannel().getId(),
            Optional.of(thread),
            shortcut.getUser().getId(),
            Optional.ofNullable(shortcut.getTriggerId()),
            url(shortcut.getResponseUrl()),
            Optional.empty());
    List<File> attached = message.getFiles() == null ? List.of() : message.getFiles();
    String text = message.getText() == null ? "" : MrkdwnText.typed(message.getText());
    ChatRequest chatRequest =
        TO_TICKET.equals(shortcut.getCallbackId())
            ? new ChatRequest.SendToTicket(
                shortcut.getMessageTs(), String.valueOf(message.getUser()), text)
            : new ChatRequest.MessageShortcut(files.uploads(attached), text);
    return heard(
        "trigger:" + shortcut.getTriggerId(),
        replyTarget,
        shortcut.getUser().getName(),
        chatRequest);
  }

  /** The shortcut that asks for the form, wherever the person is. */
  SlackEvent shortcut(GlobalShortcutPayload shortcut) {
    String user = shortcut.getUser().getId();
    var replyTarget =
        new ReplyTarget(
            shortcut.getTeam().getId(),
            user,
            Optional.empty(),
            user,
            Optional.ofNullable(shortcut.getTriggerId()),
            Optional.empty(),
            Optional.empty());
    return heard(
        "trigger:" + shortcut.getTriggerId(),
        replyTarget,
        shortcut.getUser().getUsername(),
        new ChatRequest.SlashCommand("bounce", ""));
  }

  /** A pressed button. */
  SlackEvent press(BlockActionPayload press) {
    String user = press.getUser().getId();
    Optional<URI> responseUrl = url(press.getResponseUrl());
    Optional<ModalMetadata> window =
        press.getChannel() == null ? Optional.of(origin(press, user)) : Optional.empty();
    String channel = window.map(ModalMetadata::channel).orElseGet(() -> press.getChannel().getId());
    var container = press.getContainer();
    Optional<MessageLocation> pressed = Optional.empty();
    if (container.getMessageTs() != null) {
      pressed =
          container.isEphemeral()
              ? responseUrl.map(url -> new MessageLocation.EphemeralMessage(channel, user, url))
              : Optional.of(new MessageLocation.ChannelMessage(channel, container.getMessageTs()));
    } else if (press.getView() != null && "modal".equals(press.getView().getType())) {
      pressed = Optional.of(new MessageLocation.ModalView(press.getView().getId()));
    }
    var replyTarget =
        new ReplyTarget(
            press.getTeam().getId(),
            channel,
            Optional.ofNullable(container.getThreadTs())
                .or(() -> window.flatMap(ModalMetadata::thread)),
            user,
            Optional.ofNullable(press.getTriggerId()),
            responseUrl,
            pressed);
    return heard(
        "trigger:" + press.getTriggerId(),
        replyTarget,
        press.getUser().getUsername(),
        new ChatRequest.ButtonClick(String.valueOf(press.getActions().get(0).getValue())));
  }

  /** Where a window was opened from; the home page has no such place. */
  private static ModalMetadata origin(BlockActionPayload press, String user) {
    String metadata = press.getView() == null ? null : press.getView().getPrivateMetadata();
    return ModalMetadata.read(metadata == null ? "" : metadata, user);
  }

  /** A form sent in: the same window with the same values is the same event. */
  SlackEvent submission(ViewSubmissionPayload sent) {
    String user = sent.getUser().getId();
    ModalMetadata modalMetadata =
        ModalMetadata.read(String.valueOf(sent.getView().getPrivateMetadata()), user);
    var replyTarget =
        new ReplyTarget(
            sent.getTeam().getId(),
            modalMetadata.channel(),
            modalMetadata.thread(),
            user,
            Optional.ofNullable(sent.getTriggerId()),
            Optional.empty(),
            Optional.empty());
    Map<String, String> values = new HashMap<>();
    List<File> attached = new ArrayList<>();
    sent.getView()
        .getState()
        .getValues()
        .forEach(
            (field, elements) -> {
              for (ViewState.Value value : elements.values()) {
                if (value.getFiles() == null) {
                  values.put(field, value(value));
                } else {
                  attached.addAll(value.getFiles());
                }
              }
            });
    var content = new TreeMap<>(values);
    attached.forEach(file -> content.put(file.getId(), ""));
    return heard(
        new EventId("slack:trigger:" + sent.getTriggerId()),
        SlackEventIds.form(sent.getView().getId(), content),
        replyTarget,
        sent.getUser().getUsername(),
        new ChatRequest.FormSubmission(
            sent.getView().getCallbackId(), values, files.uploads(attached)));
  }

  /** Something that has one name alone. */
  static SlackEvent heard(
      String key, ReplyTarget replyTarget, @Nullable String name, ChatRequest chatRequest) {
    var event = new EventId("slack:" + key);
    return heard(event, event, replyTarget, name, chatRequest);
  }

  /** Something that Slack may tell of under several names. */
  static SlackEvent heard(
      EventId delivery,
      EventId content,
      ReplyTarget replyTarget,
      @Nullable String name,
      ChatRequest chatRequest) {
    boolean fleeting = replyTarget.responseUrl().isPresent() && replyTarget.thread().isEmpty();
    var chatLocation =
        new ChatLocation(
            MessageLocation.PLATFORM,
            replyTarget.workspace(),
            replyTarget.channel(),
            replyTarget.thread(),
            fleeting ? FLEETING : Capabilities.UNLIMITED);
    String contact = name == null ? replyTarget.user() : name;
    // Nobody is an agent before Slack was asked.
    var chatUser =
        ChatUser.denied(replyTarget.user(), contact, Locale.ENGLISH, AccessDenial.UNVERIFIED);
    return new SlackEvent(
        new InboundEvent(delivery, content, chatUser, chatLocation, chatRequest), replyTarget);
  }

  private static String value(ViewState.Value value) {
    String text =
        value.getSelectedOption() == null ? value.getValue() : value.getSelectedOption().getValue();
    return text == null ? "" : text;
  }

  private static Optional<URI> url(@Nullable String url) {
    return Optional.ofNullable(url).filter(text -> !text.isBlank()).map(URI::create);
  }
}
