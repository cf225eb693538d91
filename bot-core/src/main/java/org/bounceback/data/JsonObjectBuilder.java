package org.bounceback.data;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object under construction; its members keep the order in which they were given. */
public final class JsonObjectBuilder {
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /** Adds a text, a number or a truth value. */
  public JsonObjectBuilder with(String name, Object value) {
    members.put(name, value);
    return this;
  }

  /** Adds a value, or null where there is none. */
  public JsonObjectBuilder with(String name, Optional<?> value) {
    members.put(name, value.orElse(null));
    return this;
  }

  /** Adds a list of texts, numbers or objects. */
  public JsonObjectBuilder with(String name, Collection<?> values) {
    members.put(name, values);
    return this;
  }

  /** Removes a value, if it is there. */
  public JsonObjectBuilder without(String name) {
    members.remove(name);
    return this;
  }

  /** The members in order. */
  @JsonValue
  public Map<String, @Nullable Object> members() {
    return Collections.unmodifiableMap(members);
  }

  /** The object on one line, in UTF-8; half a character of a cut text becomes a question mark. */
  public byte[] toBytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The object on one line. */
  @Override
  public String toString() {
    return DocumentCodec.toJson(this);
  }
}
