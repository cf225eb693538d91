package org.bounceback.chat;

import java.util.Map;
import java.util.Optional;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.TicketRef;
import org.bounceback.data.UntrustedText;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.TicketNote;

/** Sends what somebody wrote under a case to the case's ticket. */
final class TicketNotes {
  private static final int LONGEST = 20_000;

  private final Services services;
  private final Texts texts;

  TicketNotes(Services services, Texts texts) {
    this.services = services;
    this.texts = texts;
  }

  /** Whoever asks is told when it is on the disk; the same message is sent once, whoever asks. */
  Turn send(Inbound inbound, Ask.ToTicket sent) {
    String words = UntrustedText.clean(sent.text()).strip();
    if (words.isEmpty()) {
      return Turn.toAsker(texts.say("ticket.note-empty"));
    }
    try {
      Place place = inbound.place();
      Optional<Case> stored =
          services
              .caseRepository()
              .tickets()
              .inThread(place.channel(), place.thread().orElse(sent.message()));
      if (stored.isEmpty()) {
        return Turn.toAsker(texts.say("ticket.note-nowhere"));
      }
      var ticketNote =
          new TicketNote(
              key(place, sent), author(inbound, sent), UntrustedText.cut(words, LONGEST));
      boolean added = services.escalationService().addNote(stored.get().id(), ticketNote);
      return Turn.toAsker(
          texts.say(added ? "ticket.note-sent" : "ticket.note-again", values(stored.get())));
    } catch (StoreException failed) {
      return Turn.toAsker(texts.say("store-failed", "why", failed.getMessage()));
    }
  }

  private static Map<String, String> values(Case stored) {
    String number = stored.ticket().map(TicketRef::number).orElse(stored.id().text());
    return Map.of("number", number);
  }

  private static String key(Place place, Ask.ToTicket sent) {
    return (place.platform() + "-" + place.channel() + "-" + sent.message())
        .replaceAll("[^A-Za-z0-9]+", "-");
  }

  /** Who wrote it and who sent it on may be two. */
  private String author(Inbound inbound, Ask.ToTicket sent) {
    Person person = inbound.person();
    return sent.author().equals(person.id()) || sent.author().equals(person.contact())
        ? person.contact()
        : texts.say(
            "ticket.note-author", Map.of("author", sent.author(), "sender", person.contact()));
  }
}
