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
 * What people do in Slack. Every deed is visible in the workspace at once and told to the app; the
 * {@link EventDelivery} says what became of that.
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
   * Types a slash command, such as {@code /blacklist 203.0.113.5}. When the app does not answer in
   * time, Slackbot tells the user so.
   *
   * @throws IllegalArgumentException when the app has no such command, or for lack of the scope, or
   *     when the person is of another workspace, where the app is not installed
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

  /** Makes what people do come from an installation of the same app in another workspace. */
  public void installedElsewhere() {
    payloads.installedIn(AppManifest.OTHER_TEAM);
  }

  /** Writes a message in a channel. */
  public EventDelivery says(SlackUser slackUser, Channel channel, String text) {
    return says(slackUser, channel, Optional.empty(), text);
  }

  /** Writes a message in a thread. */
  public EventDelivery replies(SlackUser slackUser, Message thread, String text) {
    Channel channel = workspace.findChannel(thread.channel()).orElseThrow();
    return says(slackUser, channel, Optional.of(thread.ts()), text);
  }

  /** Writes to the app alone. */
  public EventDelivery dm(SlackUser slackUser, String text) {
    return says(slackUser, workspace.direct(slackUser), text);
  }

  /**
   * Mentions the app in a message. Slack tells of it twice: as a message, which is not waited for
   * here, and as a mention.
   */
  public EventDelivery mentions(SlackUser slackUser, Channel channel, String text) {
    Message message = post(slackUser.id(), channel, Optional.empty(), mention(text), List.of());
    events.message(channel, event(message, channel));
    ObjectNode event = event(message, channel).put("type", "app_mention");
    event.remove("channel_type");
    return events.mention(channel, event);
  }

  /** Drops files into a channel, with a text that may be empty. */
  public EventDelivery uploads(
      SlackUser slackUser, Channel channel, String text, StoredFile... files) {
    return uploads(slackUser, channel, Optional.empty(), text, List.of(files));
  }

  /** Drops files into a thread. */
  public EventDelivery uploads(
      SlackUser slackUser, Message thread, String text, StoredFile... files) {
    Channel channel = workspace.findChannel(thread.channel()).orElseThrow();
    return uploads(slackUser, channel, Optional.of(thread.ts()), text, List.of(files));
  }

  /** Drops a file into a channel shared with another workspace: the app is told of a stub. */
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

  /** Presses a button of a message. */
  public EventDelivery clicks(SlackUser slackUser, Message message, String actionId) {
    return interactions.clicks(slackUser, message, actionId, "");
  }

  /** Presses a button of a view, such as the home. */
  public EventDelivery clicks(SlackUser slackUser, View view, String actionId) {
    return interactions.clicks(slackUser, view, actionId, "");
  }

  /** Chooses an option in a message, by its value. */
  public EventDelivery chooses(
      SlackUser slackUser, Message message, String actionId, String value) {
    return interactions.clicks(slackUser, message, actionId, value);
  }

  /** Uses a global shortcut. */
  public EventDelivery shortcut(SlackUser slackUser, String callbackId) {
    offered(slackUser, "a shortcut");
    return interactions.shortcut(slackUser, callbackId);
  }

  /** Uses a shortcut on a message. */
  public EventDelivery shortcut(SlackUser slackUser, Message message, String callbackId) {
    offered(slackUser, "a message action");
    return interactions.shortcut(slackUser, message, callbackId);
  }

  /**
   * Submits a modal.
   *
   * @param entries by {@code action_id} or {@code block_id}: a text, the value of an option, or
   *     several values or identifiers of files with commas between; the others keep what they are
   * @throws IllegalArgumentException when the client would not let them
   */
  public EventDelivery submits(View view, Map<String, String> entries) {
    return interactions.submits(view, entries);
  }

  /** Closes a modal. */
  public EventDelivery closes(View view) {
    return interactions.closes(view);
  }

  /** Types into an external select, to which the app answers options. */
  public EventDelivery suggests(View view, String actionId, String typed) {
    return interactions.suggests(view, actionId, typed);
  }

  /** Opens the app's home. */
  public EventDelivery opensHome(SlackUser slackUser) {
    offered(slackUser, "home page");
    ObjectNode event = Payloads.object().put("type", "app_home_opened").put("user", slackUser.id());
    event.put("channel", workspace.direct(slackUser).id()).put("tab", "home");
    workspace.views().home(slackUser.id()).ifPresent(home -> event.set("view", home.json()));
    return events.tell(event.put("event_ts", workspace.stamps().ts()));
  }

  /** Uninstalls the app, whose token is no good from then on. */
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

  /** Slack offers people of other organizations no commands, shortcuts or pages of our app. */
  private static void offered(SlackUser slackUser, String way) {
    if (slackUser.standing() == Standing.STRANGER) {
      throw new IllegalArgumentException(slackUser.name() + " is of another workspace: no " + way);
    }
  }

  private static String mention(String text) {
    return "<@" + AppManifest.BOT_USER + "> " + text;
  }

  /** What the acknowledgement of a command shows, or what Slackbot says without one. */
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
