package org.bounceback.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.bounceback.sandbox.slack.rules.Arguments;
import org.bounceback.sandbox.slack.rules.MethodRow;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.Workspace;
import org.bounceback.sandbox.strict.RuleViolation;

/**
 * A call with a valid token, scopes and arguments.
 *
 * @param kind the kind of token
 */
record Call(MethodRow row, Arguments arguments, String kind, Workspace workspace) {

  /** Implements a method with the workspace's data. */
  @FunctionalInterface
  interface Method {

    /** Returns the members of the response except {@code ok}. */
    ObjectNode answer(Call call) throws SlackErrorException;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  String required(String name) {
    return arguments.required(name);
  }

  /** Returns a refusal with one of the method's error codes. */
  SlackErrorException refuse(String error, String detail) {
    return row.refuse(error, "", detail);
  }

  /** Returns the channel in the argument {@code channel}, if the app may know it. */
  Channel channel() throws SlackErrorException {
    return channel(required("channel"));
  }

  Channel channel(String id) throws SlackErrorException {
    Channel channel =
        workspace
            .findChannel(id)
            .orElseThrow(() -> refuse("channel_not_found", "there is no channel " + id));
    boolean hidden = channel.kind() != Channel.Kind.PUBLIC && !workspace.in(channel, bot());
    if (hidden) {
      throw refuse("channel_not_found", "the bot is not in " + id + ", which is not public");
    }
    return channel;
  }

  SlackUser person(String id) throws SlackErrorException {
    return workspace
        .findPerson(id)
        .orElseThrow(() -> refuse("user_not_found", "there is no user " + id));
  }

  Message message(Channel channel, String ts) throws SlackErrorException {
    return workspace
        .messages()
        .find(channel.id(), ts)
        .orElseThrow(() -> refuse("message_not_found", "no message " + ts + " in " + channel.id()));
  }

  /** Throws if an additional scope is missing. */
  void needs(String scope, String reason) throws SlackErrorException {
    if (!workspace.manifest().scopes().contains(scope)) {
      throw missing(scope, row.cite("/note"), reason);
    }
  }

  SlackErrorException missing(String needed, String cited, String reason) {
    return new SlackErrorException(
        new RuleViolation(
            row.name(), "missing_scope", cited, reason + " needs the scope " + needed),
        Map.<String, JsonNode>of(
            "needed", JsonNodeFactory.instance.textNode(needed),
            "provided", JsonNodeFactory.instance.textNode(provided())));
  }

  String bot() {
    return AppManifest.BOT_USER;
  }

  private String provided() {
    return String.join(",", workspace.manifest().scopes().stream().sorted().toList());
  }
}
