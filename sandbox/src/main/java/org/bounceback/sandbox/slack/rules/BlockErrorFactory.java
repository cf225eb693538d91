package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.strict.RuleViolation;

/** Turns what is wrong in a value into the refusal that tells of it. */
public final class BlockErrorFactory {
  private BlockErrorFactory() {}

  /**
   * Refuses when anything was found, with every finding in {@code response_metadata.messages}.
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
    blockViolations.forEach(each -> messages.add("[ERROR] " + each.message()));
    return metadata;
  }
}
