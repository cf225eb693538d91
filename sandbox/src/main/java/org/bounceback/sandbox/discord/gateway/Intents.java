package org.bounceback.sandbox.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.bounceback.sandbox.discord.rules.Rulebook;

/** Which events a session hears, by the bits it identified with. */
record Intents(Rulebook rules, long bits) {
  static final String ROW = "/gateway/intents";
  private static final String CONTENT = "MESSAGE_CONTENT";

  /** Whether every bit is one that Discord knows. */
  boolean known() {
    long all = 0;
    for (JsonNode each : rules.wire(ROW)) {
      all |= 1L << each.path("bit").asInt();
    }
    return bits >= 0 && (bits & ~all) == 0;
  }

  /** The first privileged one that is not among those switched on, empty text when all are. */
  String disallowed(Set<String> switchedOn) {
    for (var each : rules.wire(ROW).properties()) {
      boolean privileged = each.getValue().path("privileged").asBoolean();
      if (privileged && has(each.getKey()) && !switchedOn.contains(each.getKey())) {
        return each.getKey();
      }
    }
    return "";
  }

  boolean hears(Event event) {
    return event.intent().isEmpty() || has(event.intent());
  }

  /** The payload as this session may see it. */
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
