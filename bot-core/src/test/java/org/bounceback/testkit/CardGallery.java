package org.bounceback.testkit;

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
import org.bounceback.cases.CaseId;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Button;
import org.bounceback.chat.Capabilities;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.ChatLocation;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.EventId;
import org.bounceback.chat.Form;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.ThreadMessage;
import org.bounceback.chat.UploadedFile;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.DeskWebhookEvents;
import org.bounceback.ticket.TicketUpdate;

/** Runs the conversation without a chat platform, to render every kind of card. */
public final class CardGallery implements AutoCloseable {
  private static final ChatUser SAM =
      new ChatUser("U1", "sam", Locale.ENGLISH, Set.of(ChatUser.UserRole.AGENT));
  private final Map<String, Card> shown = new ConcurrentHashMap<>();
  private final String platform;
  private final ChatLocation place;
  private final BotWithStandIns bot;

  /** Opens one whose cards are for {@code platform}. */
  public CardGallery(String platform, Path data) throws IOException, StoreException {
    this.platform = platform;
    place = new ChatLocation(platform, "T1", "C1", Optional.empty(), Capabilities.UNLIMITED);
    bot = BotWithStandIns.open(platform, data, recorder(), Clock.systemUTC());
  }

  /** Returns the bot that creates the cards. */
  public BotWithStandIns bot() {
    return bot;
  }

  /** Returns the initial card. */
  public Card first(ChatRequest chatRequest) {
    return ((InitialResponse.ShowCard) hear(chatRequest).now()).card();
  }

  /** Returns the card after all work has finished. */
  public Card last(ChatRequest chatRequest) {
    BotResponse botResponse = hear(chatRequest);
    String message = UUID.randomUUID().toString();
    shown.put(message, ((InitialResponse.ShowCard) botResponse.now()).card());
    botResponse
        .later()
        .orElseThrow()
        .start(posting(new MessageRef(platform, "C1", message, 0)))
        .toCompletableFuture()
        .join();
    return shown.get(message);
  }

  /** Returns the form that the bot opens. */
  public Form form(ChatRequest chatRequest) {
    return ((InitialResponse.OpenForm) hear(chatRequest).now()).form();
  }

  /** Clicks the card's button whose id begins with {@code action}. */
  public static ChatRequest press(Card card, String action) {
    return new ChatRequest.ButtonClick(
        card.buttons().stream()
            .map(Button::id)
            .filter(id -> id.startsWith(action + ":"))
            .findFirst()
            .orElseThrow());
  }

  /** Uploads an e-mail. */
  public static ChatRequest drop(String mail) {
    byte[] content = mail.getBytes(StandardCharsets.UTF_8);
    return new ChatRequest.FileUpload(List.of(new UploadedFile("bounced.eml", () -> content)), "");
  }

  /** Returns the card of a case whose diagnosis an answer would complete. */
  public Card question() throws StoreException {
    CaseId id =
        bot.caseRepository.open(QuestionCases.of(QuestionCases.OUR_SERVER, "C1", bot.engine)).id();
    return first(new ChatRequest.SlashCommand("bounceback", "status " + id));
  }

  /** Adds a reply by the ticket system's agent to the ticket of the newest case. */
  public void answer(String author, String words) throws StoreException {
    CaseId id = bot.caseRepository.recent(SAM.id(), 1).get(0).id();
    var ticketComment = new TicketUpdate.TicketComment("1", author, words, true, false);
    bot.escalationService
        .webhookEvents()
        .accept(id, new DeskWebhookEvents.Event("1", Optional.empty(), Optional.of(ticketComment)));
  }

  /** Waits for a card that was updated since then and contains all these texts. */
  public Card refreshed(String... texts) {
    return Await.forThe(
        () ->
            shown.values().stream()
                .filter(card -> Stream.of(texts).allMatch(card.toString()::contains))
                .findFirst());
  }

  @Override
  public void close() throws IOException {
    bot.close();
  }

  private CardPublisher recorder() {
    return new CardPublisher() {
      @Override
      public void show(MessageRef message, Card card) {
        shown.put(message.message(), card);
      }

      @Override
      public void tell(MessageRef card, ThreadMessage line) {
        shown.put(line.name(), line.text());
      }
    };
  }

  private BotResponse hear(ChatRequest chatRequest) {
    var key = new EventId(platform + ":" + UUID.randomUUID());
    return bot.bot.receive(new InboundEvent(key, key, SAM, place, chatRequest));
  }

  private MessagePoster posting(MessageRef first) {
    return new MessagePoster() {
      @Override
      public MessageRef first() {
        return first;
      }

      @Override
      public MessageRef post(Card card) {
        var message = new MessageRef(platform, "C1", UUID.randomUUID().toString(), 0);
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
