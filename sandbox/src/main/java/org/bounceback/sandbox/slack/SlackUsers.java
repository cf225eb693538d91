package org.bounceback.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bounceback.sandbox.slack.api.Json;
import org.bounceback.sandbox.slack.delivery.AckCallback;
import org.bounceback.sandbox.slack.delivery.DeliveryKind;
import org.bounceback.sandbox.slack.delivery.EventDelivery;
import org.bounceback.sandbox.slack.delivery.RetryingDispatcher;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.ResponseUrl;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.SlackUser.Standing;
import org.bounceback.sandbox.slack.world.StoredFile;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.sandbox.slack.world.Workspace;

/**
 * Performs users' actions in Slack. Every action changes the workspace immediately and is reported
 * to the app; the {@link EventDelivery} holds the result.
 */
public final class SlackUsers {
  private static final String SLACKBOT = "USLACKBOT";

  private final Workspace workspace;
  private final RetryingDispatcher retryingDispatcher;
  private final Json json;
  private final Payloads payloads;
  private final Events events;
  private final Interactions interactions;

  SlackUsers(
      Workspace workspace,
      RetryingDispatcher retryingDispatcher,
      Json json,
      Rulebook rules,
      String host) {
    this.workspace = workspace;
    this.retryingDispatcher = retryingDispatcher;
    this.json = json;
    payloads = new Payloads(workspace.stamps(), host);
    events = new Events(workspace, retryingDispatcher, payloads);
    interactions = new Interactions(workspace, retryingDispatcher, payloads, json, rules);
  }

  /**
   * Types a slash command, such as {@code /blacklist 203.0.113.5}. If the app does not respond in
   * time, Slackbot informs the user.
   *
   * @throws IllegalArgumentException if the app has no such command, lacks the scope, or is not
   *     installed in the user's workspace
   */
  public EventDelivery types(SlackUser slackUser, Channel channel, String line) {
    offered(slackUser, "a command");
    int space = line.indexOf(' ');
    String command = space < 0 ? line : line.substring(0, space);
    String text = space < 0 ? "" : line.substring(space + 1);
    AppManifest manifest = workspace.manifest();
    if (!manifest.commands().contains(command) || !manifest.scopes().contains("commands")) {
      throw new IllegalArgumentException(command + " is not a valid command");
    }
    ResponseUrl responseUrl =
        workspace.hooks().issue("commands", channel.id(), slackUser.id(), Optional.empty());
    String trigger = workspace.triggers().issue(slackUser.id());
    ObjectNode payload = payloads.command(slackUser, channel, command, text, responseUrl, trigger);
    return retryingDispatcher.send(
        new EventDelivery(
            DeliveryKind.COMMAND, payload, true, new CommandAnswer(command, responseUrl)));
  }

  /** Makes future actions come from an installation of the same app in another workspace. */
  public void installedElsewhere() {
    payloads.installedIn(AppManifest.OTHER_TEAM);
  }

  /** Posts a message in a channel. */
  public EventDelivery says(SlackUser slackUser, Channel channel, String text) {
    return says(slackUser, channel, Optional.empty(), text);
  }

  /** Posts a message in a thread. */
  public EventDelivery replies(SlackUser slackUser, Message thread, String text) {
    Channel channel = workspace.findChannel(thread.channel()).orElseThrow();
    return says(slackUser, channel, Optional.of(thread.ts()), text);
  }

  /** Sends a direct message to the app. */
  public EventDelivery dm(SlackUser slackUser, String text) {
    return says(slackUser, workspace.direct(slackUser), text);
  }

  /**
   * Posts a message that mentions the app. Slack reports it twice: as a message, which is not
   * returned here, and as a mention.
   */
  public EventDelivery mentions(SlackUser slackUser, Channel channel, String text) {
    Message message = post(slackUser.id(), channel, Optional.empty(), mention(text), List.of());
    events.message(channel, event(message, channel));
    ObjectNode event = event(message, channel).put("type", "app_mention");
    event.remove("channel_type");
    return events.mention(channel, event);
  }

  /** Uploads files to a channel, with a text that may be empty. */
  public EventDelivery uploads(
      SlackUser slackUser, Channel channel, String text, StoredFile... files) {
    return uploads(slackUser, channel, Optional.empty(), text, List.of(files));
  }

  /** Uploads files to a thread. */
  public EventDelivery uploads(
      SlackUser slackUser, Message thread, String text, StoredFile... files) {
    Channel channel = workspace.findChannel(thread.channel()).orElseThrow();
    return uploads(slackUser, channel, Optional.of(thread.ts()), text, List.of(files));
  }

  /** Uploads a file to a channel shared with another workspace: the app receives a stub. */
  public EventDelivery uploadsElsewhere(SlackUser slackUser, Channel channel, StoredFile file) {
    Message message = share(slackUser.id(), channel, Optional.empty(), "", List.of(file));
    ObjectNode event = shared(message, channel);
    event.putArray("files").add(file.stub());
    return events.message(channel, event);
  }

  /** Forwards an e-mail to the address of a channel, which Slackbot posts as a file. */
  public EventDelivery mails(Channel channel, StoredFile email) {
    Message message = share(SLACKBOT, channel, Optional.empty(), "", List.of(email));
    ObjectNode event = shared(message, channel).put("bot_id", "B0SLACKMAIL");
    return events.message(channel, event);
  }

  /** Clicks a button of a message. */
  public EventDelivery clicks(SlackUser slackUser, Message message, String actionId) {
    return interactions.clicks(slackUser, message, actionId, "");
  }

