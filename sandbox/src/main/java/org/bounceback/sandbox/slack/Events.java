package org.bounceback.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bounceback.sandbox.slack.delivery.AckCallback;
import org.bounceback.sandbox.slack.delivery.DeliveryKind;
import org.bounceback.sandbox.slack.delivery.EventDelivery;
import org.bounceback.sandbox.slack.delivery.RetryingDispatcher;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Workspace;

/** Sends events that the app has subscribed to and has the scope for. */
final class Events {
  private final Workspace workspace;
  private final RetryingDispatcher retryingDispatcher;
  private final Payloads payloads;

  Events(Workspace workspace, RetryingDispatcher retryingDispatcher, Payloads payloads) {
    this.workspace = workspace;
    this.retryingDispatcher = retryingDispatcher;
    this.payloads = payloads;
  }

  /** Reports a message in a channel, if the bot is in it. */
  EventDelivery message(Channel channel, ObjectNode event) {
    EventDelivery eventDelivery = delivery(channel, event);
    String scope = channel.kind().scope("history");
    if (!workspace.in(channel, AppManifest.BOT_USER)) {
      eventDelivery.notSent("the bot is not in " + channel.id());
      return eventDelivery;
    }
    return send(eventDelivery, channel.kind().messageEvent(), scope);
  }

  /** Reports a mention. */
  EventDelivery mention(Channel channel, ObjectNode event) {
    EventDelivery eventDelivery = delivery(channel, event);
    if (!workspace.in(channel, AppManifest.BOT_USER)) {
      eventDelivery.notSent("the bot is not in " + channel.id());
      return eventDelivery;
    }
    return send(eventDelivery, "app_mention", "app_mentions:read");
  }

  /** Reports an event that needs no scope. */
  EventDelivery tell(ObjectNode event) {
    return send(delivery(event), event.path("type").asText(), "");
  }

  private EventDelivery send(EventDelivery eventDelivery, String subscription, String scope) {
    AppManifest manifest = workspace.manifest();
    if (!manifest.events().contains(subscription)) {
      eventDelivery.notSent("the app has not subscribed to " + subscription);
    } else if (!scope.isEmpty() && !manifest.scopes().contains(scope)) {
      eventDelivery.notSent("the app has not the scope " + scope);
    } else {
      retryingDispatcher.send(eventDelivery);
    }
    return eventDelivery;
  }

  private EventDelivery delivery(Channel channel, ObjectNode event) {
    ObjectNode payload = payloads.event(event);
    payload.put("is_ext_shared_channel", workspace.isSharedExternally(channel));
    return new EventDelivery(DeliveryKind.EVENT, payload, false, AckCallback.none());
  }

  private EventDelivery delivery(ObjectNode event) {
    return new EventDelivery(DeliveryKind.EVENT, payloads.event(event), false, AckCallback.none());
  }
}
