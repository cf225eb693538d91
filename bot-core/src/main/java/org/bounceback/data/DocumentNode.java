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
 * A value inside a YAML or JSON document, which knows its path, so that every complaint names the
 * place.
 *
 * <p>An absent value and an explicit null are the same. Methods without "find" throw {@link
 * InvalidDataException} when the value is absent or of another type.
 */
public final class DocumentNode {
  private final String path;
  private final JsonNode value;

  DocumentNode(String path, JsonNode value) {
    this.path = path;
    this.value = value;
  }

  /** Where this value stands: the document's name, then keys and indices. */
  public String path() {
    return path;
  }

  /** The value of {@code key}, which must be there. */
  public DocumentNode at(String key) {
    return find(key).orElseThrow(() -> new InvalidDataException(path + ": " + key + " is missing"));
  }

  /** The value of {@code key}, if it is there. */
  public Optional<DocumentNode> find(String key) {
    JsonNode child = value.get(key);
    return child == null || child.isNull()
        ? Optional.empty()
        : Optional.of(new DocumentNode(path + "." + key, child));
  }

  /** The keys of this object in the order written; none if this is no object. */
  public List<String> keys() {
    var keys = new ArrayList<String>();
    value.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** Complains of any key that is not one of {@code known}, and of what has no keys at all. */
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

  /** The elements of this list; a single value is a list of itself. */
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

  /** The elements of the list at {@code key}; empty if it is absent. */
  public List<DocumentNode> list(String key) {
    return find(key).map(DocumentNode::list).orElse(List.of());
  }

  /** The texts of the list at {@code key}; empty if it is absent. */
  public List<String> texts(String key) {
    return list(key).stream().map(DocumentNode::text).toList();
  }

  /** This text, number or truth value as text. */
  public String text() {
    if (!value.isValueNode() || value.isNull()) {
      throw new InvalidDataException(path + " is not a text");
    }
    return value.asText();
  }

  /** The text at {@code key}, which must be there. */
  public String text(String key) {
    return at(key).text();
  }

  /** The text at {@code key}, if it is there. */
  public Optional<String> findText(String key) {
    return find(key).map(DocumentNode::text);
  }

  /** The whole number at {@code key}, if it is there. */
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

  /** The truth value at {@code key}, if it is there. */
  public Optional<Boolean> findTruth(String key) {
    return find(key).map(DocumentNode::truth);
  }

  /** Whether {@code key} is there and true. */
  public boolean isTrue(String key) {
    return findTruth(key).orElse(false);
  }

  /** Whether this is an object with keys. */
  public boolean isObject() {
    return value.isObject();
  }

  /** The members of this object, to be changed and written anew. */
  public JsonObjectBuilder toJsonObject() {
    var object = new JsonObjectBuilder();
    value.properties().forEach(each -> object.with(each.getKey(), (Object) each.getValue()));
    return object;
  }

  /** The value as JSON on one line, with each text in it changed; keys stay as they are. */
  public String withTexts(UnaryOperator<String> change) {
    return DocumentCodec.toJson(changed(value, change));
  }

  /** The value as JSON on one line. */
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
      node.forEach(each -> array.add(changed(each, change)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(each -> object.set(each.getKey(), changed(each.getValue(), change)));
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
