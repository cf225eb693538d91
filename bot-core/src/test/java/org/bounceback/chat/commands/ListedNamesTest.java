package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.TestBot;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail that was refused as unwanted may carry a name that lists of domains hold. */
class ListedNamesTest {
  @AutoClose private final TestBot testBot;

  ListedNamesTest(@TempDir Path folder) throws IOException, StoreException {
    this.testBot = TestBot.open(folder);
  }

  @Test
  void theCardSaysWhichNameIsListedAndWhereItStands() {
    testBot.names.list("shop.example", "127.0.0.4", "Seen in spam");

    testBot.upload("listed.eml");

    assertEquals(
        List.of(
            "Listed domain in the e-mail: shop.example (the From address, the envelope"
                + " sender): names.example (listed)"),
        listedNames());
  }

  @Test
  void namesThatNoListHoldsAreNotSpokenOf() {
    testBot.upload("listed.eml");

    assertEquals(List.of(), listedNames());
  }

  private List<String> listedNames() {
    return TestBot.fields(testBot.details())
        .lines()
        .filter(line -> line.startsWith("Listed domain in the e-mail: "))
        .toList();
  }
}
