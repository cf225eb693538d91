package org.bounceback.sandbox.slack.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A modal or home tab that a user has open.
 *
 * @param hash changes with every change
 * @param user the user who sees it
 * @param body as sent by the app; blocks have ids
 * @param previous the view below it in the stack
 */
public record View(
    String id, String hash, String user, JsonNode body, Optional<String> previous, String root) {

  /** Returns {@code modal} or {@code home}. */
  public String type() {
    return body.path("type").asText();
  }

  /** Returns the blocks. */
  public JsonNode blocks() {
    return body.path("blocks");
  }

  /** Returns the view in Slack's JSON format, with the user's entries. */
  public ObjectNode json(JsonNode values) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("team_id", AppManifest.TEAM).put("type", type());
    json.set("blocks", blocks());
    json.put("private_metadata", body.path("private_metadata").asText());
    json.put("callback_id", body.path("callback_id").asText());
    json.putObject("state").set("values", values);
    json.put("hash", hash);
    for (String part : new String[] {"title", "close", "submit"}) {
      json.set(part, body.has(part) ? body.get(part) : json.nullNode());
    }
    json.put("clear_on_close", body.path("clear_on_close").asBoolean());
    json.put("notify_on_close", body.path("notify_on_close").asBoolean());
    json.put("previous_view_id", previous.orElse(null));
    json.put("root_view_id", root).put("app_id", AppManifest.APP);
    json.put("external_id", body.path("external_id").asText());
    json.put("app_installed_team_id", AppManifest.TEAM).put("bot_id", AppManifest.BOT);
    return json;
  }

  /** Returns the view in Slack's JSON format, without entries. */
  public ObjectNode json() {
    return json(JsonNodeFactory.instance.objectNode());
  }
}
