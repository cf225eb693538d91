package org.bounceback.outlook;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One property in a TNEF attribute ([MS-OXTNEF] section 2.1.3.4).
 *
 * @param value its value; the first one if there are several
 */
record TnefProperty(int id, int type, ByteBuffer value) {
  private static final int FIRST_NAMED = 0x8000;
  private static final int GUID_BYTES = 16;

  /**
   * Reads a property and advances after it.
   *
   * @throws java.nio.BufferUnderflowException if the data ends early
   * @throws IllegalArgumentException if a length is invalid
   */
  static TnefProperty read(ByteBuffer from) {
    int type = from.getShort() & 0xffff;
    int id = from.getShort() & 0xffff;
    if (id >= FIRST_NAMED) {
      skipName(from);
    }
    int single = type & ~MapiType.MULTIPLE;
    boolean hasLength = isVariable(single);
    int count = hasLength || single != type ? from.getInt() : 1;
    ByteBuffer first = ByteBuffer.allocate(0);
    for (int i = 0; i < count; i++) {
      int length = hasLength ? from.getInt() : fixedLength(single);
      ByteBuffer value = read4(from, length);
      first = i == 0 ? value : first;
    }
    return new TnefProperty(id, single, first);
  }

  private static void skipName(ByteBuffer from) {
    read4(from, GUID_BYTES);
    boolean isNumber = from.getInt() == 0;
    int length = isNumber ? Integer.BYTES : from.getInt();
    read4(from, length);
  }

  /** Returns the bytes of a value, which is padded to a multiple of four bytes. */
  private static ByteBuffer read4(ByteBuffer from, int length) {
    if (length < 0 || length > from.remaining()) {
      throw new IllegalArgumentException("invalid length of %d bytes".formatted(length));
    }
    ByteBuffer value = from.slice(from.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    int padded = Math.min(from.remaining(), (length + 3) / 4 * 4);
    from.position(from.position() + padded);
    return value;
  }

  private static boolean isVariable(int type) {
    return type == MapiType.STRING
        || type == MapiType.STRING_8
        || type == MapiType.BINARY
        || type == MapiType.OBJECT;
  }

  private static int fixedLength(int type) {
    return switch (type) {
      case MapiType.SHORT, MapiType.BOOLEAN -> Short.BYTES;
      case MapiType.INTEGER, MapiType.FLOAT, MapiType.ERROR -> Integer.BYTES;
      case MapiType.DOUBLE,
          MapiType.CURRENCY,
          MapiType.FLOATING_TIME,
          MapiType.LONG,
          MapiType.TIME ->
          Long.BYTES;
      case MapiType.GUID -> GUID_BYTES;
      default -> throw new IllegalArgumentException("unknown type %04x".formatted(type));
    };
  }
}
