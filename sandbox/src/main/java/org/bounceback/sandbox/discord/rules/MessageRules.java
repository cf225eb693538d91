package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks messages beyond the schema: texts, embeds, flags, mentions, components. */
public final class MessageRules {
  private static final int V2 = 1 << 15;

  private final Rulebook rules;

  /** Checks against these rules. */
  public MessageRules(Rulebook rules) {
    this.rules = rules;
  }

  /** The origin of a message, which decides the allowed flags. */
  public enum Origin {
    CHANNEL("/flags/channelMessage"),
    INTERACTION("/flags/interactionMessage"),
    DEFERRAL("/flags/deferral");

    private final String row;

    Origin(String row) {
      this.row = row;
    }
  }

  /** Whether a body has components of version 2. */
  public static boolean version2(JsonNode body) {
    return (body.path("flags").asInt() & V2) != 0;
  }

  /**
   * Returns the errors in a complete message.
   *
   * @param files the names of its files
   */
  public List<SchemaViolation> findings(JsonNode body, Set<String> files, Origin origin) {
    var schemaViolations = new ArrayList<SchemaViolation>();
    flags(body, origin, schemaViolations);
    content(body, schemaViolations);
    embeds(body, schemaViolations);
    mentions(body, schemaViolations);
    boolean v2 = version2(body);
    if (v2) {
      alone(body, schemaViolations);
    }
    if (body.path("components").isArray()) {
      schemaViolations.addAll(
          new ComponentValidator(rules, v2, files).message(body.path("components")));
    }
    return schemaViolations;
  }

  private void flags(JsonNode body, Origin origin, List<SchemaViolation> schemaViolations) {
    int flags = body.path("flags").asInt();
    int allowed = rules.wire(origin.row).asInt();
    if ((flags & ~allowed) != 0) {
      schemaViolations.add(
          new SchemaViolation(
              "/flags",
              Rulebook.wireRow(origin.row),
              "BASE_TYPE_CHOICES",
              "Only flags of %d may be set here.".formatted(allowed)));
    }
  }

  private void content(JsonNode body, List<SchemaViolation> schemaViolations) {
    String text = body.path("content").asText("");
    int max = rules.limit("/message/content/max").asInt();
    if (text.codePointCount(0, text.length()) > max) {
      schemaViolations.add(
          new SchemaViolation(
              "/content",
              Rulebook.limitRow("/message/content/max"),
              "BASE_TYPE_MAX_LENGTH",
              "Must be %d or fewer in length.".formatted(max)));
    }
  }

  private void embeds(JsonNode body, List<SchemaViolation> schemaViolations) {
    int chars = 0;
    for (JsonNode embed : body.path("embeds")) {
      chars += length(embed.path("title")) + length(embed.path("description"));
      chars += length(embed.at("/footer/text")) + length(embed.at("/author/name"));
      for (JsonNode field : embed.path("fields")) {
        chars += length(field.path("name")) + length(field.path("value"));
      }
    }
    int max = rules.limit("/message/embeds/totalChars").asInt();
    if (chars > max) {
      schemaViolations.add(
          new SchemaViolation(
              "/embeds",
              Rulebook.limitRow("/message/embeds/totalChars"),
              "MAX_EMBED_SIZE_EXCEEDED",
              "Embed size exceeds maximum size of %d".formatted(max)));
    }
  }

  private static void mentions(JsonNode body, List<SchemaViolation> schemaViolations) {
    JsonNode allowed = body.path("allowed_mentions");
    for (String kind : List.of("users", "roles")) {
      boolean parsed =
          allowed.path("parse").valueStream().anyMatch(item -> item.asText().equals(kind));
      if (parsed && !allowed.path(kind).isEmpty()) {
        schemaViolations.add(
            new SchemaViolation(
                "/allowed_mentions",
                Rulebook.limitRow("/message/allowed_mentions/conflict"),
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                "parse:[\"%s\"] and %s: [ids...] are mutually exclusive.".formatted(kind, kind)));
      }
    }
  }

  /** Checks that a message with components of version 2 contains nothing else. */
  private static void alone(JsonNode body, List<SchemaViolation> schemaViolations) {
    for (String other : List.of("content", "embeds", "poll", "sticker_ids")) {
      JsonNode there = body.path(other);
      boolean empty =
          there.isMissingNode()
              || there.isNull()
              || (there.asText("").isEmpty() && there.isEmpty());
      if (!empty) {
        schemaViolations.add(
            new SchemaViolation(
                "/" + other,
                Rulebook.limitRow("/componentsV2/contentAndEmbeds"),
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                "The '%s' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
                    .formatted(other)));
      }
    }
  }

  private static int length(JsonNode text) {
    String written = text.asText("");
    return written.codePointCount(0, written.length());
  }
}
