package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A schema of the description; references are resolved.
 *
 * @param row its location
 */
public record Schema(JsonNode node, String row, OpenApi api) {

  /**
   * Returns the errors in a value; members that the schema does not define are errors.
   *
   * @param unlisted members that are allowed nevertheless
   */
  public List<SchemaViolation> findings(JsonNode value, Set<String> unlisted) {
    return new SchemaValidator(unlisted).check(value, this, "");
  }

  /** Returns the referenced schema if this is a reference. */
  Schema resolved() {
    JsonNode reference = node.path("$ref");
    return reference.isMissingNode() ? this : api.follow(reference.asText()).resolved();
  }

  Schema at(String member) {
    return new Schema(node.path(member), row + '/' + member, api);
  }

  /** Returns the schemas of a list such as {@code oneOf}; empty if there is no such list. */
  List<Schema> each(String member) {
    var all = new ArrayList<Schema>();
    JsonNode list = node.path(member);
    for (int i = 0; i < list.size(); i++) {
      all.add(new Schema(list.get(i), row + '/' + member + '/' + i, api));
    }
    return all;
  }

  /** Whether a value may have this JSON type. */
  boolean takes(String type) {
    JsonNode types = node.path("type");
    return types.isMissingNode()
        || types.asText().equals(type)
        || Rulebook.strings(types).contains(type);
  }
}
