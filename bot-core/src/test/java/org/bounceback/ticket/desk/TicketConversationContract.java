package org.bounceback.ticket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.Samples;
import org.bounceback.cases.TicketRef;
import org.bounceback.cases.TicketStatus;
import org.bounceback.sandbox.desk.VendorTicket.Said;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.DeskException.DeskErrorKind;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.TicketNote;
import org.bounceback.ticket.TicketUpdate;
import org.bounceback.ticket.TicketUpdate.TicketComment;
import org.junit.jupiter.api.Test;

/** The contract of ticket systems that support notes and reading. */
public abstract class TicketConversationContract extends ProductContract {
  private static final TicketNote NOTE =
      new TicketNote("n-1", "Kim", "The customer called again.\n<b>5 > 3 & so on</b>");

  public static final ExternalId DRAWN = new ExternalId("BB-0123456789ABCDEFGHJKMNPQRS");

  /** The product's words for some statuses. */
  public abstract Map<String, TicketStatus> statuses();

  @Test
  void anOpenTicketIsFoundByItsKey() throws Exception {
    TicketRef opened = open(ticket(FIRST, Optional.empty()));
    open(ticket(SECOND, Optional.empty()));

    assertEquals(
        Optional.of(opened), desk().find(ticket(FIRST, Optional.empty()), ExternalId.of(FIRST)));
  }

  @Test
  void aCustomersTicketWithTheCaseIdIsNotUsed() throws Exception {
    NewTicket wanted = ticket(FIRST, Optional.empty());
    product.openAsCustomer(
        ourNameAtTheDesk(ExternalId.of(FIRST)),
        wanted.subject() + " [" + FIRST + "]",
        "eve@rival.example",
        "Reference: " + FIRST);

    assertEquals(Optional.empty(), desk().find(wanted, ExternalId.of(FIRST)));
    assertEquals(Optional.empty(), desk().find(wanted, DRAWN));

    TicketRef opened = desk().open(wanted, DRAWN);
    assertEquals(Optional.of(opened), desk().find(wanted, DRAWN));
  }

  /** Opens a ticket with our key that the ticket system shows as someone else's. */
  public NewTicket openShownAsAnothers() {
    NewTicket wanted = ticket(FIRST, Optional.empty());
    product.openAsCustomer(
        ourNameAtTheDesk(DRAWN),
        wanted.subject() + " [" + FIRST + "]",
        "kim@primary.example",
        wanted.summary() + "\n\nReference: " + DRAWN.text());
    return wanted;
  }

  @Test
  void theTicketKeyIsNotInTheSubject() throws Exception {
    TicketRef unused = desk().open(ticket(FIRST, Optional.empty()), DRAWN);

    assertFalse(product.tickets().get(0).asking().subject().contains("0123456789"));
  }

  /** Where the product keeps our name, as a customer who had guessed it would have set it. */
  public String ourNameAtTheDesk(ExternalId name) {
    return name.text();
  }

  @Test
  void repliesAreReadOnce() throws Exception {
    TicketRef opened = open(ticket(FIRST, Optional.empty()));
    assertEquals(List.of(), news(read(opened, Optional.empty())));

    product.reply(opened.id(), "We are on it.");
    TicketUpdate first = read(opened, Optional.empty());
    product.reply(opened.id(), "It is done.");
    TicketUpdate second = read(opened, first.cursor());

    assertEquals(List.of("We are on it."), news(first));
    assertEquals(List.of("It is done."), news(second));
    assertEquals(List.of(), news(read(opened, second.cursor())));
  }

  @Test
  void internalNotesAreNotReported() throws Exception {
    TicketRef opened = open(ticket(FIRST, Optional.empty()));

    product.note(opened.id(), "What a nuisance.");

    assertEquals(List.of(), news(read(opened, Optional.empty())));
  }

  @Test
  void ourNoteIsInternalAndNotReported() throws Exception {
    TicketRef opened = open(ticket(FIRST, Optional.empty()));

    desk.notes().orElseThrow().add(opened, NOTE);

    Said said = product.tickets().get(0).messages().get(0);
    assertEquals(NOTE.fullText(), said.text());
    assertEquals(false, said.isPublic());
    TicketUpdate read = read(opened, Optional.empty());
    assertEquals(List.of(), news(read));
    assertTrue(
        read.ticketComments().stream()
            .anyMatch(each -> each.text().contains("[bounceback note n-1]")));
  }

  @Test
  void aNoteHasItsEmailAndTheRequesterSeesNeither() throws Exception {
    TicketRef opened = open(ticket(FIRST, Optional.empty()));
    String before = product.tickets().get(0).seenByRequester();

    desk.notes()
        .orElseThrow()
        .add(opened, new TicketNote("n-2", "Kim", "Found.", Optional.of(Samples.mail())));

    Said said = product.tickets().get(0).messages().get(0);
    assertEquals(1, said.files().size());
    assertEquals(before, product.tickets().get(0).seenByRequester());
    assertTrue(desk.tickets().showsOpeningToRequester());
  }

  @Test
  void theStatusIsMappedToOurStatuses() throws Exception {
    TicketRef opened = open(ticket(FIRST, Optional.empty()));

    for (var each : statuses().entrySet()) {
      product.setStatus(opened.id(), each.getKey());
      assertEquals(each.getValue(), read(opened, Optional.empty()).status());
    }
  }

  @Test
  void aDeletedTicketIsDistinguished() {
    var gone = new TicketRef("999", "999", Optional.empty());

    DeskException failed = assertThrows(DeskException.class, () -> read(gone, Optional.empty()));

    assertEquals(DeskErrorKind.NOT_FOUND, failed.kind());
  }

  TicketUpdate read(TicketRef ticket, Optional<String> after)
      throws DeskException, InterruptedException {
    return desk.reader().orElseThrow().read(ticket, after);
  }

  public static List<String> news(TicketUpdate ticketUpdate) {
    return ticketUpdate.ticketComments().stream()
        .filter(TicketComment::notifiesChat)
        .map(TicketComment::text)
        .toList();
  }
}
