package org.bounceback.sandbox.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.bounceback.sandbox.discord.rules.Rulebook;

/** Decides which events a session receives, by its intents. */
record Intents(Rulebook rules, long bits) {
  static final String ROW = "/gateway/intents";
  private static final String CONTENT = "MESSAGE_CONTENT";

  /** Whether Discord knows every bit. */
  boolean known() {
    long all = 0;
    for (JsonNode intent : rules.wire(ROW)) {
      all |= 1L << intent.path("bit").asInt();
    }
    return bits >= 0 && (bits & ~all) == 0;
  }

  /** Returns the first privileged intent that is not enabled; empty text if all are enabled. */
  String disallowed(Set<String> switchedOn) {
    for (var intent : rules.wire(ROW).properties()) {
      boolean privileged = intent.getValue().path("privileged").asBoolean();
      if (privileged && has(intent.getKey()) && !switchedOn.contains(intent.getKey())) {
        return intent.getKey();
      }
    }
    return "";
  }

  boolean hears(Event event) {
    return event.intent().isEmpty() || has(event.intent());
  }

  /** Returns the payload as this session may see it. */
  ObjectNode seen(Event event) {
    if (!event.veiled() || has(CONTENT)) {
      return event.payload();
    }
    ObjectNode copy = event.payload().deepCopy();
    copy.put("content", "");
    Rulebook.strings(rules.wire("/gateway/contentMembers")).forEach(copy::putArray);
    copy.remove("poll");
    return copy;
  }

  private boolean has(String name) {
    return (bits & (1L << rules.wire(ROW + '/' + name + "/bit").asInt())) != 0;
  }
}
