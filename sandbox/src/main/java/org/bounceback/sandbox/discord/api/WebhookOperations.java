package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.discord.gateway.Events;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.rules.DiscordErrorException;
import org.bounceback.sandbox.discord.rules.MessageRules.Origin;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.Interaction;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.wire.HttpResponse;

/** Implements later responses to interactions, by their token. */
final class WebhookOperations {
  private static final int EPHEMERAL = 64;
  private static final String ORIGINAL = "@original";

  private final DiscordState discordState;
  private final Events events;
  private final MessageFactory messageFactory;
  private final Json json;
  private final Duration life;

  WebhookOperations(DiscordState discordState, Rulebook rules, Events events) {
    this.discordState = discordState;
    this.events = events;
    messageFactory = new MessageFactory(discordState, rules);
    json = new Json(discordState);
    life = Duration.ofMinutes(rules.limit("/interaction/tokenMinutes").asLong());
  }

  Map<String, ApiOperation> operations() {
    return Map.of(
        "execute_webhook", this::follow,
        "get_original_webhook_message", this::get,
        "get_webhook_message", this::get,
        "update_original_webhook_message", this::update,
        "update_webhook_message", this::update,
        "delete_original_webhook_message", this::delete,
        "delete_webhook_message", this::delete);
  }

  private HttpResponse follow(Call call) throws DiscordErrorException {
    Interaction interaction = interaction(call);
    Optional<Message> waiting =
        interaction.original().flatMap(discordState.messages()::any).filter(Message::loading);
    if (waiting.isPresent()) {
      return changed(call, waiting.get());
    }
    var draft =
        messageFactory.fresh(call, call.body(), "", interaction.channel(), Origin.INTERACTION);
    boolean alone = (draft.body().path("flags").asInt() & EPHEMERAL) != 0;
    Message message =
        discordState
            .messages()
            .post(Interactive.post(interaction, alone), draft.body(), draft.files());
    if (!alone) {
      events.created(message);
    }
    return HttpResponse.json(200, json.message(message));
  }

  private HttpResponse get(Call call) throws DiscordErrorException {
    return HttpResponse.json(200, json.message(message(call)));
  }

  private HttpResponse update(Call call) throws DiscordErrorException {
    return changed(call, message(call));
  }

  private HttpResponse changed(Call call, Message message) throws DiscordErrorException {
    var draft = messageFactory.changed(call, call.body(), "", message, Origin.INTERACTION);
    ObjectNode body = draft.body();
    Message changed = discordState.messages().change(message, body, draft.files());
    if (changed.onlyFor().isEmpty()) {
      events.updated(changed);
    }
    return HttpResponse.json(200, json.message(changed));
  }

  private HttpResponse delete(Call call) throws DiscordErrorException {
    Message message = message(call);
    discordState.messages().delete(message);
    if (message.onlyFor().isEmpty()) {
      events.deleted(message);
    }
    return HttpResponse.noContent();
  }

  private Message message(Call call) throws DiscordErrorException {
    Interaction interaction = interaction(call);
    String id = call.parameter("message_id");
    boolean first = id.isEmpty() || id.equals(ORIGINAL);
    Optional<Message> found =
        (first ? interaction.original() : Optional.of(id)).flatMap(discordState.messages()::any);
    return found
        .filter(
            message ->
                first
                    || message.interaction().equals(Optional.of(interaction.id()))
                    || interaction.original().equals(Optional.of(message.id())))
        .orElseThrow(() -> call.refuse("10008", first ? ORIGINAL : id));
  }

  private Interaction interaction(Call call) throws DiscordErrorException {
    if (!call.parameter("webhook_id").equals(DiscordApp.ID)) {
      throw call.refuse("10015", call.parameter("webhook_id"));
    }
    Interaction interaction =
        discordState
            .interactions()
            .byToken(call.parameter("webhook_token"))
            .orElseThrow(() -> call.refuse("50027", "an unknown token"));
    if (discordState.snowflakes().now().isAfter(interaction.created().plus(life))) {
      throw call.refuse("50027", Rulebook.limitRow("/interaction/tokenMinutes"), "too old");
    }
    if (interaction.answer() == 0) {
      throw call.refuse("10015", "the interaction has no first answer yet");
    }
    return interaction;
  }
}
