package org.bounceback.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;

/** Implements {@code reactions.*}. */
final class ReactionMethods {
  private static final Pattern NAME = Pattern.compile("[a-z0-9_+'-]{1,100}");
  private static final Pattern TS = Pattern.compile("\\d{10}\\.\\d{6}");

  private final Json json;

  ReactionMethods(Json json) {
    this.json = json;
  }

  Map<String, Call.Method> all() {
    return Map.of(
        "reactions.add", this::add, "reactions.remove", this::remove, "reactions.get", this::get);
  }

  private ObjectNode add(Call call) throws SlackErrorException {
    Channel channel = call.channel();
    if (call.workspace().archived(channel)) {
      throw call.refuse("is_archived", channel.id() + " is archived");
    }
    Message message = message(call, channel);
    var reactions = new ArrayList<>(message.reactions());
    if (reactions.contains(reaction(call))) {
      throw call.refuse("already_reacted", "the reaction is there");
    }
    reactions.add(reaction(call));
    call.workspace().messages().react(message, reactions);
    return Call.object();
  }

  private ObjectNode remove(Call call) throws SlackErrorException {
    Message message = message(call, named(call));
    var reactions = new ArrayList<>(message.reactions());
    if (!reactions.remove(reaction(call))) {
      throw call.refuse("no_reaction", "the reaction is not there");
    }
    call.workspace().messages().react(message, reactions);
    return Call.object();
  }

  private ObjectNode get(Call call) throws SlackErrorException {
    Channel channel = named(call);
    ObjectNode answer = Call.object().put("type", "message").put("channel", channel.id());
    answer.set("message", json.message(message(call, channel)));
    return answer;
  }

  private static Channel named(Call call) throws SlackErrorException {
    if (!call.arguments().has("channel")) {
      throw call.refuse("no_item_specified", "the sandbox has reactions to messages only");
    }
    return call.channel();
  }

  private static Message message(Call call, Channel channel) throws SlackErrorException {
    String ts = call.arguments().text("timestamp").orElse("");
    if (!TS.matcher(ts).matches()) {
      throw call.refuse("bad_timestamp", "not a timestamp: " + ts);
    }
    return call.message(channel, ts);
  }

  private static String reaction(Call call) throws SlackErrorException {
    String name = call.required("name");
    if (!NAME.matcher(name).matches()) {
      throw call.refuse("invalid_name", "not the name of an emoji: " + name);
    }
    return name + ':' + call.bot();
  }
}
