package org.bounceback.discord;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Identifies a message: if it is sent again within some minutes, for example after a restart,
 * Discord returns the existing one.
 *
 * @param text at most 25 characters, Discord's limit
 */
record MessageNonce(String text) {
  private static final int MAX_LENGTH = 25;

  /** Returns a new nonce. */
  static MessageNonce fresh() {
    return new MessageNonce(truncate(UUID.randomUUID()));
  }

  /** Returns the same nonce for the same purpose. */
  static MessageNonce of(String purpose) {
    return new MessageNonce(
        truncate(UUID.nameUUIDFromBytes(purpose.getBytes(StandardCharsets.UTF_8))));
  }

  private static String truncate(UUID uuid) {
    return uuid.toString().replace("-", "").substring(0, MAX_LENGTH);
  }
}
