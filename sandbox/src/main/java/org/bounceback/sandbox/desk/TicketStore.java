package org.bounceback.sandbox.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.desk.Ticket.Draft;

/** The tickets of one desk. Safe for concurrent use. */
final class TicketStore {
  private static final int FIRST_NUMBER = 1001;

  private final Clock clock;
  private final List<Ticket> tickets = new ArrayList<>();

  TicketStore(Clock clock) {
    this.clock = clock;
  }

  /** The ticket that a key opened, and whether it was opened by this very call. */
  record Filed(Ticket ticket, boolean created) {}

  /** Finds the ticket that the key has opened, or opens one, never two for one key. */
  synchronized Filed fileOnce(String key, Draft draft, String desk) {
    return tickets.stream()
        .filter(each -> each.idempotencyKey().equals(key))
        .findFirst()
        .map(known -> new Filed(known, false))
        .orElseGet(() -> file(key, draft, desk));
  }

  /** Opens a ticket, whatever the key; {@code desk} is the URL below which it is shown. */
  synchronized Filed file(String key, Draft draft, String desk) {
    String id = String.valueOf(tickets.size() + 1);
    String number = String.valueOf(tickets.size() + FIRST_NUMBER);
    var ticket = new Ticket(id, number, desk + '/' + id, clock.instant(), key, draft);
    tickets.add(ticket);
    return new Filed(ticket, true);
  }

  synchronized List<Ticket> all() {
    return List.copyOf(tickets);
  }

  Optional<Ticket> withId(String id) {
    return all().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  List<Ticket> ofCase(String caseId) {
    return all().stream().filter(each -> each.draft().caseId().equals(caseId)).toList();
  }
}
