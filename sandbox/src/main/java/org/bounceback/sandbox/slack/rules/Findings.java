package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.strict.Refusal;

/** Turns what is wrong in a value into the refusal that tells of it. */
public final class Findings {
  private Findings() {}

  /**
   * Refuses when anything was found, with every finding in {@code response_metadata.messages}.
   *
   * @param error {@code invalid_blocks} for messages, {@code invalid_arguments} for views
   */
  public static void refuse(String where, String error, List<Finding> findings) throws Refused {
    if (findings.isEmpty()) {
      return;
    }
    Finding first = findings.get(0);
    throw new Refused(
        new Refusal(where, error, first.row(), first.message()),
        Map.of("response_metadata", metadata(findings)));
  }

  private static JsonNode metadata(List<Finding> findings) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    var messages = metadata.putArray("messages");
    findings.forEach(each -> messages.add("[ERROR] " + each.message()));
    return metadata;
  }
}
