package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.discord.gateway.Events;
import org.bounceback.sandbox.discord.gateway.GatewayDeliveries;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.rules.DiscordErrorException;
import org.bounceback.sandbox.discord.rules.MessageRules.Origin;
import org.bounceback.sandbox.discord.rules.ModalRules;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.rules.SchemaViolation;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.Interaction;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.MessageStore.Post;
import org.bounceback.sandbox.wire.HttpResponse;

/** Implements initial responses to interactions. */
final class InteractionCallbackOperations {
  private static final int MESSAGE = 4;
  private static final int DEFERRED = 5;
  private static final int DEFERRED_UPDATE = 6;
  private static final int UPDATE = 7;
  private static final int SUGGESTIONS = 8;
  private static final int FORM = 9;
  private static final int EPHEMERAL = 64;
  private static final int LOADING = 128;

  private final DiscordState discordState;
  private final Rulebook rules;
  private final Events events;
  private final GatewayDeliveries gatewayDeliveries;
  private final MessageFactory messageFactory;
  private final ModalRules modalRules;
  private final Json json;
  private final Duration timeout;

  InteractionCallbackOperations(
      DiscordState discordState,
      Rulebook rules,
      Events events,
      GatewayDeliveries gatewayDeliveries) {
    this.discordState = discordState;
    this.rules = rules;
    this.events = events;
    this.gatewayDeliveries = gatewayDeliveries;
    messageFactory = new MessageFactory(discordState, rules);
    modalRules = new ModalRules(rules);
    json = new Json(discordState);
    timeout = Duration.ofSeconds(rules.limit("/interaction/firstAnswerSeconds").asLong());
  }

  Map<String, ApiOperation> operations() {
    return Map.of("create_interaction_response", this::answer);
  }

  private HttpResponse answer(Call call) throws DiscordErrorException {
    String id = call.parameter("interaction_id");
    Interaction interaction =
        discordState
            .interactions()
            .find(id, call.parameter("interaction_token"))
            .orElseThrow(() -> call.refuse("10062", id));
    if (interaction.answer() != 0) {
      throw twice(call, interaction);
    }
    if (discordState.snowflakes().now().isAfter(interaction.created().plus(timeout))) {
      throw call.refuse("10062", Rulebook.limitRow("/interaction/lateError"), "too late: " + id);
    }
    int type = call.body().path("type").asInt();
    allowed(call, interaction, type);
    Answer answer = prepared(call, interaction, type);
    if (!interaction.claim(type)) {
      throw twice(call, interaction);
    }
    Optional<Message> message = answer.play();
    message.ifPresent(interaction::answeredBy);
    gatewayDeliveries.answered(interaction, type, call.body().path("data"));
    return call.query().getOrDefault("with_response", "false").equals("true")
        ? HttpResponse.json(200, response(interaction, type, message))
        : HttpResponse.noContent();
  }

  /** Applies an initial response. */
  @FunctionalInterface
  private interface Answer {
    Optional<Message> play();
  }

  private Answer prepared(Call call, Interaction interaction, int type)
      throws DiscordErrorException {
    JsonNode data = call.body().path("data");
    switch (type) {
      case MESSAGE -> {
        var draft =
            messageFactory.fresh(call, data, "/data", interaction.channel(), Origin.INTERACTION);
        return () -> Optional.of(posted(interaction, draft.body(), draft));
      }
      case DEFERRED -> {
        return deferral(call, interaction, data);
      }
      case DEFERRED_UPDATE -> {
        return interaction::source;
      }
      case UPDATE -> {
        Message source = current(call, interaction);
        var draft = messageFactory.changed(call, data, "/data", source, Origin.INTERACTION);
        return () -> {
          Message changed = discordState.messages().change(source, draft.body(), draft.files());
          told(changed, true);
          return Optional.of(changed);
        };
      }
      case SUGGESTIONS -> {
        suggestions(call, data);
        return Optional::empty;
      }
      case FORM -> {
        rules.refuse(call.operation().id(), placed(modalRules.findings(data)));
        return () -> {
          discordState.modals().open(interaction, data);
          return Optional.empty();
        };
      }
      default -> throw call.refuse("501", "an answer of type " + type + " is not played");
    }
  }

