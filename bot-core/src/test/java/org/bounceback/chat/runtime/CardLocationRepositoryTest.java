package org.bounceback.chat.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.Samples;
import org.bounceback.chat.MessageRef;
import org.bounceback.store.Databases;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class CardLocationRepositoryTest {
  @Parameter private Databases databases;
  @TempDir Path folder;

  @Test
  void aPlaceIsKeptWithItsNewestVersion() throws StoreException {
    try (var database = databases.open(folder)) {
      var places = new CardLocationRepository(database);
      CaseId id =
          new CaseRepository(database, new SecureRandom(), new MovableClock())
              .open(Samples.bounce())
              .id();

      places.record(id, new MessageRef("slack", "C1", "1732449600.000100", 1));
      places.record(id, new MessageRef("discord", "77", "88", 1));
      places.record(id, new MessageRef("slack", "C1", "1732449600.000100", 3));
      places.record(id, new MessageRef("slack", "C1", "1732449600.000100", 2));

      assertEquals(
          List.of(
              new MessageRef("discord", "77", "88", 1),
              new MessageRef("slack", "C1", "1732449600.000100", 3)),
          places.of(id));
    }
  }

  @Test
  void aLineIsSaidOnceUnderACard() throws StoreException {
    try (var database = databases.open(folder)) {
      CaseId id =
          new CaseRepository(database, new SecureRandom(), new MovableClock())
              .open(Samples.bounce())
              .id();
      var place = new MessageRef("slack", "C1", "17.5", 0);
      var places = new CardLocationRepository(database);

      assertEquals(
          CardLocationRepository.ThreadMessageState.NO, places.beginLine(id, "SENT", place));
      assertEquals(
          CardLocationRepository.ThreadMessageState.PERHAPS, places.beginLine(id, "SENT", place));
      places.endLine(id, "SENT", place);
      assertEquals(
          CardLocationRepository.ThreadMessageState.YES, places.beginLine(id, "SENT", place));
      assertEquals(
          CardLocationRepository.ThreadMessageState.NO, places.beginLine(id, "FAILED", place));
    }
  }
}
