package org.bounceback.mail;

import java.util.List;
import java.util.Optional;

/**
 * A mail's header: its fields in the order written (RFC 5322 section 2.2).
 *
 * @param fields at most 1,000
 */
public record Header(List<Field> fields) {

  /** A header without fields. */
  public static final Header EMPTY = new Header(List.of());

  public Header {
    fields = List.copyOf(fields);
  }

  /** The first field of that name, decoded; case does not matter. */
  public Optional<String> first(String name) {
    return fields.stream().filter(field -> field.isNamed(name)).map(Field::value).findFirst();
  }

  /** All fields of that name, decoded, in the order written. */
  public List<String> all(String name) {
    return fields.stream().filter(field -> field.isNamed(name)).map(Field::value).toList();
  }

  /**
   * One field.
   *
   * @param name as written
   * @param value unfolded, encoded-words decoded once, on one line
   */
  public record Field(String name, String value) {
    boolean isNamed(String other) {
      return name.equalsIgnoreCase(other);
    }
  }
}
