package org.bounceback.mail;

import java.util.ArrayList;
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
    for (Field field : fields) {
      if (field.isNamed(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /** All fields of that name, decoded, in the order written. */
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
