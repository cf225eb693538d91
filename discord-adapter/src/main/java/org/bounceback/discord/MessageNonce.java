package org.bounceback.discord;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The name of one message: sent again within some minutes, as after a restart, Discord gives the
 * one that is there.
 *
 * @param text at most 25 characters, which is what Discord takes
 */
record MessageNonce(String text) {
  private static final int MAX = 25;

  /** Of a message that nobody sends twice. */
  static MessageNonce fresh() {
    return new MessageNonce(cut(UUID.randomUUID()));
  }

  /** The same for the same purpose. */
  static MessageNonce of(String purpose) {
    return new MessageNonce(cut(UUID.nameUUIDFromBytes(purpose.getBytes(StandardCharsets.UTF_8))));
  }

  private static String cut(UUID uuid) {
    return uuid.toString().replace("-", "").substring(0, MAX);
  }
}
