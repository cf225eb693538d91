package org.bounceback.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.EventHandler;
import org.bounceback.chat.Form;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every adapter of a chat shows and passes to the bot.
 *
 * @param <C> does what a user does
 */
public abstract class ChatContract<C extends ChatDriver> {
  private static final Form FORM =
      new Form(
          "removal:BB-7K3M9-Q2XPT",
          "Get delisted",
          "",
          List.of(new Form.Field("cause", "The cause", Form.FieldKind.LINE, "", false, List.of())),
          "Send");

  protected final ScriptedBot bot = new ScriptedBot();

  protected C chat;

  /** Connects a chat to the bot. */
  protected abstract C open(EventHandler handler) throws Exception;

  @BeforeEach
  final void start() throws Exception {
    chat = open(bot);
  }

  @AfterEach
  final void stop() throws Exception {
    chat.close();
    bot.close();
  }

  @Test
  final void aCommandIsPassedWithItsArguments() throws Exception {
    chat.types("/blacklist 203.0.113.5");

    assertEquals(new ChatRequest.SlashCommand("blacklist", "203.0.113.5"), bot.next());
  }

  @Test
  final void theFirstAnswerIsShownBeforeTheWorkEnds() throws Exception {
    var mayEnd = new CountDownLatch(1);
    var ended =
        bot.answers(
            shown(Card.of("Reading bounced.eml"), Visibility.PUBLIC),
            poster -> {
              mayEnd.await();
              poster.edit(poster.first(), Card.of("The mailbox is full"));
            });

    chat.types("/blacklist 203.0.113.5");

    chat.awaitText("Reading bounced.eml");
    mayEnd.countDown();
    chat.awaitText("The mailbox is full");
    ended.get(15, TimeUnit.SECONDS);
  }

  @Test
  final void allCardsOfARequestAreShown() throws Exception {
    var ended =
        bot.answers(
            shown(Card.of("Reading mails.zip"), Visibility.PUBLIC),
            poster -> {
              poster.edit(poster.first(), Card.of("First result"));
              poster.post(Card.of("Second result"));
              poster.post(Card.of("Third result"));
            });

    chat.types("/blacklist 203.0.113.5");

    chat.awaitText("First result");
    chat.awaitText("Second result");
    chat.awaitText("Third result");
    ended.get(15, TimeUnit.SECONDS);
  }

  @Test
  final void everyPartOfACardIsShown() {
    bot.answers(shown(Cards.full("no such user"), Visibility.PRIVATE));

    chat.types("/blacklist 203.0.113.5");

    for (String text :
        List.of(
            "jo@example.org does not exist",
            "Get delisted",
            "Blocklists",
            "not listed",
            "Reply to the customer",
            "The server's reply",
            "no such user")) {
      chat.awaitText(text);
    }
  }

  @Test
  final void aClickSendsTheButton() throws Exception {
    var button = new Button("check-again:BB-7K3M9-Q2XPT", "Check again", Button.Style.PLAIN);
    bot.answers(
        shown(
            new Card("203.0.113.5 is not listed", List.of(), List.of(button)), Visibility.PRIVATE));
    chat.types("/blacklist 203.0.113.5");
    chat.awaitText("203.0.113.5 is not listed");
    bot.next();

    chat.clicks("Check again");

    var click = assertInstanceOf(ChatRequest.ButtonClick.class, bot.next());
    assertEquals(button.id(), click.button());
  }

  @Test
  final void aFormIsSubmittedWithItsValues() throws Exception {
    bot.answers(new InitialResponse.OpenForm(FORM));
    chat.types("/bounceback cantsend");
    bot.next();

    chat.submits(Map.of("cause", "A form sent spam"));

    assertEquals(
        new ChatRequest.FormSubmission(FORM.id(), Map.of("cause", "A form sent spam"), List.of()),
        bot.next());
  }

  @Test
  final void theErrorsOfAFormAreShown() throws Exception {
    bot.answers(new InitialResponse.OpenForm(FORM));
    bot.answers(
        new InitialResponse.FieldErrors(
            Map.of("cause", "Describe what was fixed"), Map.of("cause", "nothing")));
    chat.types("/bounceback cantsend");
    bot.next();

    chat.submits(Map.of("cause", "nothing"));

    assertInstanceOf(ChatRequest.FormSubmission.class, bot.next());
    chat.awaitText("Describe what was fixed");
  }

  static InitialResponse shown(Card card, Visibility visibility) {
    return new InitialResponse.ShowCard(card, visibility);
  }
}
