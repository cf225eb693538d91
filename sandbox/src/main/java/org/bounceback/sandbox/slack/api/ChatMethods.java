package org.bounceback.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.slack.rules.BlockErrorFactory;
import org.bounceback.sandbox.slack.rules.BlockKit;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;

/** Implements {@code chat.*}. */
final class ChatMethods {
  private static final List<String> BODY = List.of("text", "blocks", "attachments", "metadata");
  private static final List<String> DISGUISE = List.of("username", "icon_emoji", "icon_url");

  private final Rulebook rules;
  private final BlockKit kit;
  private final Json json;

  ChatMethods(Rulebook rules, Json json) {
    this.rules = rules;
    this.json = json;
    kit = new BlockKit(rules);
  }

  Map<String, Call.Method> all() {
    return Map.of(
        "chat.postMessage", this::post,
        "chat.postEphemeral", this::postEphemeral,
        "chat.update", this::update,
        "chat.delete", this::delete,
        "chat.getPermalink", this::permalink);
  }

  private ObjectNode post(Call call) throws SlackErrorException {
    Channel channel = writable(call);
    ObjectNode body = body(call);
    Message posted =
        call.workspace()
            .messages()
            .post(
                channel.id(), call.bot(), thread(call, channel), Optional.empty(), body, List.of());
    ObjectNode answer = Call.object().put("channel", channel.id()).put("ts", posted.ts());
    answer.set("message", json.message(posted));
    return answer;
  }

  private ObjectNode postEphemeral(Call call) throws SlackErrorException {
    Channel channel = writable(call);
    String reader = call.required("user");
    if (!call.workspace().in(channel, reader)) {
      throw call.refuse("user_not_in_channel", reader + " is not in " + channel.id());
    }
    int max = rules.limit("/messages/text/truncatedAt").asInt();
    if (call.arguments().text("text").orElse("").length() > max) {
      throw call.refuse("msg_too_long", "text has more than " + max + " characters");
    }
    Message posted =
        call.workspace()
            .messages()
            .post(
                channel.id(),
                call.bot(),
                thread(call, channel),
                Optional.of(reader),
                body(call),
                List.of());
    return Call.object().put("message_ts", posted.ts());
  }

  private ObjectNode update(Call call) throws SlackErrorException {
    Channel channel = call.channel();
    Message old = own(call, channel, "cant_update_message");
    ObjectNode body = body(call);
    if (!body.has("metadata") && old.body().has("metadata")) {
      body.set("metadata", old.body().get("metadata"));
    }
    Message changed = call.workspace().messages().change(old, body);
    ObjectNode answer = Call.object().put("channel", channel.id()).put("ts", changed.ts());
    answer.put("text", changed.text());
    answer.set("message", json.message(changed));
    return answer;
  }

  private ObjectNode delete(Call call) throws SlackErrorException {
    Channel channel = call.channel();
    Message message = own(call, channel, "cant_delete_message");
    call.workspace().messages().delete(message);
    return Call.object().put("channel", channel.id()).put("ts", message.ts());
  }

  private ObjectNode permalink(Call call) throws SlackErrorException {
    Channel channel = call.channel();
    Message message = call.message(channel, call.required("message_ts"));
    String link = "https://example.slack.com/archives/%s/p%s";
    return Call.object()
        .put("channel", channel.id())
        .put("permalink", link.formatted(channel.id(), message.ts().replace(".", "")));
  }

  private static Message own(Call call, Channel channel, String error) throws SlackErrorException {
    Message message = call.message(channel, call.required("ts"));
    if (!message.byApp()) {
      throw call.refuse(error, "the message is not the app's own");
    }
    return message;
  }

  /** Returns the channel to post in; a user's id means the direct conversation. */
  private static Channel writable(Call call) throws SlackErrorException {
    String id = call.required("channel");
    var slackUser = call.workspace().findPerson(id);
    if (slackUser.isPresent()) {
      return call.workspace().direct(slackUser.get());
    }
    Channel channel = call.channel(id);
    if (call.workspace().archived(channel)) {
      throw call.refuse("is_archived", channel.id() + " is archived");
    }
    boolean everywhere = call.workspace().manifest().scopes().contains("chat:write.public");
    if (!call.workspace().in(channel, call.bot())
        && !(everywhere && channel.kind() == Channel.Kind.PUBLIC)) {
      throw call.refuse("not_in_channel", "the bot is not in " + channel.id());
    }
    return channel;
  }

  private static Optional<String> thread(Call call, Channel channel) throws SlackErrorException {
    Optional<String> ts = call.arguments().text("thread_ts");
    if (ts.isEmpty()) {
      return ts;
    }
    Message parent =
        call.workspace()
            .messages()
            .find(channel.id(), ts.get())
            .orElseThrow(() -> call.refuse("cannot_reply_to_message", "no message " + ts.get()));
    if (parent.thread().isPresent()) {
      throw call.refuse("cannot_reply_to_message", ts.get() + " is itself an answer in a thread");
    }
    return ts;
  }

  private ObjectNode body(Call call) throws SlackErrorException {
    for (String disguise : DISGUISE) {
      if (call.arguments().has(disguise)) {
        call.needs("chat:write.customize", disguise);
      }
    }
    ObjectNode body = Call.object();
    for (String part : BODY) {
      Optional<JsonNode> given = call.arguments().json(part);
      given.ifPresent(value -> body.set(part, value));
    }
    int max = rules.limit("/messages/text/truncatedAt").asInt();
    if (body.path("text").asText().length() > max) {
      body.put("text", body.path("text").asText().substring(0, max));
    }
    call.arguments().text("markdown_text").ifPresent(text -> body.put("text", text));
    if (body.has("blocks")) {
      var scopes = call.workspace().manifest().scopes();
      BlockErrorFactory.refuse(
          call.row().name(), "invalid_blocks", kit.message(body.get("blocks"), scopes, "/blocks"));
    }
    attachments(call, body.path("attachments"));
    metadata(call, body.path("metadata"));
    return body;
  }

  private void attachments(Call call, JsonNode attachments) throws SlackErrorException {
    var scopes = call.workspace().manifest().scopes();
    String error = "invalid_attachments";
    BlockErrorFactory.refuse(
        call.row().name(),
        call.row().mayAnswer(error) ? error : "invalid_blocks",
        kit.attachments(attachments, scopes));
  }

  private static void metadata(Call call, JsonNode metadata) throws SlackErrorException {
    if (metadata.isMissingNode()) {
      return;
    }
    if (!metadata.path("event_type").isTextual() || !metadata.path("event_payload").isObject()) {
      throw call.row()
          .refuse("invalid_metadata_format", "", "metadata needs event_type and event_payload");
    }
  }
}
