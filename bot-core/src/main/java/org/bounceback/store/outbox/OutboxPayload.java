package org.bounceback.store.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.time.Instant;

/**
 * What an entry's row keeps for us: when it was put and its payload. Stored as UTF-8, the moment on
 * a line of its own, so that a person can read it.
 */
public record OutboxPayload(Instant put, String payload) {

  public byte[] toBytes() {
    return (put + "\n" + payload).getBytes(UTF_8);
  }

  private static OutboxPayload parse(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    int end = text.indexOf('\n');
    return new OutboxPayload(Instant.parse(text.substring(0, end)), text.substring(end + 1));
  }

  /** Lets db-scheduler read and write letters. */
  static final class OutboxPayloadSerializer implements Serializer {
    @Override
    public byte[] serialize(Object data) {
      return ((OutboxPayload) data).toBytes();
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] bytes) {
      return type.cast(parse(bytes));
    }
  }
}
