package org.bounceback.sandbox.discord.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a message notifies: the users, roles and everybody named in its texts, as far as its {@code
 * allowed_mentions} let it. A message that has none lets everything through, edits too.
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

  /** Identifiers of users and roles, and {@code everyone} or {@code here}; sorted. */
  static Set<String> of(Message message) {
    var mentions = new Mentions(message.body().path("allowed_mentions"));
    String words = message.words();
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
    return list.valueStream().anyMatch(each -> each.asText().equals(text));
  }
}
