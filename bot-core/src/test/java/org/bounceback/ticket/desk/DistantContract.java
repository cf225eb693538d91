package org.bounceback.ticket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.bounceback.casebook.Samples;
import org.bounceback.ticket.DeskFailed;
import org.bounceback.ticket.Ticket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every desk does that is reached over a network, whatever comes between. */
abstract class DistantContract extends DeskContract {
  static final Duration AMPLE = Duration.ofSeconds(5);
  static final Duration SHORT = Duration.ofMillis(500);

  /** Lets every request meet that trouble from now on. */
  abstract void meet(Trouble trouble) throws Exception;

  /** Ends it. */
  abstract void recover() throws Exception;

  @ParameterizedTest
  @EnumSource
  void whateverComesBetweenIsToldApartAndTheTicketIsOpenedOnceWhenItIsOver(Trouble trouble)
      throws Exception {
    Ticket ticket = ticket(FIRST, Optional.of(Samples.mail()));
    meet(trouble);

    DeskFailed failed = assertThrows(DeskFailed.class, () -> open(ticket));
    recover();
    open(ticket);

    assertTrue(trouble.isToldAs(failed.kind()), () -> trouble + " was told as " + failed.kind());
    assertEquals(trouble.isPermanent(), failed.isPermanent());
    assertEquals(1, messages().size());
  }
}
