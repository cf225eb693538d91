package org.bounceback.store.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;

/**
 * The data of an entry's row: when it was enqueued, and its payload. Stored as UTF-8, the time on a
 * line of its own, so that it can be read with any database client.
 */
public record OutboxPayload(Instant createdAt, String payload) {

  public byte[] toBytes() {
    return (createdAt + "\n" + payload).getBytes(UTF_8);
  }

  static OutboxPayload parse(String text) {
    int end = text.indexOf('\n');
    return new OutboxPayload(Instant.parse(text.substring(0, end)), text.substring(end + 1));
  }
}
