package org.bounceback.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.slack.api.Json;
import org.bounceback.sandbox.slack.delivery.AckCallback;
import org.bounceback.sandbox.slack.delivery.DeliveryKind;
import org.bounceback.sandbox.slack.delivery.EventDelivery;
import org.bounceback.sandbox.slack.delivery.RetryingDispatcher;
import org.bounceback.sandbox.slack.rules.BlockErrorFactory;
import org.bounceback.sandbox.slack.rules.BlockKit;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Elements;
import org.bounceback.sandbox.slack.world.Elements.Placed;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.ResponseUrl;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.sandbox.slack.world.Workspace;

/** Sends clicks, shortcuts and forms to the app. */
final class Interactions {
  private final Workspace workspace;
  private final RetryingDispatcher retryingDispatcher;
  private final Payloads payloads;
  private final Json json;
  private final FormState forms;
  private final ViewSubmissions viewSubmissions;
  private final BlockKit kit;

  Interactions(
      Workspace workspace,
      RetryingDispatcher retryingDispatcher,
      Payloads payloads,
      Json json,
      Rulebook rules) {
    this.workspace = workspace;
    this.retryingDispatcher = retryingDispatcher;
    this.payloads = payloads;
    this.json = json;
    forms = new FormState(id -> json.file(workspace.files().find(id).orElseThrow()));
    viewSubmissions = new ViewSubmissions(workspace, rules);
    kit = new BlockKit(rules);
  }

  EventDelivery clicks(SlackUser slackUser, Message message, String actionId, String value) {
    Placed placed = placed(message.blocks(), actionId);
    Channel channel = workspace.findChannel(message.channel()).orElseThrow();
    ResponseUrl responseUrl =
        workspace.hooks().issue("actions", channel.id(), slackUser.id(), Optional.of(message.ts()));
    ObjectNode click = triggered("block_actions", slackUser);
    ObjectNode container = click.putObject("container").put("type", "message");
    container.put("message_ts", message.ts()).put("channel_id", channel.id());
    container.put("is_ephemeral", message.onlyFor().isPresent());
    message.thread().ifPresent(ts -> container.put("thread_ts", ts));
    payloads.in(click, channel, responseUrl);
    if (message.onlyFor().isEmpty()) {
      click.set("message", json.message(message));
    }
    click.putObject("state").putObject("values");
    click.putArray("actions").add(action(placed, value));
    return send(click, false, AckCallback.none());
  }

  EventDelivery clicks(SlackUser slackUser, View view, String actionId, String value) {
    Placed placed = placed(view.blocks(), actionId);
    if (placed.block().path("type").asText().equals("input")
        && !placed.block().path("dispatch_action").asBoolean()) {
      throw new IllegalArgumentException("dispatch_action is not set: " + actionId);
    }
    ObjectNode click = triggered("block_actions", slackUser);
    Payloads.in(click, view, Payloads.object());
    click.putArray("actions").add(action(placed, value));
    return send(click, false, AckCallback.none());
  }

  EventDelivery shortcut(SlackUser slackUser, String callbackId) {
    ObjectNode shortcut =
        triggered("shortcut", slackUser).put("callback_id", registered(callbackId));
    return send(shortcut.put("action_ts", workspace.stamps().ts()), false, AckCallback.none());
  }

  EventDelivery shortcut(SlackUser slackUser, Message message, String callbackId) {
    Channel channel = workspace.findChannel(message.channel()).orElseThrow();
    ResponseUrl responseUrl =
        workspace.hooks().issue("app", channel.id(), slackUser.id(), Optional.empty());
    ObjectNode shortcut =
        triggered("message_action", slackUser).put("callback_id", registered(callbackId));
    shortcut.put("action_ts", workspace.stamps().ts()).put("message_ts", message.ts());
    payloads.in(shortcut, channel, responseUrl).set("message", json.message(message));
    return send(shortcut, false, AckCallback.none());
  }

  EventDelivery submits(View view, Map<String, String> entries) {
    View now = open(view);
    ObjectNode submission = triggered("view_submission", person(now));
    submission.set("view", now.json(forms.of(now, entries)));
    submission.putArray("response_urls");
    return send(submission, true, answer -> viewSubmissions.answer(now, answer));
  }

  EventDelivery closes(View view) {
    View now = open(view);
    workspace.views().close(now);
    ObjectNode closed = payloads.interaction("view_closed", person(now));
    closed.set("view", now.json());
    closed.put("is_cleared", false);
    if (now.body().path("notify_on_close").asBoolean()) {
      return send(closed, false, AckCallback.none());
    }
    var unheard = new EventDelivery(DeliveryKind.INTERACTION, closed, false, AckCallback.none());
    unheard.notSent("notify_on_close is not set");
    return unheard;
  }

  EventDelivery suggests(View view, String actionId, String typed) {
    View now = open(view);
    Placed placed = placed(now.blocks(), actionId);
    ObjectNode asked = payloads.interaction("block_suggestion", person(now));
    Payloads.in(asked, now, Payloads.object());
    asked.put("action_id", actionId).put("value", typed);
    asked.put("block_id", placed.block().path("block_id").asText());
    return send(
        asked,
        true,
        answer ->
            BlockErrorFactory.refuse(
                "block_suggestion", "invalid_options", kit.suggestions(answer)));
  }

  private ObjectNode triggered(String type, SlackUser slackUser) {
    return payloads
        .interaction(type, slackUser)
        .put("trigger_id", workspace.triggers().issue(slackUser.id()));
  }

  private JsonNode action(Placed placed, String value) {
    JsonNode element = placed.element();
    String type = element.path("type").asText();
    ObjectNode action = Payloads.object().put("type", type);
    action.put("action_id", element.path("action_id").asText());
    action.put("block_id", placed.block().path("block_id").asText());
    if (type.equals("button")) {
      for (String part : new String[] {"text", "value", "style"}) {
        if (element.has(part)) {
          action.set(part, element.get(part));
        }
      }
    } else if (type.equals("checkboxes") || type.startsWith("multi_")) {
      action.putArray("selected_options").add(FormState.option(element, value));
    } else if (type.equals("feedback_buttons")) {
      action.put("value", value);
    } else {
      action.set("selected_option", FormState.option(element, value));
    }
    return action.put("action_ts", workspace.stamps().ts());
  }

  private View open(View view) {
    return workspace
        .views()
        .find(view.id())
        .orElseThrow(() -> new IllegalArgumentException("the view is closed: " + view.id()));
  }

  private SlackUser person(View view) {
    return workspace.findPerson(view.user()).orElseThrow();
  }

  private static Placed placed(JsonNode blocks, String actionId) {
    return Elements.find(blocks, actionId)
        .orElseThrow(() -> new IllegalArgumentException("nothing here does " + actionId));
  }

  private String registered(String callbackId) {
    if (workspace.manifest().shortcuts().stream()
        .noneMatch(shortcut -> shortcut.callbackId().equals(callbackId))) {
      throw new IllegalArgumentException("the app has no shortcut " + callbackId);
    }
    return callbackId;
  }

  private EventDelivery send(ObjectNode payload, boolean takesPayload, AckCallback ackCallback) {
    return retryingDispatcher.send(
        new EventDelivery(DeliveryKind.INTERACTION, payload, takesPayload, ackCallback));
  }
}
