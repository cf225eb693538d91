package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.junit.jupiter.api.Test;

class BlocklistCatalogPageTest {

  @Test
  void everyZoneOfTheCatalogIsOnThePage() {
    String page = BlocklistCatalogPage.markdown();
    List<String> missing =
        Table.parse("zones.tsv", Resources.text(BlocklistCatalog.class, "zones.tsv"))
            .rows()
            .stream()
            .map(row -> row.getOrDefault("zone", ""))
            .filter(
                zone ->
                    !page.contains("### " + zone + "\n") && !page.contains("| `" + zone + "` |"))
            .toList();

    assertEquals(List.of(), missing);
  }
}
