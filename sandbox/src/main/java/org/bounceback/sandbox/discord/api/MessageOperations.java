package org.bounceback.sandbox.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bounceback.sandbox.discord.gateway.Events;
import org.bounceback.sandbox.discord.payload.Json;
import org.bounceback.sandbox.discord.rules.DiscordErrorException;
import org.bounceback.sandbox.discord.rules.MessageRules.Origin;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.Channel.Kind;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.MessageStore.Post;
import org.bounceback.sandbox.discord.world.Permission;
import org.bounceback.sandbox.wire.HttpResponse;

/** Implements messages of channels: create, edit, read, delete, react. */
final class MessageOperations {
  private static final int DEFAULT_LIST = 50;

  private final DiscordState discordState;
  private final Events events;
  private final MessageFactory messageFactory;
  private final PermissionCheck permissionCheck;
  private final Json json;
  private final Map<String, String> byNonce = new ConcurrentHashMap<>();

  MessageOperations(DiscordState discordState, Rulebook rules, Events events) {
    this.discordState = discordState;
    this.events = events;
    messageFactory = new MessageFactory(discordState, rules);
    permissionCheck = new PermissionCheck(discordState);
    json = new Json(discordState);
  }

  Map<String, ApiOperation> operations() {
    return Map.of(
        "create_message", this::create,
        "update_message", this::update,
        "delete_message", this::delete,
        "get_message", this::get,
        "list_messages", this::list,
        "add_my_message_reaction", this::react,
        "delete_my_message_reaction", this::unreact,
        "trigger_typing_indicator", this::typing);
  }

  /**
   * Creates a message; with an enforced nonce, returns the message that was already posted with it.
   */
  private HttpResponse create(Call call) throws DiscordErrorException {
    Channel channel = permissionCheck.channel(call);
    writable(call, channel);
    String nonce = call.body().path("nonce").asText();
    boolean enforced = call.body().path("enforce_nonce").asBoolean() && !nonce.isEmpty();
    Optional<Message> there =
        enforced
            ? Optional.ofNullable(byNonce.get(nonce)).flatMap(id -> discordState.messages().any(id))
            : Optional.empty();
    if (there.isPresent()) {
      return HttpResponse.json(200, json.message(there.get()));
    }
    Optional<String> answers = answered(call, channel);
    var draft = messageFactory.fresh(call, call.body(), "", channel, Origin.CHANNEL);
    if (channel.archived()) {
      channel.unarchive();
      events.changed(channel);
    }
    Post post = Post.open(channel, DiscordApp.ID).answering(answers);
    Message message = discordState.messages().post(post, draft.body(), draft.files());
    if (enforced) {
      byNonce.put(nonce, message.id());
    }
    events.created(message);
    return HttpResponse.json(200, json.message(message));
  }

  private HttpResponse update(Call call) throws DiscordErrorException {
    Channel channel = permissionCheck.channel(call);
    Message message = permissionCheck.message(call, channel);
    if (!message.byApp()) {
      throw call.refuse("50005", message.id());
    }
    locked(call, channel);
    var draft = messageFactory.changed(call, call.body(), "", message, Origin.INTERACTION);
    Message changed = discordState.messages().change(message, draft.body(), draft.files());
    events.updated(changed);
    return HttpResponse.json(200, json.message(changed));
  }

  private HttpResponse delete(Call call) throws DiscordErrorException {
    Channel channel = permissionCheck.channel(call);
    Message message = permissionCheck.message(call, channel);
    if (!message.byApp()) {
      permissionCheck.need(call, channel, Permission.MANAGE_MESSAGES);
    }
    discordState.messages().delete(message);
    events.deleted(message);
    return HttpResponse.noContent();
  }

  private HttpResponse get(Call call) throws DiscordErrorException {
    Channel channel = permissionCheck.channel(call, Permission.READ_MESSAGE_HISTORY);
    return HttpResponse.json(200, seen(permissionCheck.message(call, channel), channel));
  }

