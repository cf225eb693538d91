package org.bounceback.ticket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.bounceback.cases.Samples;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.NewTicket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of every ticket system on a network, also with faults. */
public abstract class RemoteDeskContract extends DeskContract {
  public static final Duration LONG_TIMEOUT = Duration.ofSeconds(5);
  static final Duration SHORT = Duration.ofMillis(500);

  /** Applies this fault to every request from now on. */
  abstract void meet(NetworkFault networkFault) throws Exception;

  /** Ends the fault. */
  abstract void recover() throws Exception;

  @ParameterizedTest
  @EnumSource
  void networkFaultsAreDistinguishedAndTheTicketIsOpenedOnceAfterwards(NetworkFault networkFault)
      throws Exception {
    NewTicket newTicket = ticket(FIRST, Optional.of(Samples.mail()));
    meet(networkFault);

    DeskException failed = assertThrows(DeskException.class, () -> open(newTicket));
    recover();
    open(newTicket);

    assertTrue(
        networkFault.isToldAs(failed.kind()), () -> networkFault + " was told as " + failed.kind());
    assertEquals(networkFault.isPermanent(), failed.isPermanent());
    assertEquals(1, messages().size());
  }
}