  /** Clicks a button of a view, such as the home tab. */
  public EventDelivery clicks(SlackUser slackUser, View view, String actionId) {
    return interactions.clicks(slackUser, view, actionId, "");
  }

  /** Selects an option in a message, by its value. */
  public EventDelivery chooses(
      SlackUser slackUser, Message message, String actionId, String value) {
    return interactions.clicks(slackUser, message, actionId, value);
  }

  /** Selects an option in a view, by its value. */
  public EventDelivery chooses(SlackUser slackUser, View view, String actionId, String value) {
    return interactions.clicks(slackUser, view, actionId, value);
  }

  /** Uses a global shortcut. */
  public EventDelivery shortcut(SlackUser slackUser, String callbackId) {
    offered(slackUser, "a shortcut");
    return interactions.shortcut(slackUser, callbackId);
  }

  /** Uses a message shortcut. */
  public EventDelivery shortcut(SlackUser slackUser, Message message, String callbackId) {
    offered(slackUser, "a message action");
    return interactions.shortcut(slackUser, message, callbackId);
  }

  /**
   * Submits a modal.
   *
   * @param entries by {@code action_id} or {@code block_id}: a text, the value of an option, or
   *     several values or file ids separated by commas; other fields keep their values
   * @throws IllegalArgumentException if the client would not allow it
   */
  public EventDelivery submits(View view, Map<String, String> entries) {
    return interactions.submits(view, entries);
  }

  /** Closes a modal. */
  public EventDelivery closes(View view) {
    return interactions.closes(view);
  }

  /** Types into an external select, for which the app returns options. */
  public EventDelivery suggests(View view, String actionId, String typed) {
    return interactions.suggests(view, actionId, typed);
  }

  /** Opens the app's home tab. */
  public EventDelivery opensHome(SlackUser slackUser) {
    offered(slackUser, "home page");
    ObjectNode event = Payloads.object().put("type", "app_home_opened").put("user", slackUser.id());
    event.put("channel", workspace.direct(slackUser).id()).put("tab", "home");
    workspace.views().home(slackUser.id()).ifPresent(home -> event.set("view", home.json()));
    return events.tell(event.put("event_ts", workspace.stamps().ts()));
  }

  /** Uninstalls the app, which makes its token invalid. */
  public EventDelivery uninstalls() {
    workspace.endToken("account_inactive");
    ObjectNode event = Payloads.object().put("type", "app_uninstalled");
    return events.tell(event.put("event_ts", workspace.stamps().ts()));
  }

  private EventDelivery says(
      SlackUser slackUser, Channel channel, Optional<String> thread, String text) {
    Message message = post(slackUser.id(), channel, thread, text, List.of());
    return events.message(channel, event(message, channel));
  }

  private EventDelivery uploads(
      SlackUser slackUser,
      Channel channel,
      Optional<String> thread,
      String text,
      List<StoredFile> files) {
    Message message = share(slackUser.id(), channel, thread, text, files);
    return events.message(channel, shared(message, channel));
  }

  private Message share(
      String author,
      Channel channel,
      Optional<String> thread,
      String text,
      List<StoredFile> files) {
    files.forEach(file -> workspace.files().share(file, file.title(), List.of(channel.id())));
    return post(author, channel, thread, text, files.stream().map(StoredFile::id).toList());
  }

  private Message post(
      String author, Channel channel, Optional<String> thread, String text, List<String> files) {
    ObjectNode body = Payloads.object().put("text", text);
    if (!text.isEmpty()) {
      body.set("blocks", payloads.richText(text));
    }
    return workspace.messages().post(channel.id(), author, thread, Optional.empty(), body, files);
  }

  private ObjectNode event(Message message, Channel channel) {
    ObjectNode event = json.message(message).put("channel", channel.id());
    event.put("client_msg_id", UUID.randomUUID().toString());
    return event.put("event_ts", message.ts()).put("channel_type", channel.kind().type());
  }

  private ObjectNode shared(Message message, Channel channel) {
    ObjectNode event = event(message, channel).put("subtype", "file_share");
    event.remove("team");
    return event.put("display_as_bot", false);
  }

  /**
   * Throws for users of other organizations, to whom Slack offers no commands, shortcuts or pages
   * of our app.
   */
  private static void offered(SlackUser slackUser, String way) {
    if (slackUser.standing() == Standing.STRANGER) {
      throw new IllegalArgumentException(slackUser.name() + " is of another workspace: no " + way);
    }
  }

  private static String mention(String text) {
    return "<@" + AppManifest.BOT_USER + "> " + text;
  }

  /** Shows the acknowledgement of a command, or Slackbot's message if there is none. */
  private final class CommandAnswer implements AckCallback {
    private final String command;
    private final ResponseUrl responseUrl;

    CommandAnswer(String command, ResponseUrl responseUrl) {
      this.command = command;
      this.responseUrl = responseUrl;
    }

    @Override
    public void acknowledged(JsonNode payload) throws SlackErrorException {
      if (!payload.isMissingNode() && !payload.isEmpty()) {
        workspace.responses().apply(responseUrl, payload, "command");
      }
    }

    @Override
    public void failed(String why) {
      String error = why.contains("timeout") ? "operation_timeout" : "dispatch_failed";
      String text = "%s failed with the error \"%s\"".formatted(command, error);
      JsonNode body = JsonNodeFactory.instance.objectNode().put("text", text);
      workspace
          .messages()
          .post(
              responseUrl.channel(),
              SLACKBOT,
              Optional.empty(),
              Optional.of(responseUrl.user()),
              body,
              List.of());
    }
  }
}
