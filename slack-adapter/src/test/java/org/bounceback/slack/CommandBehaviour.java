package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.Test;

/** Commands, plain text, the home tab and the buttons of a blocklist check. */
abstract class CommandBehaviour extends SlackBehaviour {

  @Test
  void checkIsPrivateUntilShared() {
    world().house().blocklist().list("203.0.113.5", "127.0.0.2", "spam seen");
    types("/blacklist 203.0.113.5");
    Message card = world().whispered("is listed on bl.example.net");
    assertEquals(List.of(), world().written(world().support));

    View details = details(card);
    world().slack.users().clicks(world().sam, details, Buttons.of(details.blocks(), "share"));

    Message shared = world().message(world().support, "is listed on bl.example.net");
    assertEquals("🔴 We need to act · 203.0.113.5 is listed on bl.example.net", shared.text());
    Await.until(() -> world().privately().isEmpty());
  }

  @Test
  void checkIsSharedWhereBotIsNotMember() {
    world().slack.workspace().leave(world().support, Bots.USER);
    types("/blacklist 203.0.113.5");

    View details = details(world().whispered("is not listed"));
    world().slack.users().clicks(world().sam, details, Buttons.of(details.blocks(), "share"));

    world().message(world().support, "is not listed");
    Await.until(() -> world().privately().isEmpty());
    world().forgive("not_in_channel");
  }

  @Test
  void recheckUpdatesCardInPlace() {
    types("/blacklist 203.0.113.5");
    Message card = world().whispered("is not listed");
    world().house().blocklist().list("203.0.113.5", "127.0.0.2", "spam seen");

    presses(card, "check-again");

    assertEquals(card.ts(), world().whispered("is listed on bl.example.net").ts());
    assertEquals(1, world().privately().size());
  }

  @Test
  void ticketForCheckIsShownOnItsCard() {
    world().house().blocklist().list("203.0.113.5", "127.0.0.2", "spam seen");
    types("/blacklist 203.0.113.5");
    Message card = world().whispered("is listed on bl.example.net");

    presses(card, "open-ticket");
    sends(world().window(), Map.of());

    assertEquals(card.ts(), world().whispered("Ticket 1001").ts());
  }

  @Test
  void delistingRequestIsRecordedInModalAndShownToAll() {
    world().house().blocklist().list("203.0.113.5", "127.0.0.2", "spam seen");
    types("/blacklist 203.0.113.5");
    presses(world().whispered("is listed on bl.example.net"), "removal");
    sends(world().window(), Map.of("cause", "A form sent spam; it is closed."));
    Await.until(() -> world().window().blocks().toString().contains("Delisting request for"));
    View words = world().window();

    world().slack.users().clicks(world().sam, words, Buttons.of(words.blocks(), "requested"));

    Message shared = world().message(world().support, "Delisting requested from bl.example.net");
    assertTrue(shared.visibleText().contains("when something changes"), shared.visibleText());
  }

  @Test
  void unknownSubcommandShowsHelp() {
    types("/bounceback dance");

    assertTrue(world().whispered("/blacklist").visibleText().contains("Unknown command"));
  }

  @Test
  void linkedDomainIsReadAsTyped() {
    types("/blacklist <http://mail.example.net|mail.example.net>");

    world().whispered("No blocklist covers mail.example.net");
  }

  @Test
  void plainTextInDirectMessageGetsResponse() {
    world().slack.users().dm(world().sam, "is 203.0.113.5 listed?");

    world().message(direct(), "203.0.113.5 is not listed");
  }

  @Test
  void mentionGetsOneResponseInItsThread() {
    world().slack.users().mentions(world().sam, world().support, "check 203.0.113.5");

    Message answer = world().message(world().support, "is not listed");

    Message question = world().slack.workspace().messages().in(world().support.id()).get(0);
    assertEquals(question.ts(), answer.thread().orElseThrow());
    assertEquals(1, world().written(world().support).size());
  }

  @Test
  void conversationsBetweenUsersAreIgnored() throws Exception {
    world().slack.users().says(world().sam, world().support, "203.0.113.5 bounced again").await();
    types("/bounceback help");

    world().whispered("/blacklist");
    assertEquals(List.of(), world().written(world().support));
  }

  @Test
  void homeTabOffersWhatToStart() {
    View home = home();

    world().slack.users().clicks(world().sam, home, "read-bounce");
    Await.until(() -> world().window().blocks().toString().contains("3,000 characters"));
    world().slack.users().closes(world().window());

    world().slack.users().clicks(world().sam, home, "show-help");
    Await.until(() -> world().window().blocks().toString().contains("/blacklist"));
  }

  @Test
  void checkFromHomeTabIsAnsweredInDirectConversation() {
    world().slack.users().clicks(world().sam, home(), "check-address");

    sends(world().window(), Map.of("subject", "203.0.113.5"));

    world().message(world().slack.workspace().direct(world().sam), "is not listed");
  }

  @Test
  void homeTabShowsOpenCaseWithItsTicket() {
    Message card = bounce();
    presses(card, "open-ticket");
    sends(world().window(), Map.of());
    changed(card);

    world().slack.users().opensHome(world().sam);
    View home =
        Await.forThe(
            () ->
                world()
                    .slack
                    .workspace()
                    .views()
                    .home(world().sam.id())
                    .filter(view -> view.blocks().toString().contains("Ticket 1001 was opened")));

    world().slack.users().clicks(world().sam, home, Buttons.of(home.blocks(), "show"));
    Await.until(() -> world().window().blocks().toString().contains(card.text()));

    View shown = world().window();
    world().slack.users().clicks(world().sam, shown, Buttons.of(shown.blocks(), "take"));
    Await.until(() -> world().window().blocks().toString().contains("sam is on it"));
  }

  /** Opens the details of a card in a window. */
  private View details(Message card) {
    presses(card, "whole");
    return Await.forThe(
        () ->
            world()
                .slack
                .workspace()
                .views()
                .top(world().sam.id())
                .filter(view -> view.blocks().toString().contains("share:")));
  }

  private View home() {
    world().slack.users().opensHome(world().sam);
    return Await.forThe(() -> world().slack.workspace().views().home(world().sam.id()));
  }

  @Test
  void globalShortcutOpensForm() {
    world().slack.users().shortcut(world().sam, "new_diagnosis");

    sends(world().window(), Map.of("text", Mails.REFUSAL));

    Channel direct = direct();
    world().message(direct, "does not exist");
  }
}
