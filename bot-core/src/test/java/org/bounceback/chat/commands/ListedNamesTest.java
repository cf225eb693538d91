package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bounceback.chat.Block;
import org.bounceback.chat.Span;
import org.bounceback.store.StoreException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail that was refused as unwanted may carry a name that lists of domains hold. */
class ListedNamesTest {
  private final RecordingMessagePoster posting = new RecordingMessagePoster();
  @AutoClose private final TestBot testBot;

  ListedNamesTest(@TempDir Path folder) throws IOException, StoreException {
    this.testBot = new TestBot(folder);
  }

  @Test
  void theCardSaysWhichNameIsListedAndWhereItStands() {
    testBot.names.list("shop.example", "127.0.0.4", "Seen in spam");

    testBot.answer(TestBot.event(TestBot.upload("listed.eml")), posting);

    assertEquals(
        List.of(
            "shop.example (the author's domain, the envelope's sender): names.example (listed)"),
        listedNames());
  }

  @Test
  void namesThatNoListHoldsAreNotSpokenOf() {
    testBot.answer(TestBot.event(TestBot.upload("listed.eml")), posting);

    assertEquals(List.of(), listedNames());
  }

  private List<String> listedNames() {
    return posting.last().blocks().stream()
        .filter(Block.Facts.class::isInstance)
        .flatMap(block -> ((Block.Facts) block).labeledFields().stream())
        .filter(labeledField -> labeledField.label().equals("A name in the mail is listed"))
        .map(
            labeledField -> String.join("", labeledField.spans().stream().map(Span::text).toList()))
        .toList();
  }
}
