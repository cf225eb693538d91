package org.bounceback.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * A value in a YAML or JSON document with its path, so that every error message contains the
 * position.
 *
 * <p>An absent value and an explicit null are the same. Methods without "find" in their name throw
 * {@link InvalidDataException} if the value is absent or has another type.
 */
public final class DocumentNode {
  private final String path;
  private final JsonNode value;

  DocumentNode(String path, JsonNode value) {
    this.path = path;
    this.value = value;
  }

  /** Returns the path: the name of the document, then keys and indices. */
  public String path() {
    return path;
  }

  /** Returns the value of {@code key}, which is required. */
  public DocumentNode require(String key) {
    return find(key).orElseThrow(() -> new InvalidDataException(path + ": " + key + " is missing"));
  }

  /** Returns the value of {@code key}, if present. */
  public Optional<DocumentNode> find(String key) {
    JsonNode child = value.get(key);
    return child == null || child.isNull()
        ? Optional.empty()
        : Optional.of(new DocumentNode(path + "." + key, child));
  }

  /** Returns the keys of this object in the order written; empty if this is not an object. */
  public List<String> keys() {
    var keys = new ArrayList<String>();
    value.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** Throws an exception for any key that is not in {@code known}, and if this is not an object. */
  public void allowKeys(String... known) {
    if (!value.isObject() && !value.isMissingNode() && !value.isNull()) {
      throw new InvalidDataException(path + " has no keys; known are " + String.join(", ", known));
    }
    for (String key : keys()) {
      if (!List.of(known).contains(key)) {
        throw new InvalidDataException(
            path + ": no such key: " + key + "; known are " + String.join(", ", known));
      }
    }
  }

  /** Returns the elements of this list; a single value counts as a list with one element. */
  public List<DocumentNode> list() {
    if (!value.isArray()) {
      return List.of(this);
    }
    var documentNodes = new ArrayList<DocumentNode>();
    for (int i = 0; i < value.size(); i++) {
      documentNodes.add(new DocumentNode(path + "[" + i + "]", value.get(i)));
    }
    return documentNodes;
  }

  /** Returns the elements of the list at {@code key}; empty if it is absent. */
  public List<DocumentNode> list(String key) {
    return find(key).map(DocumentNode::list).orElse(List.of());
  }

  /** Returns the texts of the list at {@code key}; empty if it is absent. */
  public List<String> texts(String key) {
    return list(key).stream().map(DocumentNode::text).toList();
  }

  /** Returns this text, number or boolean as text. */
  public String text() {
    if (!value.isValueNode() || value.isNull()) {
      throw new InvalidDataException(path + " is not a text");
    }
    return value.asText();
  }

  /** Returns the text at {@code key}, which is required. */
  public String text(String key) {
    return require(key).text();
  }

  /** Returns the text at {@code key}, if present. */
  public Optional<String> findText(String key) {
    return find(key).map(DocumentNode::text);
  }

  /** Returns the integer at {@code key}, if present. */
  public OptionalLong findNumber(String key) {
    Optional<DocumentNode> found = find(key);
    if (found.isEmpty()) {
      return OptionalLong.empty();
    }
    JsonNode number = found.get().value;
    if (!number.isIntegralNumber() || !number.canConvertToLong()) {
      throw new InvalidDataException(found.get().path + " is not a whole number");
    }
    return OptionalLong.of(number.asLong());
  }

  /** Returns the boolean at {@code key}, if present. */
  public Optional<Boolean> findBoolean(String key) {
    return find(key).map(DocumentNode::truth);
  }

  /** Returns whether {@code key} is present and true. */
  public boolean isTrue(String key) {
    return findBoolean(key).orElse(false);
  }

  /** Returns whether this is an object. */
  public boolean isObject() {
    return value.isObject();
  }

  /** Returns the members of this object in a builder. */
  public JsonObjectBuilder toJsonObject() {
    var object = new JsonObjectBuilder();
    value
        .properties()
        .forEach(property -> object.with(property.getKey(), (Object) property.getValue()));
    return object;
  }

  /** Returns the value as JSON on one line, with each text changed; keys are unchanged. */
  public String withTexts(UnaryOperator<String> change) {
    return DocumentCodec.toJson(changed(value, change));
  }

  /** Returns the value as JSON on one line. */
  @Override
  public String toString() {
    return value.toString();
  }

  private static JsonNode changed(JsonNode node, UnaryOperator<String> change) {
    if (node.isTextual()) {
      return TextNode.valueOf(change.apply(node.textValue()));
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> array.add(changed(element, change)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(property -> object.set(property.getKey(), changed(property.getValue(), change)));
      return object;
    }
    return node;
  }

  private boolean truth() {
    if (!value.isBoolean()) {
      throw new InvalidDataException(path + " is neither true nor false");
    }
    return value.booleanValue();
  }
}
