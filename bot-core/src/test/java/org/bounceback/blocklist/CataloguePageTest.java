package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CataloguePageTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "blocklists.md");

  @Test
  void thePageOfTheReferenceIsTheOneThatTheCatalogueMakes() throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(PAGE, CataloguePage.markdown());
    }

    assertEquals(CataloguePage.markdown(), Files.readString(PAGE));
  }
}
