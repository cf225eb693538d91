package org.bounceback.sandbox.discord.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a message has to keep to beyond the schema: texts, embeds, flags, mentions, components. */
public final class MessageRules {
  private static final int V2 = 1 << 15;

  private final Rulebook rules;

  /** Judges by these rules. */
  public MessageRules(Rulebook rules) {
    this.rules = rules;
  }

  /** Where a message comes from, which decides the flags it may have. */
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
   * What is wrong with a message as it would stand.
   *
   * @param files the names of its files
   */
  public List<Finding> findings(JsonNode body, Set<String> files, Origin origin) {
    var findings = new ArrayList<Finding>();
    flags(body, origin, findings);
    content(body, findings);
    embeds(body, findings);
    mentions(body, findings);
    boolean v2 = version2(body);
    if (v2) {
      alone(body, findings);
    }
    if (body.path("components").isArray()) {
      findings.addAll(new ComponentWalk(rules, v2, files).message(body.path("components")));
    }
    return findings;
  }

  private void flags(JsonNode body, Origin origin, List<Finding> findings) {
    int flags = body.path("flags").asInt();
    int allowed = rules.wire(origin.row).asInt();
    if ((flags & ~allowed) != 0) {
      findings.add(
          new Finding(
              "/flags",
              Rulebook.wireRow(origin.row),
              "BASE_TYPE_CHOICES",
              "Only flags of %d may be set here.".formatted(allowed)));
    }
  }

  private void content(JsonNode body, List<Finding> findings) {
    String text = body.path("content").asText("");
    int most = rules.limit("/message/content/max").asInt();
    if (text.codePointCount(0, text.length()) > most) {
      findings.add(
          new Finding(
              "/content",
              Rulebook.limitRow("/message/content/max"),
              "BASE_TYPE_MAX_LENGTH",
              "Must be %d or fewer in length.".formatted(most)));
    }
  }

  private void embeds(JsonNode body, List<Finding> findings) {
    int chars = 0;
    for (JsonNode embed : body.path("embeds")) {
      chars += length(embed.path("title")) + length(embed.path("description"));
      chars += length(embed.at("/footer/text")) + length(embed.at("/author/name"));
      for (JsonNode field : embed.path("fields")) {
        chars += length(field.path("name")) + length(field.path("value"));
      }
    }
    int most = rules.limit("/message/embeds/totalChars").asInt();
    if (chars > most) {
      findings.add(
          new Finding(
              "/embeds",
              Rulebook.limitRow("/message/embeds/totalChars"),
              "MAX_EMBED_SIZE_EXCEEDED",
              "Embed size exceeds maximum size of %d".formatted(most)));
    }
  }

  private static void mentions(JsonNode body, List<Finding> findings) {
    JsonNode allowed = body.path("allowed_mentions");
    for (String kind : List.of("users", "roles")) {
      boolean parsed =
          allowed.path("parse").valueStream().anyMatch(each -> each.asText().equals(kind));
      if (parsed && !allowed.path(kind).isEmpty()) {
        findings.add(
            new Finding(
                "/allowed_mentions",
                Rulebook.limitRow("/message/allowed_mentions/conflict"),
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                "parse:[\"%s\"] and %s: [ids...] are mutually exclusive.".formatted(kind, kind)));
      }
    }
  }

  /** Nothing but components stands in a message that has those of version 2. */
  private static void alone(JsonNode body, List<Finding> findings) {
    for (String other : List.of("content", "embeds", "poll", "sticker_ids")) {
      JsonNode there = body.path(other);
      boolean empty =
          there.isMissingNode()
              || there.isNull()
              || (there.asText("").isEmpty() && there.isEmpty());
      if (!empty) {
        findings.add(
            new Finding(
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
