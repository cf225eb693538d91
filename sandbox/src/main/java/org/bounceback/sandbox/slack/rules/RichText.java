package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Checks rich text: sections, lists, quotes and preformatted text, and their content. */
final class RichText {
  private static final Set<String> STYLED = Set.of("rich_text_list");
  private static final Set<String> STYLES = Set.of("bullet", "ordered");
  private static final Set<String> EMPHASIS =
      Set.of(
          "bold",
          "italic",
          "strike",
          "code",
          "underline",
          "highlight",
          "client_highlight",
          "unlink");

  private final Rulebook rules;
  private final BlockKitValidator blockKitValidator;

  RichText(Rulebook rules, BlockKitValidator blockKitValidator) {
    this.rules = rules;
    this.blockKitValidator = blockKitValidator;
  }

  void check(JsonNode element, String at) {
    String type = element.path("type").asText();
    String row = "/richText/" + type;
    JsonNode rule = rules.member(row);
    if (rule.isMissingNode()) {
      blockKitValidator.reportMember(at, "/richText", "unsupported type: " + type);
      return;
    }
    members(element, rule, row, at);
    style(element, type, row, at);
    List<String> children = Rulebook.strings(rule.path("children"));
    if (!children.isEmpty()) {
      children(element, children, row, at + "/elements");
    } else if (element.has("text") && element.path("text").asText().isEmpty()) {
      blockKitValidator.reportMember(at + "/text", row, "must be more than 0 characters");
    }
  }

  private void members(JsonNode element, JsonNode rule, String row, String at) {
    List<String> known = Rulebook.strings(rule.path("members"));
    new MemberValidator(rules, blockKitValidator)
        .members(element, known, row + "/members", at, Set.of("type"));
    for (String name : Rulebook.strings(rule.path("required"))) {
      if (!element.hasNonNull(name)) {
        blockKitValidator.reportMember(at, row + "/required", "missing required field: " + name);
      }
    }
  }

  private void style(JsonNode element, String type, String row, String at) {
    JsonNode style = element.path("style");
    if (STYLED.contains(type)) {
      if (!STYLES.contains(style.asText())) {
        blockKitValidator.reportMember(at + "/style", row, "must be one of " + STYLES);
      }
    } else if (!style.isMissingNode()) {
      style
          .properties()
          .forEach(
              emphasis -> {
                if (!EMPHASIS.contains(emphasis.getKey()) || !emphasis.getValue().isBoolean()) {
                  blockKitValidator.reportMember(
                      at + "/style", row, "invalid style: " + emphasis.getKey());
                }
              });
    }
  }

  private void children(JsonNode element, List<String> allowed, String row, String at) {
    JsonNode children = element.path("elements");
    if (!children.isArray()) {
      blockKitValidator.reportMember(at, row + "/members", "missing required field: elements");
      return;
    }
    for (int i = 0; i < children.size(); i++) {
      String type = children.get(i).path("type").asText();
      if (allowed.contains(type)) {
        check(children.get(i), at + '/' + i);
      } else {
        blockKitValidator.reportMember(
            at + '/' + i, row + "/children", "unsupported type: " + type);
      }
    }
  }
}
