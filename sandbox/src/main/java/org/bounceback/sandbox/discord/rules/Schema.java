package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One schema of the description, its references followed.
 *
 * @param row where it stands
 */
public record Schema(JsonNode node, String row, OpenApi api) {

  /**
   * What is wrong with a value by this schema; members it does not name are wrong.
   *
   * @param unlisted members that are right all the same
   */
  public List<SchemaViolation> findings(JsonNode value, Set<String> unlisted) {
    return new SchemaValidator(unlisted).check(value, this, "");
  }

  /** The schema itself, when this is a reference to it. */
  Schema resolved() {
    JsonNode reference = node.path("$ref");
    return reference.isMissingNode() ? this : api.follow(reference.asText()).resolved();
  }

  Schema at(String member) {
    return new Schema(node.path(member), row + '/' + member, api);
  }

  /** The schemas of a list such as {@code oneOf}, none when there is no such list. */
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
