package org.bounceback.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.ResponseUrl;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.Stamps;
import org.bounceback.sandbox.slack.world.View;

/** Writes Slack's payloads: events, commands, interactions. */
final class Payloads {
  private static final String LEGACY_TOKEN = "legacy-verification-token";
  private static final String DOMAIN = "example";

  private final Stamps stamps;
  private final String host;
  private volatile String team = AppManifest.TEAM;

  /**
   * Creates a writer.
   *
   * @param host host of response_urls, with scheme
   */
  Payloads(Stamps stamps, String host) {
    this.stamps = stamps;
    this.host = host;
  }

  /** Makes future payloads come from another installation of the same app. */
  void installedIn(String another) {
    team = another;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Wraps an event. */
  ObjectNode event(ObjectNode event) {
    String id = stamps.id("Ev");
    ObjectNode json = object().put("token", LEGACY_TOKEN).put("team_id", team);
    json.put("context_team_id", team).putNull("context_enterprise_id");
    json.put("api_app_id", AppManifest.APP).set("event", event);
    json.put("type", "event_callback").put("event_id", id);
    json.put("event_time", stamps.now().getEpochSecond());
    ObjectNode authorization = json.putArray("authorizations").addObject();
    authorization.putNull("enterprise_id").put("team_id", team);
    authorization.put("user_id", AppManifest.BOT_USER).put("is_bot", true);
    authorization.put("is_enterprise_install", false);
    return json.put("is_ext_shared_channel", false).put("event_context", "4-opaque-" + id);
  }

  /** Returns a slash command. */
  ObjectNode command(
      SlackUser slackUser,
      Channel channel,
      String command,
      String text,
      ResponseUrl responseUrl,
      String trigger) {
    ObjectNode json = object().put("token", LEGACY_TOKEN).put("team_id", team);
    json.put("team_domain", DOMAIN).put("channel_id", channel.id());
    String place = channel.kind() == Channel.Kind.PRIVATE ? "privategroup" : channel.name();
    json.put("channel_name", place).put("user_id", slackUser.id());
    json.put("user_name", slackUser.name()).put("command", command).put("text", text);
    json.put("api_app_id", AppManifest.APP).put("is_enterprise_install", "false");
    return json.put("response_url", host + responseUrl.path()).put("trigger_id", trigger);
  }

  /** Returns the common members of every interaction. */
  ObjectNode interaction(String type, SlackUser slackUser) {
    ObjectNode json = object().put("type", type);
    ObjectNode user = json.putObject("user").put("id", slackUser.id());
    user.put("username", slackUser.name()).put("name", slackUser.name());
    user.put("team_id", team.equals(AppManifest.TEAM) ? slackUser.team() : team);
    json.put("api_app_id", AppManifest.APP).put("token", LEGACY_TOKEN);
    json.putObject("team").put("id", team).put("domain", DOMAIN);
    return json.putNull("enterprise").put("is_enterprise_install", false);
  }

  /** Adds the channel and the response URL. */
  ObjectNode in(ObjectNode json, Channel channel, ResponseUrl responseUrl) {
    json.putObject("channel").put("id", channel.id()).put("name", channel.name());
    return json.put("response_url", host + responseUrl.path());
  }

  /** Adds the view that contains the element. */
  static ObjectNode in(ObjectNode json, View view, JsonNode values) {
    json.putObject("container").put("type", "view").put("view_id", view.id());
    json.set("view", view.json(values));
    return json;
  }

  /** Returns text in the client's rich text format. */
  JsonNode richText(String text) {
    ObjectNode block = object().put("type", "rich_text").put("block_id", stamps.id("b"));
    ObjectNode section = block.putArray("elements").addObject().put("type", "rich_text_section");
    section.putArray("elements").addObject().put("type", "text").put("text", text);
    return JsonNodeFactory.instance.arrayNode().add(block);
  }
}
