package org.bounceback.sandbox.discord.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A registered command of the app.
 *
 * @param guild its only guild; empty for all guilds
 * @param body the app's definition
 */
public record Command(String id, String version, Optional<String> guild, JsonNode body) {

  /** The type of a slash command. */
  public static final int CHAT_INPUT = 1;

  /** The type of a message command. */
  public static final int MESSAGE = 3;

  /** Returns the name. */
  public String name() {
    return body.path("name").asText();
  }

  /** Returns the type, as a number. */
  public int type() {
    return body.path("type").asInt(CHAT_INPUT);
  }
}
