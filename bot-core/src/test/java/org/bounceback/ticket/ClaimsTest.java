package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bounceback.casebook.Asker;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.Casebook;
import org.bounceback.casebook.DeskLog;
import org.bounceback.casebook.DeskLog.Kind;
import org.bounceback.casebook.Keeper;
import org.bounceback.casebook.Samples;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.Outbox;
import org.bounceback.ticket.Claims.Wish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Who has a case in hand. */
@OnEveryDatabase
class ClaimsTest {
  @Parameter private Databases databases;
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private Database database;
  private Casebook casebook;
  private Claims claims;
  private CaseId id;

  @BeforeEach
  void open() throws Exception {
    database = databases.open(folder);
    casebook = new Casebook(database, new SecureRandom(), clock);
    claims = new Escalations(database, casebook, new Outbox(clock), clock).claims();
    id = casebook.open(Samples.bounce()).id();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aCaseThatNobodyHasIsTakenAndToldOnce() throws Exception {
    assertTrue(ask("sam", Wish.TAKE));
    assertTrue(ask("sam", Wish.TAKE));

    assertEquals(Optional.of(new Keeper("U-sam", "sam", MovableClock.NOON)), keeper());
    assertEquals(List.of(new DeskLog.Line(1, Kind.TAKEN, "sam", "")), casebook.log().of(id));
  }

  @Test
  void nobodyTakesUnawaresWhatSomebodyElseHas() throws Exception {
    ask("sam", Wish.TAKE);

    assertFalse(ask("kim", Wish.TAKE));
    assertFalse(ask("kim", Wish.GIVE_BACK));

    assertEquals(Optional.of("sam"), keeper().map(Keeper::name));
  }

  @Test
  void aCaseIsHandedOverAndGivenBack() throws Exception {
    ask("sam", Wish.TAKE);

    assertTrue(ask("kim", Wish.TAKE_OVER));
    assertEquals(Optional.of("kim"), keeper().map(Keeper::name));
    assertTrue(ask("kim", Wish.GIVE_BACK));

    assertEquals(Optional.empty(), keeper());
    assertEquals(
        List.of(
            new DeskLog.Line(1, Kind.TAKEN, "sam", ""),
            new DeskLog.Line(2, Kind.TAKEN, "kim", "sam"),
            new DeskLog.Line(3, Kind.GIVEN_BACK, "kim", "")),
        casebook.log().of(id));
  }

  @Test
  void everyChangeIsWrittenIntoTheAudit() throws Exception {
    ask("sam", Wish.TAKE);
    clock.advance(Duration.ofMinutes(1));
    ask("kim", Wish.TAKE_OVER);

    assertEquals(
        List.of("U-sam take ", "U-kim take-over from sam"),
        casebook.audit().of(id).stream()
            .map(each -> each.act())
            .map(act -> act.asker().person() + " " + act.action() + " " + act.detail())
            .toList());
  }

  @Test
  void ofManyWhoTakeItAtOnceOneHasIt() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> wishes =
          IntStream.range(0, 8)
              .<Callable<Boolean>>mapToObj(i -> () -> ask("person-" + i, Wish.TAKE))
              .toList();
      int granted = 0;
      for (var each : threads.invokeAll(wishes)) {
        granted += each.get() ? 1 : 0;
      }

      assertEquals(1, granted);
      assertEquals(1, casebook.log().of(id).size());
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean ask(String name, Wish wish) throws Exception {
    return claims
        .ask(id, wish, new Asker("U-" + name, "T1", "C1", Optional.empty()), name)
        .granted();
  }

  private Optional<Keeper> keeper() throws Exception {
    return casebook.find(id).orElseThrow().keeper();
  }
}
