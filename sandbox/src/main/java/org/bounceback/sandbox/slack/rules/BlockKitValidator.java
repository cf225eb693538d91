package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the blocks of one payload. */
final class BlockKitValidator {
  private static final int DEEPEST = 8;

  private final Rulebook rules;
  private final Surface surface;
  private final Set<String> scopes;
  private final List<BlockViolation> blockViolations = new ArrayList<>();
  private final Set<String> blockIds = new HashSet<>();
  private final MemberValidator memberValidator;
  private final RichText richText;
  private int markdownChars;
  private int tables;
  private int depth;

  BlockKitValidator(Rulebook rules, Surface surface, Set<String> scopes) {
    this.rules = rules;
    this.surface = surface;
    this.scopes = scopes;
    memberValidator = new MemberValidator(rules, this);
    richText = new RichText(rules, this);
  }

  List<BlockViolation> findings() {
    return List.copyOf(blockViolations);
  }

  /** Records an error that cites {@code slack-limits.json}. */
  void report(String at, String limit, String what) {
    blockViolations.add(new BlockViolation(at, Rulebook.limitRow(limit), what));
  }

  /** Records an error that cites {@code slack-members.json}. */
  void reportMember(String at, String member, String what) {
    blockViolations.add(new BlockViolation(at, Rulebook.memberRow(member), what));
  }

  void blocks(JsonNode blocks, String at) {
    if (!blocks.isArray()) {
      report(at, "/any_block", "must be an array");
      return;
    }
    String row = "/surfaces/" + surface.key() + "/maxBlocks";
    int max = rules.limit(row).asInt();
    if (blocks.size() > max) {
      report(at, row, "no more than " + max + " items allowed");
    }
    nested(blocks, at);
  }

  /** Checks blocks inside blocks, which share the message's ids but not its count. */
  void nested(JsonNode blocks, String at) {
    if (++depth > DEEPEST) {
      report(at, "/any_block", "nested too deeply");
    } else {
      for (int i = 0; i < blocks.size(); i++) {
        block(blocks.get(i), at + '/' + i);
      }
    }
    depth--;
  }

  private void block(JsonNode block, String at) {
    String type = block.path("type").asText();
    String row = "/blocks/" + type;
    JsonNode limits = rules.limit(row);
    if (type.isEmpty() || limits.isMissingNode()) {
      report(at, "/any_block/type", "unsupported type: " + type);
      return;
    }
    if (limits.path("readOnly").asBoolean()) {
      report(at, row + "/readOnly", type + " blocks cannot be sent");
    }
    allowedHere(limits, type, row, at);
    object(block, row, at, Set.of("type", "block_id"));
    identifier(block, "block_id", "/any_block/block_id", blockIds, at);
    switch (type) {
      case "markdown" -> markdown(block, at);
      case "table" -> table(block, at);
      case "container", "carousel" -> nested(inner(block), at);
      default -> actionIds(block, at);
    }
  }

  private static JsonNode inner(JsonNode block) {
    return block.path(block.has("child_blocks") ? "child_blocks" : "elements");
  }

  private void allowedHere(JsonNode limits, String type, String row, String at) {
    if (limits.has("surfaces")
        && !Rulebook.strings(limits.path("surfaces")).contains(surface.key())) {
      report(at, row + "/surfaces", type + " is not allowed in a " + surface.key());
    }
  }

  private void actionIds(JsonNode block, String at) {
    var seen = new HashSet<String>();
    for (String holder : List.of("elements", "accessory", "element")) {
      JsonNode held = block.path(holder);
      for (JsonNode element : held.isArray() ? held : List.of(held)) {
        identifier(element, "action_id", "/any_element/action_id", seen, at + '/' + holder);
      }
    }
  }

  private void identifier(JsonNode node, String name, String row, Set<String> seen, String at) {
    if (!node.has(name)) {
      return;
    }
    String id = node.path(name).asText();
    int max = rules.limit(row + "/max").asInt();
    if (!node.path(name).isTextual() || id.isEmpty() || id.length() > max) {
      report(at + '/' + name, row + "/max", "must be 1 to " + max + " characters");
    }
    if (!seen.add(id)) {
      report(at + '/' + name, row, "`%s` already exists: %s".formatted(name, id));
    }
  }

