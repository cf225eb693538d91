package org.bounceback.chat.commands;

import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.TicketRef;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.ChatLocation;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.data.UntrustedText;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.EscalationService;
import org.bounceback.ticket.TicketNote;

/** Sends a message in a case's thread to the case's ticket. */
final class TicketNoteHandler {
  private static final int MAX = 20_000;

  private final CaseRepository caseRepository;
  private final EscalationService escalationService;
  private final MessageBundle messageBundle;

  TicketNoteHandler(
      CaseRepository caseRepository,
      EscalationService escalationService,
      MessageBundle messageBundle) {
    this.caseRepository = caseRepository;
    this.escalationService = escalationService;
    this.messageBundle = messageBundle;
  }

  /**
   * Confirms the note when it is stored on disk. A message is sent only once, even if several users
   * send it.
   */
  BotResponse send(InboundEvent inboundEvent, ChatRequest.SendToTicket sent) {
    String text = UntrustedText.clean(sent.text()).strip();
    if (text.isEmpty()) {
      return BotResponse.toAsker(messageBundle.text("ticket.note-empty"));
    }
    try {
      ChatLocation chatLocation = inboundEvent.chatLocation();
      Optional<Case> stored =
          caseRepository
              .tickets()
              .inThread(chatLocation.channel(), chatLocation.thread().orElse(sent.message()));
      if (stored.isEmpty()) {
        return BotResponse.toAsker(messageBundle.text("ticket.note-nowhere"));
      }
      var ticketNote =
          new TicketNote(
              key(chatLocation, sent),
              author(inboundEvent, sent),
              UntrustedText.truncate(text, MAX));
      boolean added = escalationService.addNote(stored.get().id(), ticketNote);
      return BotResponse.toAsker(
          messageBundle.text(
              added ? "ticket.note-sent" : "ticket.note-again", values(stored.get())));
    } catch (StoreException failed) {
      return BotResponse.toAsker(messageBundle.text("store-failed", "why", failed.getMessage()));
    }
  }

  private static Map<String, String> values(Case stored) {
    String number = stored.ticket().map(TicketRef::number).orElse(stored.id().text());
    return Map.of("number", number);
  }

  private static String key(ChatLocation chatLocation, ChatRequest.SendToTicket sent) {
    return (chatLocation.platform() + "-" + chatLocation.channel() + "-" + sent.message())
        .replaceAll("[^A-Za-z0-9]+", "-");
  }

  /** Returns the author, and the sender if that is another user. */
  private String author(InboundEvent inboundEvent, ChatRequest.SendToTicket sent) {
    ChatUser chatUser = inboundEvent.chatUser();
    return sent.author().equals(chatUser.id()) || sent.author().equals(chatUser.contact())
        ? chatUser.contact()
        : messageBundle.text(
            "ticket.note-author", Map.of("author", sent.author(), "sender", chatUser.contact()));
  }
}
