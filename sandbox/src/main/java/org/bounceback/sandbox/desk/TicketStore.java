package org.bounceback.sandbox.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.desk.StoredTicket.Draft;

/** The tickets of one desk. Safe for concurrent use. */
final class TicketStore {
  private static final int FIRST_NUMBER = 1001;

  private final Clock clock;
  private final List<StoredTicket> storedTickets = new ArrayList<>();

  TicketStore(Clock clock) {
    this.clock = clock;
  }

  /** The ticket that a key opened, and whether it was opened by this very call. */
  record Filed(StoredTicket storedTicket, boolean created) {}

  /** Finds the ticket that the key has opened, or opens one, never two for one key. */
  synchronized Filed fileOnce(String key, Draft draft, String desk) {
    return storedTickets.stream()
        .filter(each -> each.idempotencyKey().equals(key))
        .findFirst()
        .map(known -> new Filed(known, false))
        .orElseGet(() -> file(key, draft, desk));
  }

  /** Opens a ticket, whatever the key; {@code desk} is the URL below which it is shown. */
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
    return all().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  List<StoredTicket> ofCase(String caseId) {
    return all().stream().filter(each -> each.draft().caseId().equals(caseId)).toList();
  }
}
