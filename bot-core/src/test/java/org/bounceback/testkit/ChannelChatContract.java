package org.bounceback.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.ThreadMessage;
import org.bounceback.testkit.ChannelChatDriver.ShownMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every adapter of a platform with channels does: privacy, updates, limits and outages. */
public abstract class ChannelChatContract extends ChatContract<ChannelChatDriver> {
  private static final String COMMAND = "/blacklist 203.0.113.5";
  private static final Button AGAIN =
      new Button("check-again:BB-7K3M9-Q2XPT", "Check again", Button.Style.PLAIN);

  @AfterEach
  final void noRuleWasBroken() {
    assertEquals(List.of(), chat.refusals());
  }

  @Test
  final void aPrivateCardIsSeenByTheRequesterAlone() throws Exception {
    var ended =
        bot.answers(
            shown(Card.of("Checking 203.0.113.5"), Visibility.PRIVATE),
            poster -> poster.edit(poster.first(), Card.of("203.0.113.5 is listed")));

    chat.types(COMMAND);

    chat.awaitText("203.0.113.5 is listed");
    ended.get(15, TimeUnit.SECONDS);
    assertEquals(1, chat.onlyForUser().size());
    assertEquals(List.of(), chat.inChannel());
  }

  @Test
  final void aPublicCardIsUpdatedInPlace() throws Exception {
    var mayEnd = new CountDownLatch(1);
    var ended =
        bot.answers(
            shown(Card.of("Checking 203.0.113.5"), Visibility.PUBLIC),
            poster -> {
              mayEnd.await();
              poster.edit(poster.first(), Card.of("203.0.113.5 is listed"));
            });
    chat.types(COMMAND);
    chat.awaitText("Checking 203.0.113.5");
    ShownMessage first = chat.inChannel().get(0);

    mayEnd.countDown();
    ended.get(15, TimeUnit.SECONDS);
    chat.awaitText("203.0.113.5 is listed");

    ShownMessage last = chat.inChannel().get(0);
    assertEquals(first.id(), last.id());
    assertTrue(last.edits() > first.edits(), last.toString());
    assertEquals(1, chat.inChannel().size());
    assertEquals(List.of(), chat.onlyForUser());
  }

  @Test
  final void aClickReplacesItsCard() {
    bot.answers(
        shown(new Card("203.0.113.5 is not listed", List.of(), List.of(AGAIN)), Visibility.PUBLIC));
    bot.answers(shown(Card.of("203.0.113.5 is listed"), Visibility.IN_PLACE));
    chat.types(COMMAND);
    chat.awaitText("203.0.113.5 is not listed");
    ShownMessage first = chat.inChannel().get(0);

    chat.clicks(AGAIN.label());
    chat.awaitText("203.0.113.5 is listed");

    assertEquals(List.of(first.id()), chat.inChannel().stream().map(ShownMessage::id).toList());
  }

  @Test
  final void aSharedCardIsNoLongerPrivate() {
    var share = new Button("share:BB-7K3M9-Q2XPT", "Share", Button.Style.PLAIN);
    Card card = new Card("203.0.113.5 is listed", List.of(), List.of(share));
    bot.answers(shown(card, Visibility.PRIVATE));
    bot.answers(shown(card, Visibility.PUBLIC));
    chat.types(COMMAND);
    chat.awaitText("203.0.113.5 is listed");

    chat.clicks("Share");

    Await.until(() -> chat.inChannel().size() == 1 && chat.onlyForUser().isEmpty());
  }

  @Test
  final void aTooLongCardIsCutAndOffersTheWholeOne() throws Exception {
    Card whole = Cards.ofPassages(60, 3000);
    var button =
        whole.buttons().stream()
            .filter(each -> each.style() == Button.Style.WHOLE)
            .findFirst()
            .orElseThrow();
    bot.answers(shown(whole, Visibility.PUBLIC));

    chat.types(COMMAND);
    chat.awaitText("One headline.");
    bot.next();

    String shown = chat.inChannel().get(0).text();
    assertTrue(shown.contains("Passage 0"), shown);
    assertFalse(shown.contains("Passage 59"), shown);
    chat.clicks(button.label());
    assertEquals(new ChatRequest.ButtonClick(button.id()), bot.next());
  }

  @Test
  final void aDeletedCardIsNotPostedAgain() throws Exception {
    var mayEnd = new CountDownLatch(1);
    var ended =
        bot.answers(
            shown(Card.of("Checking 203.0.113.5"), Visibility.PUBLIC),
            poster -> {
              mayEnd.await();
              poster.edit(poster.first(), Card.of("203.0.113.5 is listed"));
            });
    chat.types(COMMAND);
    chat.awaitText("Checking 203.0.113.5");

    chat.deletes(chat.inChannel().get(0));
    mayEnd.countDown();

    ended.get(15, TimeUnit.SECONDS);
    assertEquals(List.of(), chat.texts());
  }

