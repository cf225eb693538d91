package org.bounceback.testkit;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.cases.CaseId;
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.Form;
import org.bounceback.chat.HomePage;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.DeskWebhookEvents;
import org.bounceback.ticket.TicketUpdate;

/** Runs the conversation without a chat platform, to render every kind of card. */
public final class CardGallery implements AutoCloseable {
  private static final ChatUser SAM =
      new ChatUser("U1", "sam", Locale.ENGLISH, Set.of(ChatUser.UserRole.AGENT));

  /** When every gallery opens, so that the times on its cards do not change from run to run. */
  private static final Instant OPENED = Instant.parse("2026-12-01T12:00:00Z");

  private final RecordingMessagePoster channel = new RecordingMessagePoster();
  private final BotWithStandIns bot;

  /** Opens one whose bot stores its data in {@code data}. */
  public CardGallery(Path data) throws IOException, StoreException {
    Duration fromNow = Duration.between(Instant.now(), OPENED);
    Clock clock = Clock.offset(Clock.systemUTC(), fromNow);
    bot = BotWithStandIns.open(RecordingMessagePoster.PLATFORM, data, channel, clock);
  }

  /** Returns the bot that creates the cards. */
  public BotWithStandIns bot() {
    return bot;
  }

  /** Returns the initial card. */
  public Card first(ChatRequest chatRequest) {
    return initial(chatRequest).card();
  }

  /** Returns the card after all work has finished. */
  public Card last(ChatRequest chatRequest) {
    bot.send(event(chatRequest), channel);
    return channel.last();
  }

  /** Returns the form that the bot opens. */
  public Form form(ChatRequest chatRequest) {
    return initial(chatRequest).form();
  }

  /** Returns the home page. */
  public HomePage home() {
    return assertInstanceOf(
            InitialResponse.ShowHome.class, initial(new ChatRequest.AppHomeOpened()).now())
        .page();
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
    return TestEvents.upload("bounced.eml", mail.getBytes(StandardCharsets.UTF_8));
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

  /** Waits for a card or a message in its thread that contains all these texts. */
  public Card refreshed(String... texts) {
    return Await.forThe(
        () ->
            Stream.concat(channel.edits.stream(), channel.lines.stream())
                .filter(card -> Stream.of(texts).allMatch(card.toString()::contains))
                .findFirst());
  }

  @Override
  public void close() throws IOException {
    bot.close();
  }

  /** Returns the initial response, without the work that follows. */
  private Answer initial(ChatRequest chatRequest) {
    return new Answer(bot.bot.handle(event(chatRequest)).now());
  }

  private static InboundEvent event(ChatRequest chatRequest) {
    return TestEvents.event(chatRequest).by(SAM);
  }
}
