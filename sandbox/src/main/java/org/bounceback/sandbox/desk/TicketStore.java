package org.bounceback.sandbox.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.desk.StoredTicket.Draft;

/** The tickets of one ticket system. Safe for concurrent use. */
final class TicketStore {
  private static final int FIRST_NUMBER = 1001;

  private final Clock clock;
  private final List<StoredTicket> storedTickets = new ArrayList<>();

  TicketStore(Clock clock) {
    this.clock = clock;
  }

  /** The ticket of a key, and whether this call opened it. */
  record Filed(StoredTicket storedTicket, boolean created) {}

  /** Finds the ticket with the key, or opens one; never opens two for the same key. */
  synchronized Filed fileOnce(String key, Draft draft, String desk) {
    return storedTickets.stream()
        .filter(ticket -> ticket.idempotencyKey().equals(key))
        .findFirst()
        .map(known -> new Filed(known, false))
        .orElseGet(() -> file(key, draft, desk));
  }

  /** Opens a ticket regardless of the key; {@code desk} is the base URL where it is shown. */
  synchronized Filed file(String key, Draft draft, String desk) {
    String id = String.valueOf(storedTickets.size() + 1);
    String number = String.valueOf(storedTickets.size() + FIRST_NUMBER);
    var storedTicket = new StoredTicket(id, number, desk + '/' + id, clock.instant(), key, draft);
    storedTickets.add(storedTicket);
    return new Filed(storedTicket, true);
  }

  synchronized List<StoredTicket> all() {
    return List.copyOf(storedTickets);
  }

  Optional<StoredTicket> withId(String id) {
    return all().stream().filter(ticket -> ticket.id().equals(id)).findFirst();
  }

  List<StoredTicket> ofCase(String caseId) {
    return all().stream().filter(ticket -> ticket.draft().caseId().equals(caseId)).toList();
  }
}
