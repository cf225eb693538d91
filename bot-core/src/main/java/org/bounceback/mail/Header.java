package org.bounceback.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header of a message: its fields in the order written (RFC 5322 section 2.2).
 *
 * @param fields at most 1,000
 */
public record Header(List<Field> fields) {

  /** A header without fields. */
  public static final Header EMPTY = new Header(List.of());

  public Header {
    fields = List.copyOf(fields);
  }

  /** Returns the first field with that name, decoded; case is ignored. */
  public Optional<String> first(String name) {
    for (Field field : fields) {
      if (field.isNamed(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /** Returns all fields with that name, decoded, in the order written. */
  public List<String> all(String name) {
    var values = new ArrayList<String>();
    for (Field field : fields) {
      if (field.isNamed(name)) {
        values.add(field.value());
      }
    }
    return List.copyOf(values);
  }

  /**
   * Returns the raw values of all fields with that name, in the order written: unfolded, but with
   * encoded-words, which are not allowed inside structured values (RFC 2047 section 5).
   */
  public List<String> allRaw(String name) {
    return fields.stream().filter(field -> field.isNamed(name)).map(Field::written).toList();
  }

  /**
   * One field. The value is decoded at its first use, because most fields are never read. Safe for
   * concurrent use.
   */
  public static final class Field {
    private final String name;
    private final byte[] written;
    private @Nullable String value;

    /** Creates a field with a decoded value. */
    public Field(String name, String value) {
      this.name = name;
      this.written = value.getBytes(StandardCharsets.UTF_8);
      this.value = value;
    }

    /** Creates a field with an unfolded raw value; the bytes must not be changed. */
    Field(String name, byte[] written) {
      this.name = name;
      this.written = written;
    }

    /** Returns the name as written. */
    public String name() {
      return name;
    }

    /** Returns the value on one line, unfolded, with encoded-words decoded once. */
    public String value() {
      String decoded = value;
      if (decoded == null) {
        decoded = FieldText.of(written);
        value = decoded;
      }
      return decoded;
    }

    /** Returns the raw value: unfolded, but with encoded-words. */
    public String written() {
      return new String(written, StandardCharsets.UTF_8).strip();
    }

    boolean isNamed(String other) {
      return name.equalsIgnoreCase(other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Field field
          && name.equals(field.name)
          && value().equals(field.value());
    }

    @Override
    public int hashCode() {
      return Objects.hash(name, value());
    }

    @Override
    public String toString() {
      return name + ": " + value();
    }
  }
}
