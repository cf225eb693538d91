package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bounceback.bounce.BounceReason;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;

/** Hides facts of consistent worlds: the verdict may become open, but never another one. */
class HiddenFactsTest {
  private static final VerdictSelector SELECTOR = new VerdictSelector(BundledData.ADVICE);

  /** The facts that a report can leave out. */
  private static final List<ContextAttribute> HIDDEN =
      List.of(
          ContextAttribute.REJECTED_BY,
          ContextAttribute.SENT_BY,
          ContextAttribute.CUSTOMER,
          ContextAttribute.FATE,
          ContextAttribute.SENDER_DNS,
          ContextAttribute.RECIPIENT_MAIL);

  /** Verdicts that name the same cause whoever rejected the message. */
  private static final Set<Verdict> PLAIN =
      EnumSet.of(Verdict.RECIPIENT_ADDRESS_PROBLEM, Verdict.MESSAGE_CONTENT);

  /** Verdicts that need only the role of the server that rejected the message. */
  private static final Set<Verdict> ROLE_ONLY =
      EnumSet.of(Verdict.RECIPIENT_SERVER_PROBLEM, Verdict.TEMPORARY);

  /**
   * Returns whether the pair is one of those that are accepted: a plain cause is right whoever
   * rejected the message, although another party may have to act; and our routing shows only in
   * DNS.
   */
  private static boolean isAccepted(Verdict full, Verdict hidden) {
    if (PLAIN.contains(hidden)) {
      return EnumSet.of(
              Verdict.SENT_ELSEWHERE, Verdict.OUR_CONFIGURATION, Verdict.OUR_SERVER_REFUSED)
          .contains(full);
    }
    return ROLE_ONLY.contains(hidden) || full == Verdict.OUR_CONFIGURATION;
  }

  @Test
  void hidingFactsNeverLeadsToAnotherVerdict() {
    var contradictions = new TreeSet<String>();
    int compared = 0;
    for (Map<ContextAttribute, String> world : worlds()) {
      for (BounceReason reason : BounceReason.values()) {
        Assessment full = select(world, reason);
        for (int hidden = 1; hidden < 1 << HIDDEN.size(); hidden++) {
          Assessment less = select(without(world, hidden), reason);
          compared++;
          if (contradicts(full, less) && !isAccepted(full.verdict(), less.verdict())) {
            contradictions.add(reason.code() + ": " + full + " and " + less);
          }
        }
      }
    }
    assertEquals(Set.of(), contradictions);
    assertTrue(compared > 50_000, () -> "too few cases");
  }

  private static boolean contradicts(Assessment one, Assessment other) {
    return one.verdict() != other.verdict()
        && one.actor() != other.actor()
        && one.verdict() != Verdict.CANNOT_TELL
        && other.verdict() != Verdict.CANNOT_TELL;
  }

  private static Assessment select(Map<ContextAttribute, String> facts, BounceReason reason) {
    var all = new EnumMap<>(facts);
    all.put(ContextAttribute.REASON, reason.code());
    return SELECTOR.select(reason, AdviceContexts.of(all, "")).assessment();
  }

  private static Map<ContextAttribute, String> without(
      Map<ContextAttribute, String> world, int hidden) {
    var facts = new EnumMap<>(world);
    for (int i = 0; i < HIDDEN.size(); i++) {
      if ((hidden >> i & 1) == 1) {
        facts.remove(HIDDEN.get(i));
      }
    }
    return facts;
  }

  /** Returns the worlds in which the facts do not contradict each other. */
  private static List<Map<ContextAttribute, String>> worlds() {
    var worlds = new ArrayList<Map<ContextAttribute, String>>();
    for (String customer : List.of("sender", "recipient", "both")) {
      for (String sentBy : List.of("ours", "other")) {
        for (String rejectedBy : List.of("ours", "recipient", "other", "nobody")) {
          for (String fate : List.of("lost", "retrying")) {
            for (String dns : List.of("ours", "elsewhere")) {
              String mail = customer.equals("sender") ? "elsewhere" : "ours";
              boolean isConsistent = customer.equals("sender") || !rejectedBy.equals("recipient");
              if (isConsistent) {
                worlds.add(world(customer, sentBy, rejectedBy, fate, dns, mail));
              }
            }
          }
        }
      }
    }
    return worlds;
  }

  private static Map<ContextAttribute, String> world(String... values) {
    var world = new EnumMap<ContextAttribute, String>(ContextAttribute.class);
    List<ContextAttribute> order =
        Stream.of(
                ContextAttribute.CUSTOMER,
                ContextAttribute.SENT_BY,
                ContextAttribute.REJECTED_BY,
                ContextAttribute.FATE,
                ContextAttribute.SENDER_DNS,
                ContextAttribute.RECIPIENT_MAIL)
            .toList();
    for (int i = 0; i < values.length; i++) {
      world.put(order.get(i), values[i]);
    }
    world.put(ContextAttribute.KIND, "failure");
    world.put(ContextAttribute.FORGED, "false");
    world.put(ContextAttribute.FORWARDED, "false");
    world.put(ContextAttribute.LISTING, "none");
    world.put(ContextAttribute.BLOCK, "none");
    world.put(ContextAttribute.VENDOR, "none");
    world.put(ContextAttribute.HEADERS, "whole");
    world.put(ContextAttribute.TEMPORARY, "false");
    return world;
  }
}
