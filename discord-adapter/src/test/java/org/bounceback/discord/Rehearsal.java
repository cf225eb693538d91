package org.bounceback.discord;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.EventId;
import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.Ask;
import org.bounceback.chat.Button;
import org.bounceback.chat.Capabilities;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardEditor;
import org.bounceback.chat.FirstAnswer;
import org.bounceback.chat.Form;
import org.bounceback.chat.Inbound;
import org.bounceback.chat.Person;
import org.bounceback.chat.Place;
import org.bounceback.chat.Posting;
import org.bounceback.chat.ThreadLine;
import org.bounceback.chat.Turn;
import org.bounceback.chat.UploadedFile;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.DeskWebhookEvents;
import org.bounceback.ticket.TicketUpdate;

/** Plays the conversation without Discord, to see every card that there is. */
final class Rehearsal implements AutoCloseable {
  private static final Person SAM =
      new Person("U1", "sam", Locale.ENGLISH, Set.of(Person.Role.AGENT));
  private static final Place PLACE =
      new Place(DiscordChat.PLATFORM, "T1", "C1", Optional.empty(), Capabilities.UNLIMITED);

  private final Map<String, Card> shown = new ConcurrentHashMap<>();
  final BotHouse house;

  Rehearsal(Path data) throws IOException, StoreException {
    house = BotHouse.open(data, recorder(), Clock.systemUTC());
  }

  /** The card that is shown at once. */
  Card first(Ask ask) {
    return ((FirstAnswer.Show) hear(ask).now()).card();
  }

  /** The card that stands there when the work is over. */
  Card last(Ask ask) {
    Turn turn = hear(ask);
    String message = UUID.randomUUID().toString();
    shown.put(message, ((FirstAnswer.Show) turn.now()).card());
    turn.later()
        .orElseThrow()
        .start(posting(new MessageRef(DiscordChat.PLATFORM, "C1", message, 0)))
        .toCompletableFuture()
        .join();
    return shown.get(message);
  }

  /** The form that is asked to be filled in. */
  Form form(Ask ask) {
    return ((FirstAnswer.AskForm) hear(ask).now()).form();
  }

  /** Presses the button of a card that begins with {@code action}. */
  static Ask press(Card card, String action) {
    return new Ask.Press(
        card.buttons().stream()
            .map(Button::id)
            .filter(id -> id.startsWith(action + ":"))
            .findFirst()
            .orElseThrow());
  }

  /** Drops a mail. */
  static Ask drop(String mail) {
    byte[] content = mail.getBytes(StandardCharsets.UTF_8);
    return new Ask.Upload(List.of(new UploadedFile("bounced.eml", () -> content)), "");
  }

  /** Has the desk answer on the newest case's ticket. */
  void answer(String author, String words) throws StoreException {
    CaseId id = house.caseRepository.recent(SAM.id(), 1).get(0).id();
    var ticketComment = new TicketUpdate.TicketComment("1", author, words, true, false);
    house
        .escalationService
        .deskCalls()
        .take(id, new DeskWebhookEvents.Event("1", Optional.empty(), Optional.of(ticketComment)));
  }

  /** Waits for a card that was updated since and contains all these texts. */
  Card refreshed(String... texts) {
    return Await.forThe(
        () ->
            shown.values().stream()
                .filter(card -> Stream.of(texts).allMatch(card.toString()::contains))
                .findFirst());
  }

  @Override
  public void close() throws IOException {
    house.close();
  }

  private CardEditor recorder() {
    return new CardEditor() {
      @Override
      public void show(MessageRef message, Card card) {
        shown.put(message.message(), card);
      }

      @Override
      public void tell(MessageRef card, ThreadLine line) {
        shown.put(line.name(), line.words());
      }
    };
  }

  private Turn hear(Ask ask) {
    var key = new EventId("discord:" + UUID.randomUUID());
    return house.bot.receive(new Inbound(key, key, SAM, PLACE, ask));
  }

  private Posting posting(MessageRef first) {
    return new Posting() {
      @Override
      public MessageRef first() {
        return first;
      }

      @Override
      public MessageRef post(Card card) {
        var message = new MessageRef(DiscordChat.PLATFORM, "C1", UUID.randomUUID().toString(), 0);
        shown.put(message.message(), card);
        return message;
      }

      @Override
      public void edit(MessageRef message, Card card) {
        shown.put(message.message(), card);
      }

      @Override
      public void attach(MessageRef message, String name, byte[] content) {
        throw new UnsupportedOperationException("nothing is attached here");
      }
    };
  }
}
