package org.bounceback.slack;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * By what a message can be found again when it is unknown whether it was posted.
 *
 * @param key stands in the message's metadata, where everybody may read it
 * @param perhapsThere whether a former process may have posted it
 */
record MessageKey(String key, boolean perhapsThere) {
  /** Of a message that nobody will look for but who posts it. */
  static MessageKey fresh() {
    return new MessageKey(UUID.randomUUID().toString(), false);
  }

  /** The same for the same purpose. */
  static MessageKey of(String purpose, boolean perhapsThere) {
    byte[] text = purpose.getBytes(StandardCharsets.UTF_8);
    return new MessageKey(UUID.nameUUIDFromBytes(text).toString(), perhapsThere);
  }
}