  private HttpResponse list(Call call) throws DiscordErrorException {
    Channel channel = permissionCheck.channel(call, Permission.READ_MESSAGE_HISTORY);
    int max = Integer.parseInt(call.query().getOrDefault("limit", "" + DEFAULT_LIST));
    var before = new BigInteger(call.query().getOrDefault("before", "" + Long.MAX_VALUE));
    var after = new BigInteger(call.query().getOrDefault("after", "0"));
    List<Message> all = new ArrayList<>(discordState.messages().in(channel));
    all.removeIf(message -> !between(after, new BigInteger(message.id()), before));
    ArrayNode newestFirst = Json.array();
    for (int i = all.size() - 1; i >= 0 && newestFirst.size() < max; i--) {
      newestFirst.add(seen(all.get(i), channel));
    }
    return HttpResponse.json(200, newestFirst);
  }

  private static boolean between(BigInteger after, BigInteger id, BigInteger before) {
    return id.compareTo(after) > 0 && id.compareTo(before) < 0;
  }

  /** Returns a message as the app may read it: without content if it lacks the intent. */
  private JsonNode seen(Message message, Channel channel) {
    var written = json.message(message);
    boolean open =
        message.byApp()
            || channel.guild().isEmpty()
            || message.content().contains("<@" + DiscordApp.ID + ">")
            || discordState.app().intents().contains("MESSAGE_CONTENT");
    if (!open) {
      written.put("content", "");
      for (String member : List.of("attachments", "components", "embeds")) {
        written.putArray(member);
      }
    }
    return written;
  }

  private HttpResponse react(Call call) throws DiscordErrorException {
    Channel channel =
        permissionCheck.channel(call, Permission.READ_MESSAGE_HISTORY, Permission.ADD_REACTIONS);
    Message message = permissionCheck.message(call, channel);
    String emoji = call.parameter("emoji_name");
    if (emoji.chars().allMatch(character -> character < 128)) {
      throw call.refuse("10014", emoji);
    }
    var reactions = new ArrayList<>(message.reactions());
    reactions.remove(emoji + ':' + DiscordApp.ID);
    reactions.add(emoji + ':' + DiscordApp.ID);
    discordState.messages().react(message, reactions);
    return HttpResponse.noContent();
  }

  private HttpResponse unreact(Call call) throws DiscordErrorException {
    Channel channel = permissionCheck.channel(call, Permission.READ_MESSAGE_HISTORY);
    Message message = permissionCheck.message(call, channel);
    var reactions = new ArrayList<>(message.reactions());
    reactions.remove(call.parameter("emoji_name") + ':' + DiscordApp.ID);
    discordState.messages().react(message, reactions);
    return HttpResponse.noContent();
  }

  private HttpResponse typing(Call call) throws DiscordErrorException {
    Channel channel = permissionCheck.channel(call);
    writable(call, channel);
    return HttpResponse.noContent();
  }

  private void writable(Call call, Channel channel) throws DiscordErrorException {
    boolean thread = channel.thread();
    permissionCheck.need(
        call, channel, thread ? Permission.SEND_MESSAGES_IN_THREADS : Permission.SEND_MESSAGES);
    if (!call.files().isEmpty()) {
      permissionCheck.need(call, channel, Permission.ATTACH_FILES);
    }
    if (!call.body().path("embeds").isEmpty()) {
      permissionCheck.need(call, channel, Permission.EMBED_LINKS);
    }
    locked(call, channel);
    boolean closed =
        channel.kind() == Kind.DIRECT
            && discordState
                .findPerson(channel.owner())
                .filter(discordState::takesMessages)
                .isEmpty();
    if (closed) {
      throw call.refuse("50007", channel.name());
    }
  }

  private void locked(Call call, Channel channel) throws DiscordErrorException {
    if (channel.archived()
        && channel.locked()
        && !permissionCheck.has(channel, Permission.MANAGE_THREADS)) {
      throw call.refuse("50083", Rulebook.limitRow("/thread/archivedError"), channel.name());
    }
  }

  private Optional<String> answered(Call call, Channel channel) throws DiscordErrorException {
    String id = call.body().at("/message_reference/message_id").asText("");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    if (!permissionCheck.has(channel, Permission.READ_MESSAGE_HISTORY)) {
      throw call.refuse("160002", Rulebook.wireRow("/permissions/READ_MESSAGE_HISTORY"), id);
    }
    if (discordState.messages().find(channel.id(), id).isPresent()) {
      return Optional.of(id);
    }
    JsonNode strict = call.body().at("/message_reference/fail_if_not_exists");
    if (strict.asBoolean(true)) {
      throw call.refuse("10008", id);
    }
    return Optional.empty();
  }
}
