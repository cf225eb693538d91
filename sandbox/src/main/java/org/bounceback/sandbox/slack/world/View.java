package org.bounceback.sandbox.slack.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A modal or a home as a user has it open.
 *
 * @param hash changes with every change
 * @param user who sees it
 * @param body as the app gave it; blocks have their identifiers
 * @param previous the view below it in the stack
 */
public record View(
    String id, String hash, String user, JsonNode body, Optional<String> previous, String root) {

  /** {@code modal} or {@code home}. */
  public String type() {
    return body.path("type").asText();
  }

  /** The blocks. */
  public JsonNode blocks() {
    return body.path("blocks");
  }

  /** The view as Slack sends it, with what the user filled in. */
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

  /** The view as Slack sends it, with nothing filled in. */
  public ObjectNode json() {
    return json(JsonNodeFactory.instance.objectNode());
  }
}
