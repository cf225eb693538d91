package org.bounceback.ticket.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.Samples;
import org.bounceback.cases.StoredMail;
import org.bounceback.cases.TicketRef;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.MailDisclosure;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.TicketDesk;
import org.junit.jupiter.api.Test;

/** What every {@link TicketDesk} does. */
public abstract class DeskContract {
  public static final CaseId FIRST = new CaseId("BB-00000-00001");
  public static final CaseId SECOND = new CaseId("BB-00000-00002");

  /** A desk without tickets. */
  public abstract TicketDesk desk();

  /** The messages of the desk's tickets, in the order opened. */
  public abstract List<Optional<StoredMail>> messages() throws Exception;

  @Test
  void aTicketThatWasNotOpenedIsNotFound() throws Exception {
    assertEquals(
        Optional.empty(), desk().find(ticket(FIRST, Optional.empty()), ExternalId.of(FIRST)));
  }

  @Test
  void openingAgainGivesTheSameTicket() throws Exception {
    TicketRef opened = open(ticket(FIRST, Optional.empty()));

    TicketRef again = open(ticket(FIRST, Optional.empty()));

    assertEquals(opened, again);
    assertEquals(1, messages().size());
  }

  @Test
  void twoCasesGetTwoTickets() throws Exception {
    TicketRef first = open(ticket(FIRST, Optional.empty()));
    TicketRef second = open(ticket(SECOND, Optional.empty()));

    assertNotEquals(first.id(), second.id());
    assertNotEquals(first.number(), second.number());
  }

  @Test
  void theMessageArrivesByteForByte() throws Exception {
    open(ticket(FIRST, Optional.of(Samples.mail())));

    StoredMail arrived = messages().get(0).orElseThrow();

    assertArrayEquals(Samples.mail().bytes(), arrived.bytes());
    assertEquals(Samples.mail().sha256(), arrived.sha256());
  }

  /** As the outbox does: an earlier attempt may have opened it and lost the response. */
  public TicketRef open(NewTicket newTicket) throws DeskException, InterruptedException {
    ExternalId id = ExternalId.of(newTicket.caseId());
    Optional<TicketRef> there = desk().find(newTicket, id);
    return there.isPresent() ? there.get() : desk().open(newTicket, id);
  }

  public static NewTicket ticket(CaseId id, Optional<StoredMail> message) {
    return new NewTicket(
        "slack:view-1",
        id,
        "kim@example.org",
        "Mail to example.net comes back",
        "mx.example.net refuses mail from 203.0.113.5.",
        "{\"verdict\":\"recipient-blocks-us\"}",
        message,
        false,
        MailDisclosure.WHOLE);
  }
}
