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

/**
 * Translates what users do in Slack (commands, shortcuts, buttons, forms) into requests to the bot.
 */
final class InteractionTranslator {
  private static final String TO_TICKET = "send_to_ticket";
  private static final Capabilities EPHEMERAL = new Capabilities(5, false);

  private final SlackFiles files;

  InteractionTranslator(SlackFiles files) {
    this.files = files;
  }

  /** Translates a slash command. */
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
    return event(
        "trigger:" + command.getTriggerId(),
        replyTarget,
        command.getUserName(),
        new ChatRequest.SlashCommand(name, text));
  }

  /** Translates a message shortcut. */
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
    return event(
        "trigger:" + shortcut.getTriggerId(),
        replyTarget,
        shortcut.getUser().getName(),
        chatRequest);
  }

  /** Translates the global shortcut, which opens the form anywhere in Slack. */
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
    return event(
        "trigger:" + shortcut.getTriggerId(),
        replyTarget,
        shortcut.getUser().getUsername(),
        new ChatRequest.SlashCommand("bounce", ""));
  }

  /** Translates a button click. */
  SlackEvent click(BlockActionPayload press) {
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
      pressed =
          Optional.of(
              new MessageLocation.ModalView(
                  press.getView().getId(), window.flatMap(ModalMetadata::privateCard)));
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
    return event(
        "trigger:" + press.getTriggerId(),
        replyTarget,
        press.getUser().getUsername(),
        request(press));
  }

  private static ChatRequest request(BlockActionPayload press) {
    BlockActionPayload.Action action = press.getActions().get(0);
    if (action.getSelectedOption() != null && press.getView() != null) {
      return new ChatRequest.FormChange(
          press.getView().getCallbackId(), action.getSelectedOption().getValue());
    }
    var container = press.getContainer();
    return new ChatRequest.ButtonClick(
        String.valueOf(action.getValue()),
        container.getMessageTs() == null || container.isEphemeral());
  }

  /** Returns where a modal was opened; the direct conversation for the home tab. */
  private static ModalMetadata origin(BlockActionPayload press, String user) {
    String metadata = press.getView() == null ? null : press.getView().getPrivateMetadata();
    return ModalMetadata.read(metadata == null ? "" : metadata, user);
  }

  /** Translates a submitted form; the same modal with the same values is the same event. */
  SlackEvent submission(ViewSubmissionPayload submission) {
    String user = submission.getUser().getId();
    ModalMetadata modalMetadata =
        ModalMetadata.read(String.valueOf(submission.getView().getPrivateMetadata()), user);
    var replyTarget =
        new ReplyTarget(
            submission.getTeam().getId(),
            modalMetadata.channel(),
            modalMetadata.thread(),
            user,
            Optional.ofNullable(submission.getTriggerId()),
            Optional.empty(),
            Optional.empty());
    Map<String, String> values = new HashMap<>();
    List<File> attached = new ArrayList<>();
    submission
        .getView()
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
    return event(
        new EventId("slack:trigger:" + submission.getTriggerId()),
        SlackEventIds.form(submission.getView().getId(), content),
        replyTarget,
        submission.getUser().getUsername(),
        new ChatRequest.FormSubmission(
            submission.getView().getCallbackId(), values, files.uploads(attached)));
  }

  /** Creates an event whose delivery and content have the same id. */
  static SlackEvent event(
      String key, ReplyTarget replyTarget, @Nullable String name, ChatRequest chatRequest) {
    var event = new EventId("slack:" + key);
    return event(event, event, replyTarget, name, chatRequest);
  }

  /** Creates an event that Slack may deliver more than once, under different delivery ids. */
  static SlackEvent event(
      EventId delivery,
      EventId content,
      ReplyTarget replyTarget,
      @Nullable String name,
      ChatRequest chatRequest) {
    boolean ephemeral = replyTarget.responseUrl().isPresent() && replyTarget.thread().isEmpty();
    var chatLocation =
        new ChatLocation(
            MessageLocation.PLATFORM,
            replyTarget.workspace(),
            replyTarget.channel(),
            replyTarget.thread(),
            ephemeral ? EPHEMERAL : Capabilities.UNLIMITED);
    String contact = name == null ? replyTarget.user() : name;
    // Nobody has the agent role until Slack confirms it.
    var chatUser =
        ChatUser.denied(replyTarget.user(), contact, Locale.ROOT, AccessDenial.UNVERIFIED);
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