  private Answer deferral(Call call, Interaction interaction, JsonNode data)
      throws DiscordErrorException {
    int flags = data.path("flags").asInt();
    for (var member : data.properties()) {
      boolean said = !member.getValue().isNull() && !member.getKey().equals("flags");
      boolean empty = member.getValue().isContainerNode() && member.getValue().isEmpty();
      boolean off = member.getValue().isBoolean() && !member.getValue().asBoolean();
      if (said && !empty && !off && !member.getKey().equals("allowed_mentions")) {
        refuse(call, "/data/" + member.getKey(), Rulebook.wireRow("/deferral"), "UNKNOWN_MEMBER");
      }
    }
    if ((flags & ~rules.wire("/flags/deferral").asInt()) != 0) {
      refuse(call, "/data/flags", Rulebook.limitRow("/message/deferFlag"), "BASE_TYPE_CHOICES");
    }
    return () -> {
      ObjectNode body = Json.object().put("flags", (flags & EPHEMERAL) | LOADING);
      return Optional.of(posted(interaction, body, new MessageFactory.Draft(body, List.of())));
    };
  }

  private Message posted(Interaction interaction, ObjectNode body, MessageFactory.Draft draft) {
    boolean alone = (body.path("flags").asInt() & EPHEMERAL) != 0;
    Post post = Interactive.post(interaction, alone);
    Message message = discordState.messages().post(post, body, draft.files());
    told(message, false);
    return message;
  }

  private void told(Message message, boolean change) {
    if (message.onlyFor().isEmpty() && change) {
      events.updated(message);
    } else if (message.onlyFor().isEmpty()) {
      events.created(message);
    }
  }

  private Message current(Call call, Interaction interaction) throws DiscordErrorException {
    return interaction
        .source()
        .flatMap(source -> discordState.messages().any(source.id()))
        .orElseThrow(() -> call.refuse("10008", "the message is gone"));
  }

  private void suggestions(Call call, JsonNode data) throws DiscordErrorException {
    int max = rules.limit("/autocomplete/choices/maxItems").asInt();
    if (data.path("choices").size() > max) {
      rules.refuse(
          call.operation().id(),
          List.of(
              new SchemaViolation(
                  "/data/choices", Rulebook.limitRow("/autocomplete/choices/maxItems"),
                  "BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length.".formatted(max))));
    }
  }

  private void allowed(Call call, Interaction interaction, int type) throws DiscordErrorException {
    boolean fromMessage =
        interaction.kind() == Interaction.Kind.MODAL && interaction.source().isPresent();
    String row = "/callbacks/" + interaction.kind().type() + (fromMessage ? " from a message" : "");
    JsonNode types = rules.wire(row);
    if (types.valueStream().noneMatch(allowed -> allowed.asInt() == type)) {
      rules.refuse(
          call.operation().id(),
          List.of(
              new SchemaViolation(
                  "/type",
                  Rulebook.wireRow(row),
                  "BASE_TYPE_CHOICES",
                  "Value must be one of %s.".formatted(types))));
    }
  }

  private static DiscordErrorException twice(Call call, Interaction interaction) {
    return call.refuse("40060", Rulebook.limitRow("/interaction/doubleAckError"), interaction.id());
  }

  private void refuse(Call call, String at, String row, String code) throws DiscordErrorException {
    rules.refuse(
        call.operation().id(),
        List.of(new SchemaViolation(at, row, code, "Only flags 64 may be set in a deferral.")));
  }

  private ObjectNode response(Interaction interaction, int type, Optional<Message> message) {
    ObjectNode response = Json.object();
    ObjectNode about = response.putObject("interaction").put("id", interaction.id());
    about.put("type", interaction.kind().type());
    message.ifPresent(
        shown -> {
          about.put("response_message_id", shown.id());
          about.put("response_message_loading", shown.loading());
          about.put("response_message_ephemeral", shown.onlyFor().isPresent());
        });
    if (type == MESSAGE || type == UPDATE) {
      ObjectNode resource = response.putObject("resource").put("type", type);
      message.ifPresent(shown -> resource.set("message", json.message(shown)));
    }
    return response;
  }

  private static List<SchemaViolation> placed(List<SchemaViolation> schemaViolations) {
    return schemaViolations.stream()
        .map(
            violation ->
                new SchemaViolation(
                    "/data" + violation.at(),
                    violation.row(),
                    violation.code(),
                    violation.message()))
        .toList();
  }
}
