package org.bounceback.sandbox.discord.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A command the app has registered.
 *
 * @param guild the one guild it is for, empty for all
 * @param body as the app gave it
 */
public record Command(String id, String version, Optional<String> guild, JsonNode body) {

  /** A command that is typed. */
  public static final int CHAT_INPUT = 1;

  /** A command on a message. */
  public static final int MESSAGE = 3;

  /** Its name. */
  public String name() {
    return body.path("name").asText();
  }

  /** Its type, as a number. */
  public int type() {
    return body.path("type").asInt(CHAT_INPUT);
  }
}
