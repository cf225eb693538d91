package org.bounceback.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Channel.Kind;
import org.bounceback.sandbox.slack.world.Message;

/** Implements {@code conversations.*}: channels, their members and messages. */
final class ConversationMethods {
  private static final Map<String, Kind> TYPES =
      Map.of("public_channel", Kind.PUBLIC, "private_channel", Kind.PRIVATE, "im", Kind.DIRECT);

  private final Json json;

  ConversationMethods(Json json) {
    this.json = json;
  }

  Map<String, Call.Method> all() {
    return Map.of(
        "conversations.info", call -> shown(call, scoped(call, "read")),
        "conversations.list", this::list,
        "users.conversations", this::list,
        "conversations.history", this::history,
        "conversations.replies", this::replies,
        "conversations.members", this::members,
        "conversations.join", this::join,
        "conversations.open", this::open,
        "conversations.invite", this::invite);
  }

  /** Returns the channel, for whose kind the app must have the scope. */
  private static Channel scoped(Call call, String verb) throws SlackErrorException {
    Channel channel = call.channel();
    String scope = channel.kind().scope(verb);
    if (!call.workspace().manifest().scopes().contains(scope)) {
      throw call.missing(scope, call.row().cite("/botScopesAnyOf"), channel.kind().type());
    }
    return channel;
  }

  private ObjectNode shown(Call call, Channel channel) {
    ObjectNode described = json.channel(channel);
    if (call.arguments().flag("include_num_members")) {
      described.put("num_members", call.workspace().members(channel).size());
    }
    return Call.object().set("channel", described);
  }

  private ObjectNode list(Call call) throws SlackErrorException {
    ObjectNode answer = Call.object();
    ArrayNode channels = answer.putArray("channels");
    String types = call.arguments().text("types").orElse("public_channel");
    String user = call.arguments().text("user").orElse(call.bot());
    boolean own = call.row().name().startsWith("users.");
    for (String type : types.split(",", -1)) {
      Kind kind = TYPES.get(type.strip());
      if (kind == null && !type.strip().equals("mpim")) {
        throw call.refuse("invalid_types", "there is no type " + type);
      }
      call.workspace().channels().stream()
          .filter(channel -> channel.kind() == kind)
          .filter(channel -> !own || call.workspace().in(channel, user))
          .filter(
              channel -> channel.kind() == Kind.PUBLIC || call.workspace().in(channel, call.bot()))
          .forEach(channel -> channels.add(json.channel(channel)));
    }
    return paged(answer);
  }

  private ObjectNode history(Call call) throws SlackErrorException {
    Channel channel = scoped(call, "history");
    if (!call.workspace().in(channel, call.bot())) {
      throw call.refuse("not_in_channel", "the bot is not in " + channel.id());
    }
    List<Message> top =
        call.workspace().messages().in(channel.id()).stream()
            .filter(message -> message.thread().isEmpty())
            .toList();
    ObjectNode answer = messages(top.subList(Math.max(0, top.size() - limit(call)), top.size()));
    return paged(answer);
  }

  private ObjectNode replies(Call call) throws SlackErrorException {
    Channel channel = scoped(call, "history");
    String ts = call.required("ts");
    List<Message> thread =
        call.workspace().messages().in(channel.id()).stream()
            .filter(message -> message.ts().equals(ts) || message.thread().equals(Optional.of(ts)))
            .limit(limit(call))
            .toList();
    if (thread.isEmpty()) {
      throw call.refuse("thread_not_found", "there is no thread " + ts);
    }
    return paged(messages(thread));
  }

  private static int limit(Call call) {
    return call.arguments().number("limit", 100);
  }

  private ObjectNode messages(List<Message> messages) {
    ObjectNode answer = Call.object();
    ArrayNode array = answer.putArray("messages");
    messages.forEach(message -> array.add(json.message(message)));
    answer.put("has_more", false);
    return answer;
  }

  private ObjectNode members(Call call) throws SlackErrorException {
    Channel channel = scoped(call, "read");
    ObjectNode answer = Call.object();
    ArrayNode members = answer.putArray("members");
    call.workspace().members(channel).forEach(members::add);
    return paged(answer);
  }

  private ObjectNode join(Call call) throws SlackErrorException {
    Channel channel = call.channel();
    if (channel.kind() != Kind.PUBLIC) {
      throw call.refuse("method_not_supported_for_channel_type", "only public channels");
    }
    if (call.workspace().archived(channel)) {
      throw call.refuse("is_archived", channel.id() + " is archived");
    }
    call.workspace().join(channel, call.bot());
    return shown(call, channel);
  }

  private ObjectNode open(Call call) throws SlackErrorException {
    if (call.arguments().has("channel")) {
      return shown(call, call.channel());
    }
    List<String> users = call.arguments().list("users");
    if (users.isEmpty()) {
      throw call.refuse("users_list_not_supplied", "users is empty");
    }
    if (users.size() > 1) {
      throw call.refuse("method_not_supported_for_channel_type", "the sandbox has no group DMs");
    }
    Channel direct = call.workspace().direct(call.person(users.get(0)));
    return Call.object().set("channel", Call.object().put("id", direct.id()));
  }

  private ObjectNode invite(Call call) throws SlackErrorException {
    Channel channel = call.channel();
    if (!call.workspace().in(channel, call.bot())) {
      throw call.refuse("not_in_channel", "the bot is not in " + channel.id());
    }
    for (String user : call.arguments().list("users")) {
      if (call.workspace().in(channel, call.person(user).id())) {
        throw call.refuse("already_in_channel", user + " is in " + channel.id());
      }
      call.workspace().join(channel, user);
    }
    return shown(call, channel);
  }

  private static ObjectNode paged(ObjectNode answer) {
    answer.putObject("response_metadata").put("next_cursor", "");
    return answer;
  }
}
