package org.bounceback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class ClockPlausibilityTest {
  @Parameter private Databases databases;
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private Database database;
  private ClockPlausibility plausibility;

  @BeforeEach
  void open() throws StoreException {
    database = databases.open(folder);
    plausibility = new ClockPlausibility(database, clock, clock::uptime);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aClockThatMovesWithTheUptimeIsTrusted() throws StoreException {
    assertTrue(isTrusted());
    clock.advance(Duration.ofDays(400));

    assertEquals(Optional.of(clock.instant()), plausibility.trustedNow());
    assertEquals(Optional.empty(), plausibility.problem());
  }

  @Test
  void aJumpAheadIsNotTrustedUntilTheClockIsRightAgain() throws StoreException {
    assertTrue(isTrusted());
    clock.jump(Duration.ofDays(10));

    assertFalse(isTrusted());
    assertTrue(plausibility.problem().orElseThrow().contains("10 days ahead"));
    clock.advance(Duration.ofDays(40));
    assertFalse(isTrusted());

    clock.jump(Duration.ofDays(-10));
    assertTrue(isTrusted());
    assertEquals(Optional.empty(), plausibility.problem());
  }

  @Test
  void aClockJumpStaysUntrustedAfterARestart() throws Exception {
    assertTrue(isTrusted());
    clock.jump(Duration.ofDays(10));
    restart();
    assertFalse(isTrusted());

    plausibility.confirm();
    restart();
    assertTrue(isTrusted());
  }

  @Test
  void theProgramMayBeStoppedForWeeksWhileTheMachineRuns() throws Exception {
    assertTrue(isTrusted());
    database.close();
    clock.advance(Duration.ofDays(50));
    open();

    assertTrue(isTrusted());
  }

  @Test
  void aMachineThatWasOffForThreeWeeksWaitsForADay() throws Exception {
    assertTrue(isTrusted());
    clock.reboot(Duration.ofDays(21));
    restart();

    assertFalse(isTrusted());
    clock.advance(Duration.ofHours(23));
    restart();
    assertFalse(isTrusted());
    clock.advance(Duration.ofHours(2));
    assertTrue(isTrusted());
  }

  @Test
  void aMachineThatWasOffOvernightWaitsForAnHour() throws Exception {
    assertTrue(isTrusted());
    clock.reboot(Duration.ofHours(12));
    restart();

    assertFalse(isTrusted());
    clock.advance(Duration.ofMinutes(61));
    assertTrue(isTrusted());
  }

  @Test
  void aRestartOfTheMachineIsNoDowntime() throws Exception {
    assertTrue(isTrusted());
    clock.reboot(Duration.ofMinutes(5));
    restart();

    assertTrue(isTrusted());
  }

  @Test
  void aRestartedUptimeCountsAsADowntime() throws Exception {
    assertTrue(isTrusted());
    clock.restartContainer(Duration.ofMinutes(5));
    restart();
    assertTrue(isTrusted());

    clock.restartContainer(Duration.ofHours(12));
    restart();
    assertFalse(isTrusted());
    clock.advance(Duration.ofMinutes(61));
    assertTrue(isTrusted());
  }

  @Test
  void aMachineThatStartsYearsAheadWaitsForAnOperator() throws Exception {
    assertTrue(isTrusted());
    clock.reboot(Duration.ofDays(3650));
    restart();
    assertFalse(isTrusted());
    clock.advance(Duration.ofDays(60));
    assertFalse(isTrusted());

    new ClockPlausibility(database, clock, clock::uptime).confirm();

    assertTrue(isTrusted());
  }

  @Test
  void aMachineThatStartsYearsAheadIsTrustedAsSoonAsItsClockIsSet() throws Exception {
    assertTrue(isTrusted());
    clock.reboot(Duration.ofDays(3650));
    restart();
    assertFalse(isTrusted());

    clock.jump(Duration.ofDays(-3650));

    assertTrue(isTrusted());
  }

  @Test
  void aClockThatIsSetByTheNetworkAfterTheStartCountsAsADowntime() throws Exception {
    assertTrue(isTrusted());
    clock.reboot(Duration.ofMinutes(1));
    restart();
    assertTrue(isTrusted());
    clock.jump(Duration.ofDays(2));

    assertFalse(isTrusted());
    clock.advance(Duration.ofHours(25));
    assertTrue(isTrusted());
  }

  @Test
  void aClockThatIsBehindIsNotTrusted() throws Exception {
    assertTrue(isTrusted());
    clock.jump(Duration.ofDays(-400));

    assertFalse(isTrusted());
    clock.jump(Duration.ofDays(400));
    assertTrue(isTrusted());
  }

  @Test
  void aDatabaseFromBeforeThisWatchWaitsForADay() throws Exception {
    database.write(
        tx -> tx.update("insert into replicas (name, beat) values ('old', ?)", clock.instant()));
    clock.jump(Duration.ofDays(3650));

    assertFalse(isTrusted());
    clock.advance(Duration.ofHours(25));
    assertTrue(isTrusted());
  }

  @Test
  void aMachineThatJoinsOthersTrustsTheClockThatTheyTrust() throws Exception {
    assertTrue(isTrusted());
    var other =
        new ClockPlausibility(
            database, clock, () -> new Uptime("other machine", Duration.ofDays(9)));

    assertTrue(other.trustedNow().isPresent());
    assertTrue(isTrusted());
  }

  @Test
  void theUptimeOfThisMachineAdvancesWithinOneBoot() {
    var system = new SystemUptime();
    Uptime first = system.get();
    Uptime second = system.get();

    assertEquals(first.boot(), second.boot());
    assertTrue(second.elapsed().compareTo(first.elapsed()) >= 0);
  }

  private boolean isTrusted() throws StoreException {
    return plausibility.trustedNow().isPresent();
  }

  private void restart() throws StoreException {
    database.close();
    open();
  }
}
