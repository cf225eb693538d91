package org.bounceback.outlook;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The properties of one object: a message, a recipient or an attachment. */
final class MapiProperties {
  private static final long TICKS_PER_SECOND = 10_000_000L;
  private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;

  private final Map<Integer, Value> values = new HashMap<>();

  /** A raw value. */
  private static final class Value {
    private final int type;
    private final byte[] bytes;

    Value(int type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes;
    }
  }

  /** Adds a raw value; the first value of an id is never replaced. */
  void add(int id, int type, byte[] bytes) {
    values.putIfAbsent(id, new Value(type, bytes));
  }

  /** Returns the raw bytes of a value. */
  Optional<byte[]> bytes(Tag tag) {
    return Optional.ofNullable(values.get(tag.id)).map(value -> value.bytes);
  }

  /** Returns the value as text. 8-bit text uses the object's code page, otherwise Windows-1252. */
  Optional<String> text(Tag tag) {
    Value value = values.get(tag.id);
    if (value == null) {
      return Optional.empty();
    }
    Charset charset = value.type == MapiType.STRING ? StandardCharsets.UTF_16LE : eightBitCharset();
    String text = new String(value.bytes, charset);
    int end = text.indexOf('\0');
    return Optional.of(end < 0 ? text : text.substring(0, end))
        .filter(content -> !content.isBlank());
  }

  /** Returns whether the value is stored as text and not as bytes. */
  boolean isText(Tag tag) {
    Value value = values.get(tag.id);
    return value != null && (value.type == MapiType.STRING || value.type == MapiType.STRING_8);
  }

  OptionalInt number(Tag tag) {
    return bytes(tag)
        .filter(bytes -> bytes.length >= Integer.BYTES)
        .map(bytes -> OptionalInt.of(littleEndian(bytes).getInt()))
        .orElse(OptionalInt.empty());
  }

  /** Returns a timestamp, which is stored as tenths of microseconds since 1601. */
  Optional<Instant> time(Tag tag) {
    return bytes(tag)
        .filter(bytes -> bytes.length >= Long.BYTES)
        .map(bytes -> littleEndian(bytes).getLong())
        .filter(ticks -> ticks > 0)
        .map(ticks -> Instant.ofEpochSecond(ticks / TICKS_PER_SECOND - SECONDS_FROM_1601_TO_1970));
  }

  private Charset eightBitCharset() {
    int page =
        number(Tag.MESSAGE_CODEPAGE)
            .orElse(number(Tag.INTERNET_CODEPAGE).orElse(CodePages.WESTERN));
    return CodePages.charset(page);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
