package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks rules of elements that involve two members. */
final class ElementRules {
  private final Rulebook rules;
  private final BlockKitValidator blockKitValidator;

  ElementRules(Rulebook rules, BlockKitValidator blockKitValidator) {
    this.rules = rules;
    this.blockKitValidator = blockKitValidator;
  }

  void check(JsonNode element, String type, String at) {
    optionUrls(element, type, at);
    initialOptions(element, at);
    if (type.equals("plain_text_input")) {
      initialValue(element, at);
    }
    if (type.equals("image") && !element.hasNonNull("alt_text")) {
      blockKitValidator.report(at, "/blocks/image/required", "missing required field: alt_text");
    }
    if (type.equals("feedback_buttons")) {
      String row = "/elements/feedback_buttons/each";
      feedback(element.path("positive_button"), row, at + "/positive_button");
      feedback(element.path("negative_button"), row, at + "/negative_button");
    }
  }

  private void feedback(JsonNode button, String row, String at) {
    var memberValidator = new MemberValidator(rules, blockKitValidator);
    memberValidator.members(
        button,
        List.of("text", "value", "accessibility_label"),
        "/elements/feedback_buttons",
        at,
        Set.of());
    memberValidator.presence(button, row, at);
    button
        .properties()
        .forEach(member -> memberValidator.member(member.getValue(), row, member.getKey(), at));
  }

  private void optionUrls(JsonNode element, String type, String at) {
    String only = rules.limit("/composition/option/url/onlyIn").asText();
    for (JsonNode option : element.path("options")) {
      if (option.has("url") && !type.equals(only)) {
        blockKitValidator.report(
            at + "/options", "/composition/option/url/onlyIn", "url is for " + only + " only");
      }
    }
  }

  /** Checks that the initial option is one of the options, in every member. */
  private void initialOptions(JsonNode element, String at) {
    if (!element.has("options") && !element.has("option_groups")) {
      return;
    }
    var options = new ArrayList<JsonNode>();
    element.path("options").forEach(options::add);
    element.path("option_groups").forEach(group -> group.path("options").forEach(options::add));
    var initial = new ArrayList<JsonNode>();
    element.path("initial_options").forEach(initial::add);
    if (element.has("initial_option")) {
      initial.add(element.path("initial_option"));
    }
    for (JsonNode chosen : initial) {
      if (!options.contains(chosen)) {
        blockKitValidator.reportMember(
            at, "/implied/initial_option", "initial_option must match one of the options");
      }
    }
  }

  private void initialValue(JsonNode element, String at) {
    int max = rules.limit("/elements/plain_text_input/max_length/max").asInt();
    int allowed = element.path("max_length").asInt(max);
    if (element.path("initial_value").asText().length() > allowed) {
      blockKitValidator.report(
          at + "/initial_value",
          "/elements/plain_text_input/max_length",
          "must be less than " + (allowed + 1) + " characters");
    }
  }
}
