package org.bounceback.data;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a JSON object; its members have the order in which they were added. */
public final class JsonObjectBuilder {
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /** Adds a text, a number or a boolean. */
  public JsonObjectBuilder with(String name, Object value) {
    members.put(name, value);
    return this;
  }

  /** Adds a value, or null if it is empty. */
  public JsonObjectBuilder with(String name, Optional<?> value) {
    members.put(name, value.orElse(null));
    return this;
  }

  /** Adds a list of texts, numbers or objects. */
  public JsonObjectBuilder with(String name, Collection<?> values) {
    members.put(name, values);
    return this;
  }

  /** Adds the members of another object; they replace those with the same names. */
  public JsonObjectBuilder withAll(JsonObjectBuilder other) {
    members.putAll(other.members);
    return this;
  }

  /** Removes a value, if present. */
  public JsonObjectBuilder without(String name) {
    members.remove(name);
    return this;
  }

  /** Returns the members in order. */
  @JsonValue
  public Map<String, @Nullable Object> members() {
    return Collections.unmodifiableMap(members);
  }

  /**
   * Returns the object on one line, in UTF-8; an unpaired surrogate of a truncated text becomes a
   * question mark.
   */
  public byte[] toBytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the object on one line. */
  @Override
  public String toString() {
    return DocumentCodec.toJson(this);
  }
}