  @Test
  final void aPrivateCardThatCannotBeUpdatedIsReplacedByADirectMessage() throws Exception {
    var mayEnd = new CountDownLatch(1);
    var ended =
        bot.answers(
            shown(Card.of("Checking 203.0.113.5"), Visibility.PRIVATE),
            poster -> {
              mayEnd.await();
              poster.edit(poster.first(), Card.of("203.0.113.5 is listed"));
            });
    chat.types(COMMAND);
    chat.awaitText("Checking 203.0.113.5");

    chat.expiresPrivateCards();
    mayEnd.countDown();
    ended.get(15, TimeUnit.SECONDS);

    assertEquals(1, chat.direct().size());
    assertTrue(chat.direct().get(0).text().contains("203.0.113.5 is listed"));
    assertEquals(List.of(), chat.inChannel());
  }

  @Test
  final void aCardForAChannelWithoutTheBotReachesTheRequester() {
    chat.removesBotFromChannel();
    bot.answers(shown(Card.of("203.0.113.5 is listed"), Visibility.PUBLIC));

    chat.types(COMMAND);

    chat.awaitText("203.0.113.5 is listed");
  }

  @Test
  final void anUpdateIsRetriedAfterTheTimeThatTheRateLimitDemands() throws Exception {
    var retryAfter = Duration.ofSeconds(1);
    chat.limitsNextUpdate(retryAfter);
    var ended =
        bot.answers(
            shown(Card.of("Checking 203.0.113.5"), Visibility.PUBLIC),
            poster -> poster.edit(poster.first(), Card.of("203.0.113.5 is listed")));

    chat.types(COMMAND);
    chat.awaitText("203.0.113.5 is listed");
    ended.get(15, TimeUnit.SECONDS);

    List<Instant> tries = chat.updates();
    assertEquals(2, tries.size());
    Duration waited = Duration.between(tries.get(0), tries.get(1));
    assertTrue(waited.compareTo(retryAfter) >= 0, waited.toString());
  }

  @Test
  final void updatesOfACardKeepTheirDistance() throws Exception {
    int number = 4;
    MessageRef card = publicCard();
    long start = System.nanoTime();

    for (int i = 1; i <= number; i++) {
      chat.publisher().show(card, Card.of("State " + i));
    }

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Duration least = chat.betweenUpdates().multipliedBy(number - 1);
    assertTrue(took.compareTo(least) >= 0, took.toString());
    assertTrue(chat.inChannel().get(0).text().contains("State " + number));
  }

  @Test
  final void concurrentUpdatesOfACardAreMadeTogether() throws Exception {
    MessageRef card = publicCard();
    List<Callable<Void>> updates = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Card state = Card.of("State " + i);
      updates.add(
          () -> {
            chat.publisher().show(card, state);
            return null;
          });
    }

    var threads = Executors.newFixedThreadPool(20);
    try {
      for (var update : threads.invokeAll(updates)) {
        update.get(15, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }

    assertTrue(chat.updates().size() < 10, chat.updates().toString());
    assertTrue(chat.inChannel().get(0).text().contains("State "));
  }

  @Test
  final void aMessageInTheThreadIsPostedOnceInSeveralAttempts() throws Exception {
    MessageRef card = publicCard();

    for (boolean again : List.of(false, true, true)) {
      chat.publisher()
          .tell(
              card,
              new ThreadMessage("line-1", Optional.empty(), Card.of("Ticket 7 is open"), again));
    }

    List<ShownMessage> thread = chat.inThread(chat.inChannel().get(0));
    assertEquals(1, thread.size(), thread.toString());
    assertTrue(thread.get(0).text().contains("Ticket 7 is open"));
  }

  @Test
  final void anUnrequestedCardIsPostedOnceInSeveralAttempts() throws Exception {
    for (boolean again : List.of(false, true, true)) {
      chat.publisher().post(chat.channel(), Card.of("A listing was removed"), "watch-1", again);
    }

    assertEquals(1, chat.inChannel().size());
  }

  @Test
  final void aPublicCardHasALinkAndAPrivateOneHasNone() throws Exception {
    MessageRef open = card(Visibility.PUBLIC);
    String id = chat.inChannel().get(0).id();
    MessageRef secret = card(Visibility.PRIVATE);

    String link = chat.publisher().link(chat.workspace(), open).orElseThrow().toString();

    assertTrue(link.contains(chat.channel()), link);
    assertTrue(link.contains(id.replace(".", "")), link);
    assertEquals(Optional.empty(), chat.publisher().link(chat.workspace(), secret));
  }

  private MessageRef publicCard() throws Exception {
    return card(Visibility.PUBLIC);
  }

  private MessageRef card(Visibility visibility) throws Exception {
    var first = new AtomicReference<MessageRef>();
    var ended =
        bot.answers(
            shown(Card.of("Checking 203.0.113.5"), visibility),
            poster -> first.set(poster.first()));
    chat.types(COMMAND);
    ended.get(15, TimeUnit.SECONDS);
    return Objects.requireNonNull(first.get());
  }
}
