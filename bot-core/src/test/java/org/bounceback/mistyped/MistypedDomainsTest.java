package org.bounceback.mistyped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.bounceback.mistyped.MistypedDomains.DomainState;
import org.bounceback.mistyped.MistypedDomains.Nearby;
import org.junit.jupiter.api.Test;

class MistypedDomainsTest {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz-.";

  private final MistypedDomains mistypedDomains = MistypedDomains.load();
  private final List<Domain> known =
      Table.parse("t", Resources.text(MistypedDomains.class, "mailbox-domains.tsv")).rows().stream()
          .map(row -> new Domain(row.getOrDefault("domain", "")))
          .toList();

  @Test
  void suggestsWhatWasMeant() {
    var wrong = new ArrayList<String>();
    List<Map<String, String>> rows =
        Table.parse("t", Resources.text(MistypedDomainsTest.class, "mistyped-domains.tsv")).rows();
    for (Map<String, String> row : rows) {
      Domain written = new Domain(row.getOrDefault("domain", ""));
      List<Domain> near =
          Arrays.stream(row.getOrDefault("near", "").split(",", -1))
              .flatMap(each -> Domain.parse(each).stream())
              .toList();
      DomainState state =
          row.getOrDefault("state", "").equals("dead") ? DomainState.DEAD : DomainState.IN_DOUBT;
      String meant =
          mistypedDomains
              .meant(written, state, new Nearby(near, near))
              .map(Domain::name)
              .orElse("-");
      if (!meant.equals(row.getOrDefault("meant", ""))) {
        wrong.add(row + " gives " + meant);
      }
    }
    assertTrue(rows.size() >= 100);
    assertEquals(List.of(), wrong);
  }

  @Test
  void neverCorrectsKnownDomains() {
    for (Domain domain : known) {
      for (DomainState state : DomainState.values()) {
        assertEquals(
            Optional.empty(), mistypedDomains.meant(domain, state, new Nearby(known, known)));
      }
    }
  }

  @Test
  void suggestsOnlyAnotherKnownDomainForEveryMistake() {
    for (int i = 0; i < known.size(); i += 9) {
      Domain domain = known.get(i);
      for (String mistake : mistakes(domain.name())) {
        Domain.parse(mistake)
            .ifPresent(
                written ->
                    mistypedDomains
                        .meant(written, DomainState.DEAD, Nearby.NONE)
                        .ifPresent(
                            meant -> {
                              assertTrue(mistypedDomains.isKnown(meant), mistake);
                              assertTrue(!mistypedDomains.isKnown(written), mistake);
                              assertTrue(
                                  TypingDistance.between(written.name(), meant.name()) <= 12,
                                  mistake);
                            }));
      }
    }
  }

  @Test
  void distanceIsSymmetric() {
    for (Domain one : known.subList(0, 40)) {
      for (Domain two : known) {
        assertEquals(
            TypingDistance.between(one.name(), two.name()),
            TypingDistance.between(two.name(), one.name()));
        assertEquals(
            MistypedDomains.distance(one, two, true), MistypedDomains.distance(two, one, true));
        assertEquals(
            MistypedDomains.distance(one, two, false), MistypedDomains.distance(two, one, false));
      }
    }
  }

  /** Returns the name with each letter left out, doubled, swapped or replaced by a few others. */
  private static List<String> mistakes(String name) {
    var all = new ArrayList<String>();
    for (int i = 0; i < name.length(); i++) {
      String before = name.substring(0, i);
      String after = name.substring(i + 1);
      all.add(before + after);
      all.add(before + name.charAt(i) + name.charAt(i) + after);
      all.add(before + LETTERS.charAt((i * 7) % LETTERS.length()) + after);
      if (i + 1 < name.length()) {
        all.add(before + name.charAt(i + 1) + name.charAt(i) + name.substring(i + 2));
      }
    }
    return all;
  }
}
