package org.bounceback.slack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import org.bounceback.chat.EventId;

/** Creates ids by which duplicate events are recognized. */
final class SlackEventIds {

  private SlackEventIds() {}

  /** Returns the id of one message, whichever events report it. */
  static EventId message(String channel, String ts) {
    return new EventId("slack:message:" + channel + ":" + ts);
  }

  /** Returns the id of one form with its values; a corrected form gets another id. */
  static EventId form(String view, SortedMap<String, String> values) {
    MessageDigest digest = sha256();
    values.forEach(
        (field, value) -> {
          digest.update(field.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
          digest.update(value.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
        });
    String fingerprint = HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    return new EventId("slack:view:" + view + ":" + fingerprint);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
