package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the components of one message or form. */
final class ComponentValidator {
  private static final int ROW = 1;
  private static final int BUTTON = 2;
  private static final int STRING_SELECT = 3;
  private static final int DISPLAY = 10;
  private static final int FILE = 13;
  private static final String ATTACHED = "attachment://";

  private final Rulebook rules;
  private final boolean version2;
  private final Set<String> files;
  private final List<SchemaViolation> schemaViolations = new ArrayList<>();
  private final Set<String> customIds = new HashSet<>();
  private final Set<Integer> ids = new HashSet<>();
  private int count;
  private int chars;

  ComponentValidator(Rulebook rules, boolean version2, Set<String> files) {
    this.rules = rules;
    this.version2 = version2;
    this.files = files;
  }

  List<SchemaViolation> message(JsonNode components) {
    String topLevel = version2 ? "/componentsV2/topLevel" : "/components/v1TopLevel";
    JsonNode allowed = version2 ? rules.limit(topLevel) : rules.wire(topLevel);
    String row = version2 ? Rulebook.limitRow(topLevel) : Rulebook.wireRow(topLevel);
    kinds(components, allowed, row);
    int rows = rules.wire("/components/v1Rows").asInt();
    if (!version2 && components.size() > rows) {
      report(
          "/components",
          Rulebook.wireRow("/components/v1Rows"),
          "BASE_TYPE_BAD_LENGTH",
          "Must be between 1 and %d in length.".formatted(rows));
    }
    each(components, "/components");
    totals();
    return schemaViolations;
  }

  List<SchemaViolation> form(JsonNode components) {
    kinds(components, rules.wire("/modal/topLevel"), Rulebook.wireRow("/modal/topLevel"));
    each(components, "/components");
    return schemaViolations;
  }

  private void kinds(JsonNode components, JsonNode allowed, String row) {
    for (int i = 0; i < components.size(); i++) {
      int type = components.get(i).path("type").asInt();
      if (allowed.valueStream().noneMatch(allowedType -> allowedType.asInt() == type)) {
        report(
            "/components/" + i + "/type",
            row,
            "UNION_TYPE_CHOICES",
            "Value of field \"type\" must be one of %s.".formatted(allowed));
      }
    }
  }

  private void totals() {
    int max = rules.limit("/componentsV2/totalComponents/max").asInt();
    if (version2 && count > max) {
      report(
          "/components",
          Rulebook.limitRow("/componentsV2/totalComponents/max"),
          "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
          "The maximum total number of components is %d, there are %d.".formatted(max, count));
    }
    int letters = rules.limit("/componentsV2/textTotal/max").asInt();
    if (version2 && chars > letters) {
      report(
          "/components",
          Rulebook.limitRow("/componentsV2/textTotal/max"),
          "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
          "The total size of displayable text exceeds %d: %d.".formatted(letters, chars));
    }
  }

  private void each(JsonNode components, String at) {
    for (int i = 0; i < components.size(); i++) {
      component(components.get(i), at + '/' + i);
    }
  }

  private void component(JsonNode component, String at) {
    count++;
    identifiers(component, at);
    switch (component.path("type").asInt()) {
      case ROW -> row(component, at);
      case BUTTON -> button(component, at);
      case STRING_SELECT -> options(component, at);
      case DISPLAY -> chars += length(component.path("content").asText());
      case FILE -> attached(component.path("file"), at + "/file", true);
      default -> media(component, at);
    }
    each(component.path("components"), at + "/components");
    for (String single : List.of("accessory", "component")) {
      if (component.path(single).isObject()) {
        component(component.path(single), at + '/' + single);
      }
    }
  }

  private void identifiers(JsonNode component, String at) {
    String customId = component.path("custom_id").asText("");
    if (!customId.isEmpty() && !customIds.add(customId)) {
      report(
          at + "/custom_id",
          Rulebook.limitRow("/customIds/uniqueInMessage"),
          "COMPONENT_CUSTOM_ID_DUPLICATED",
          "Component custom id cannot be duplicated");
    }
    int id = component.path("id").asInt();
    if (id != 0 && !ids.add(id)) {
      report(
          at + "/id",
          Rulebook.limitRow("/customIds/id/uniqueInMessage"),
          "COMPONENT_ID_DUPLICATED",
          "Component id cannot be duplicated");
    }
  }

  private void row(JsonNode row, String at) {
    int buttons = 0;
    for (JsonNode child : row.path("components")) {
      buttons += child.path("type").asInt() == BUTTON ? 1 : 0;
    }
    int others = row.path("components").size() - buttons;
    if (others > 0 && buttons > 0) {
      report(
          at + "/components",
          Rulebook.limitRow("/components/1/mix"),
          "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
          "A row holds buttons or one select, not both.");
    } else if (others > rules.limit("/components/1/selects/max").asInt()) {
      report(
          at + "/components",
          Rulebook.limitRow("/components/1/selects/max"),
          "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
          "A row holds one select.");
    }
  }

  private void button(JsonNode button, String at) {
    int style = button.path("style").asInt();
    boolean link = style == 5;
    boolean premium = style == 6;
    boolean id = button.hasNonNull("custom_id");
    boolean url = button.hasNonNull("url");
    String row = Rulebook.limitRow("/components/2/rule");
    if ((id && (link || premium)) || (url && !link)) {
      report(
          at,
          row,
          "BUTTON_COMPONENT_CUSTOM_ID_URL_CONFLICT",
          "A button of this style cannot have a custom id or url, whichever it has.");
    }
    if (!id && !link && !premium) {
      report(
          at + "/custom_id", row, "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required");
    }
    if (link && !url) {
      report(at + "/url", row, "BUTTON_COMPONENT_URL_REQUIRED", "A url is required");
    }
    boolean labelled = !button.path("label").asText("").isEmpty() || button.hasNonNull("emoji");
    if (!labelled && !premium) {
      report(at, row, "BUTTON_COMPONENT_LABEL_REQUIRED", "A button needs a label or an emoji");
    }
  }

  private void options(JsonNode select, String at) {
    int options = select.path("options").size();
    var values = new HashSet<String>();
    for (int i = 0; i < options; i++) {
      if (!values.add(select.path("options").get(i).path("value").asText())) {
        report(
            at + "/options/" + i + "/value",
            Rulebook.wireRow("/components/selectValues"),
            "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
            "The specified option value is already used");
      }
    }
    if (select.path("max_values").asInt(1) > options
        || select.path("min_values").asInt() > options) {
      report(
          at,
          Rulebook.wireRow("/components/selectValues"),
          "SELECT_COMPONENT_VALUES_OUT_OF_BOUNDS",
          "min_values and max_values must fit the options");
    }
  }

  private void media(JsonNode component, String at) {
    if (component.path("media").isObject()) {
      attached(component.path("media"), at + "/media", false);
    }
    JsonNode items = component.path("items");
    for (int i = 0; i < items.size(); i++) {
      attached(items.get(i).path("media"), at + "/items/" + i + "/media", false);
    }
  }

  private void attached(JsonNode media, String at, boolean only) {
    String url = media.path("url").asText();
    boolean named = url.startsWith(ATTACHED);
    if (named ? !files.contains(url.substring(ATTACHED.length())) : only && !url.isEmpty()) {
      report(
          at + "/url",
          only ? Rulebook.limitRow("/components/13/url") : Rulebook.wireRow("/components/fileUrl"),
          "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
          "The referenced attachment was not found: " + url);
    }
  }

  private void report(String at, String row, String code, String message) {
    schemaViolations.add(new SchemaViolation(at, row, code, message));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
