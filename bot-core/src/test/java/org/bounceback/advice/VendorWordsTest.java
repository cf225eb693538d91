package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.bounceback.testkit.BundledData;
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
    for (String section : List.of("reasons", "refinements")) {
      for (String id : ROOT.require(section).keys()) {
        List<Condition> conditions = Condition.readAll(ROOT.require(section).require(id), "if");
        if (section.equals("refinements") && conditions.isEmpty()) {
          continue;
        }
        for (LocalizedText text : BundledData.ADVICE.texts().under("advice." + id)) {
          for (Language language : Language.values()) {
            checked++;
            namedIn(text.in(language)).stream()
                .filter(vendor -> !proves(conditions, vendor) && !proves(text.conditions(), vendor))
                .forEach(vendor -> unproven.add(text.key() + ": " + vendor));
          }
        }
      }
    }
    assertEquals(List.of(), unproven);
    assertTrue(checked > 500, () -> "too few texts");
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
