package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.strict.RuleViolation;

/** Converts errors in a value to a refusal. */
public final class BlockErrorFactory {
  private BlockErrorFactory() {}

  /**
   * Throws if there are errors, with all of them in {@code response_metadata.messages}.
   *
   * @param error {@code invalid_blocks} for messages, {@code invalid_arguments} for views
   */
  public static void refuse(String where, String error, List<BlockViolation> blockViolations)
      throws SlackErrorException {
    if (blockViolations.isEmpty()) {
      return;
    }
    BlockViolation first = blockViolations.get(0);
    throw new SlackErrorException(
        new RuleViolation(where, error, first.row(), first.message()),
        Map.of("response_metadata", metadata(blockViolations)));
  }

  private static JsonNode metadata(List<BlockViolation> blockViolations) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    var messages = metadata.putArray("messages");
    blockViolations.forEach(violation -> messages.add("[ERROR] " + violation.message()));
    return metadata;
  }
}
