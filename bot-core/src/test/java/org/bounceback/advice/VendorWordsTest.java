package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.junit.jupiter.api.Test;

/** Knowledge about a vendor is only used if the message names that vendor. */
class VendorWordsTest {
  private static final DocumentNode ROOT =
      DocumentCodec.yaml("advice.yaml", Resources.text(AdviceCatalog.class, "advice.yaml"));
  private static final Map<String, String> VENDORS = vendors();

  @Test
  void aTextNamesAVendorOnlyUnderItsCondition() {
    var unproven = new ArrayList<String>();
    int checked = 0;
    for (String section : List.of("reasons", "refinements", "unknown_facts", "delays")) {
      for (String id : ROOT.require(section).keys()) {
        DocumentNode entry = ROOT.require(section).require(id);
        List<Condition> conditions = Condition.readAll(entry, "if");
        if (section.equals("refinements") && conditions.isEmpty()) {
          continue;
        }
        ConditionalAdviceTemplate template = ConditionalAdviceTemplate.read(entry);
        for (Map.Entry<String, List<Condition>> text : texts(template).entrySet()) {
          checked++;
          namedIn(text.getKey()).stream()
              .filter(vendor -> !proves(conditions, vendor) && !proves(text.getValue(), vendor))
              .forEach(vendor -> unproven.add(id + ": " + vendor + ": " + text.getKey()));
        }
      }
    }
    assertEquals(List.of(), unproven);
    assertTrue(checked > 500, () -> "too few texts");
  }

  private static Map<String, List<Condition>> texts(ConditionalAdviceTemplate template) {
    Map<String, List<Condition>> lines =
        Stream.concat(template.agentNext().stream(), template.customerNext().stream())
            .collect(
                Collectors.toMap(
                    ConditionalAdviceTemplate.Line::text,
                    ConditionalAdviceTemplate.Line::conditions,
                    (one, other) -> one));
    template.all().all().forEach(text -> lines.putIfAbsent(text, List.of()));
    return lines;
  }

  private static boolean proves(List<Condition> conditions, String vendor) {
    return !conditions.isEmpty()
        && conditions.stream()
            .allMatch(
                each ->
                    Set.of(vendor)
                        .equals(each.wanted().getOrDefault(ContextAttribute.VENDOR, Set.of())));
  }

  private static Set<String> namedIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return VENDORS.entrySet().stream()
        .filter(entry -> lower.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .collect(Collectors.toSet());
  }

  private static Map<String, String> vendors() {
    String file = "vendor-words.tsv";
    return Table.parse(file, Resources.text(VendorWordsTest.class, file)).rows().stream()
        .collect(
            Collectors.toMap(
                row -> row.getOrDefault("word", ""), row -> row.getOrDefault("vendor", "")));
  }
}
