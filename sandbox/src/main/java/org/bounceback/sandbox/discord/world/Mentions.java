package org.bounceback.sandbox.discord.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Determines who is notified by a message: the mentioned users and roles, and everyone, as far as
 * {@code allowed_mentions} permits. A message without it permits all mentions, also in edits.
 */
final class Mentions {
  private static final Pattern USER = Pattern.compile("<@!?(\\d+)>");
  private static final Pattern ROLE = Pattern.compile("<@&(\\d+)>");
  private static final Pattern ALL = Pattern.compile("@(everyone|here)");

  private final JsonNode allowed;
  private final boolean restricted;

  private Mentions(JsonNode allowed) {
    this.allowed = allowed;
    restricted = allowed.isObject();
  }

  /** Returns ids of users and roles, and {@code everyone} or {@code here}; sorted. */
  static Set<String> of(Message message) {
    var mentions = new Mentions(message.body().path("allowed_mentions"));
    String words = message.visibleText();
    var found = new TreeSet<String>();
    mentions.gather(USER, words, "users", found);
    mentions.gather(ROLE, words, "roles", found);
    mentions.gather(ALL, words, "everyone", found);
    return found;
  }

  private void gather(Pattern pattern, String words, String kind, Set<String> found) {
    Matcher matcher = pattern.matcher(words);
    while (matcher.find()) {
      if (lets(kind, matcher.group(1))) {
        found.add(matcher.group(1));
      }
    }
  }

  private boolean lets(String kind, String id) {
    return !restricted || has(allowed.path("parse"), kind) || has(allowed.path(kind), id);
  }

  private static boolean has(JsonNode list, String text) {
    return list.valueStream().anyMatch(item -> item.asText().equals(text));
  }
}
