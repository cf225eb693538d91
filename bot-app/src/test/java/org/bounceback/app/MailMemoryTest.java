package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.bounceback.capacity.ByteBudget;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.store.Entry;
import org.bounceback.store.Handler;
import org.bounceback.store.OutboxTask;
import org.bounceback.store.Outcome;
import org.bounceback.store.Writes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try") // Leases are held, not used.
class MailMemoryTest {
  private static final int MIB = 1 << 20;
  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** A budget of 20 MiB for mails and of 20 MiB for the work on them. */
  private final ReadingMemory memory = new ReadingMemory(60 * MIB);

  private final List<String> handled = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public Outcome handle(Entry entry) {
          handled.add(entry.id());
          return new Outcome.Done(Writes.NONE);
        }

        @Override
        public Writes givingUp(Entry entry, String why) {
          return Writes.NONE;
        }
      };

  @ParameterizedTest
  @ValueSource(strings = {"open-ticket", "add-note", "examine-case", "examine-arrival"})
  void aMailForWhichThereIsNoMemoryWaitsInTheOutbox(String task) throws Exception {
    Handler bounded =
        MailMemory.bounded(
            new OutboxTask(task), handler, id -> OptionalLong.of(15 * MIB), memory, CLOCK);

    try (ByteBudget.Lease held = memory.forContent(10 * MIB, Duration.ZERO)) {
      var later = assertInstanceOf(Outcome.NotYet.class, bounded.handle(entry()));

      assertEquals(NOW.plusSeconds(5), later.until());
      assertEquals(List.of(), handled);
    }
    assertInstanceOf(Outcome.Done.class, bounded.handle(entry()));
    assertInstanceOf(Outcome.Done.class, bounded.handle(entry()));
  }

  @Test
  void aCaseWithoutAMailWaitsForNobody() throws Exception {
    Handler bounded =
        MailMemory.bounded(
            new OutboxTask("open-ticket"), handler, id -> OptionalLong.empty(), memory, CLOCK);

    try (ByteBudget.Lease held = memory.forContent(20 * MIB, Duration.ZERO)) {
      assertInstanceOf(Outcome.Done.class, bounded.handle(entry()));
    }
  }

  @Test
  void aTaskThatLoadsNoMailIsLeftAsItIs() {
    Handler same =
        MailMemory.bounded(
            new OutboxTask("refresh-card"), handler, id -> OptionalLong.of(MIB), memory, CLOCK);

    assertSame(handler, same);
  }

  private static Entry entry() {
    return new Entry("BB-00000-00000", "key", NOW, 0);
  }
}