  /** Checks one object: its allowed and required members, and each value. */
  void object(JsonNode node, String row, String at, Set<String> always) {
    if (!node.isObject()) {
      report(at, row, "must be an object");
      return;
    }
    memberValidator.members(node, Rulebook.strings(rules.member(row)), row, at, always);
    memberValidator.presence(node, row, at);
    node.properties()
        .forEach(member -> memberValidator.member(member.getValue(), row, member.getKey(), at));
  }

  /** Checks that an object only has members of a list. */
  void known(JsonNode node, String member, String at) {
    memberValidator.members(node, Rulebook.strings(rules.member(member)), member, at, Set.of());
  }

  /** Checks members whose format follows from their name if their rule does not define it. */
  void implied(JsonNode node, String type, String at) {
    boolean plain = Rulebook.strings(rules.member("/plainOptions")).contains(type);
    rules
        .member("/implied")
        .properties()
        .forEach(
            implied -> {
              JsonNode held = node.path(implied.getKey());
              String kind = implied.getValue().asText();
              String where = at + '/' + implied.getKey();
              if (held.isArray()) {
                for (int i = 0; i < held.size(); i++) {
                  composition(held.get(i), kind, plain, where + '/' + i);
                }
              } else if (!held.isMissingNode()) {
                composition(held, kind, plain, where);
              }
            });
  }

  private void composition(JsonNode node, String kind, boolean plain, String at) {
    object(node, "/composition/" + kind, at, Set.of());
    if (kind.equals("option_group")) {
      implied(node, plain ? "static_select" : "", at);
    }
    if (plain && kind.equals("option") && !node.at("/text/type").asText().equals("plain_text")) {
      reportMember(at + "/text", "/plainOptions", "options here take plain_text only");
    }
  }

  /** Checks one element, which must be of one of the types allowed here. */
  void element(JsonNode element, List<String> allowed, String row, String at) {
    String type = element.path("type").asText();
    boolean known =
        type.equals("plain_text")
            || type.equals("mrkdwn")
            || rules.member("/elements/" + type).isArray()
            || rules.member("/richText/" + type).isObject();
    if (!known || allowed.stream().noneMatch(allowedType -> matches(allowedType, type))) {
      report(at, row + "/elements", "unsupported type: " + type);
    } else if (type.equals("plain_text") || type.equals("mrkdwn")) {
      String text = "/text_object/" + type + "/text";
      memberValidator.text(element, "text_object", rules.limit(text), text, at);
    } else if (type.startsWith("rich_text_") && !type.equals("rich_text_input")) {
      richText.check(element, at);
    } else {
      interactive(element, type, at);
    }
  }

  private static boolean matches(String pattern, String type) {
    int star = pattern.indexOf('*');
    return star < 0
        ? pattern.equals(type)
        : type.startsWith(pattern.substring(0, star)) && type.endsWith(pattern.substring(star + 1));
  }

  private void interactive(JsonNode element, String type, String at) {
    String row = "/elements/" + type;
    JsonNode limits = rules.limit(row);
    allowedHere(limits, type, row, at);
    object(element, row, at, Set.of("type"));
    implied(element, type, at);
    new ElementRules(rules, this).check(element, type, at);
    String needed = limits.path("needsScope").asText();
    if (!needed.isEmpty() && !scopes.contains(needed)) {
      report(at, row + "/needsScope", type + " needs the scope " + needed);
    }
  }

  private void markdown(JsonNode block, String at) {
    markdownChars += block.path("text").asText().length();
    int max = rules.limit("/blocks/markdown/text/max").asInt();
    if (markdownChars > max) {
      report(at + "/text", "/blocks/markdown/text", "more than " + max + " characters in all");
    }
  }

  private void table(JsonNode block, String at) {
    if (++tables > rules.limit("/blocks/table/maxPerMessage").asInt()) {
      report(at, "/blocks/table/maxPerMessage", "only one table is allowed");
    }
    new Tables(rules, this).check(block, at);
  }
}
