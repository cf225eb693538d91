package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Checks blocks, views and options against the rules. Safe for concurrent use. */
public final class BlockKit {
  private final Rulebook rules;

  /** Checks against these rules. */
  public BlockKit(Rulebook rules) {
    this.rules = rules;
  }

  /**
   * Returns the errors in the blocks of a message.
   *
   * @param scopes scopes granted to the app, which some elements need
   * @param at the JSON pointer of the blocks
   */
  public List<BlockViolation> message(JsonNode blocks, Set<String> scopes, String at) {
    var blockKitValidator = new BlockKitValidator(rules, Surface.MESSAGE, scopes);
    blockKitValidator.blocks(blocks, at);
    return blockKitValidator.findings();
  }

  /** Returns the errors in the attachments of a message, including the blocks inside them. */
  public List<BlockViolation> attachments(JsonNode attachments, Set<String> scopes) {
    var blockKitValidator = new BlockKitValidator(rules, Surface.MESSAGE, scopes);
    for (int i = 0; i < attachments.size(); i++) {
      String at = "/attachments/" + i;
      JsonNode attachment = attachments.get(i);
      blockKitValidator.known(attachment, "/attachment", at);
      if (attachment.has("blocks")) {
        blockKitValidator.blocks(attachment.path("blocks"), at + "/blocks");
      }
    }
    return blockKitValidator.findings();
  }

  /** Returns the errors in a view, which is at {@code /view}. */
  public List<BlockViolation> view(JsonNode view, Set<String> scopes) {
    String type = view.path("type").asText();
    Surface surface = type.equals("home") ? Surface.HOME : Surface.MODAL;
    var blockKitValidator = new BlockKitValidator(rules, surface, scopes);
    if (rules.limit("/views/" + type).isMissingNode() || type.isEmpty()) {
      blockKitValidator.report("/view", "/views", "invalid type: " + type);
    } else {
      blockKitValidator.object(view, "/views/" + type, "/view", Set.of("type"));
      blockKitValidator.blocks(view.path("blocks"), "/view/blocks");
      submit(view, blockKitValidator);
    }
    return blockKitValidator.findings();
  }

  /** Whether a view is larger than Slack accepts, in bytes of UTF-8. */
  public boolean tooLarge(JsonNode view) {
    return view.toString().getBytes(StandardCharsets.UTF_8).length
        > rules.limit("/views/modal/maxBytes").asInt();
  }

  /** Returns the errors in the response to a {@code block_suggestion}. */
  public List<BlockViolation> suggestions(JsonNode answer) {
    var blockKitValidator = new BlockKitValidator(rules, Surface.MODAL, Set.of());
    int max = rules.limit("/elements/external_select/answer/options/maxItems").asInt();
    int given = answer.path("options").size() + answer.path("option_groups").size();
    if (given > max) {
      blockKitValidator.report(
          "/options",
          "/elements/external_select/answer/options",
          "no more than " + max + " items allowed");
    }
    var holder = JsonNodeFactory.instance.objectNode();
    answer.properties().forEach(member -> holder.set(member.getKey(), member.getValue()));
    blockKitValidator.implied(holder, "external_select", "");
    return blockKitValidator.findings();
  }

  private static void submit(JsonNode view, BlockKitValidator blockKitValidator) {
    for (JsonNode block : view.path("blocks")) {
      if (block.path("type").asText().equals("input")
          && view.path("type").asText().equals("modal")
          && !view.has("submit")) {
        blockKitValidator.report(
            "/view",
            "/views/modal/submit/requiredWhen",
            "missing required field: submit, as an input block is present");
        return;
      }
    }
  }
}
