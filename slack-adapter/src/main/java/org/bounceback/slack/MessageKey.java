package org.bounceback.slack;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Identifies a message, so that it can be found when it is unknown whether it was posted.
 *
 * @param key part of the message's metadata, which everyone in the channel can read
 * @param mayExist whether an earlier process may have posted it
 */
record MessageKey(String key, boolean mayExist) {
  /** Returns a new key, known only to the caller. */
  static MessageKey fresh() {
    return new MessageKey(UUID.randomUUID().toString(), false);
  }

  /** Returns the same key for the same purpose. */
  static MessageKey of(String purpose, boolean perhapsThere) {
    byte[] text = purpose.getBytes(StandardCharsets.UTF_8);
    return new MessageKey(UUID.nameUUIDFromBytes(text).toString(), perhapsThere);
  }
}
