package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.Test;

/** A bounce from upload to ticket. */
abstract class CaseBehaviour extends SlackBehaviour {
  private static final String PICTURE = "GIF89a\n";

  @Test
  void uploadGetsOneUpdatedMessageInItsThread() {
    Message card = bounce();

    Message upload = world().slack.workspace().messages().in(world().support.id()).get(0);
    List<Message> versions =
        world().slack.workspace().messages().versions(world().support.id(), card.ts());
    assertEquals(Optional.of(upload.ts()), card.thread());
    assertEquals(List.of(card.ts()), stamps(world().written(world().support)));
    assertEquals("Reading bounced.eml…", versions.get(0).text());
    assertEquals(
        "🟠 Customer needs to act · The address jo@example.org does not exist", card.text());
  }

  @Test
  void severalFilesGetResponsesInOneThread() {
    drops(
        world().file("one.eml", Mails.UNKNOWN_USER),
        world().file("photo.png", "no mail"),
        world().file("two.eml", Mails.UNKNOWN_USER));

    Await.until(() -> world().written(world().support).size() == 2);
    Await.until(
        () ->
            world().written(world().support).stream()
                .allMatch(card -> card.visibleText().contains("does not exist")));
    Message upload = world().slack.workspace().messages().in(world().support.id()).get(0);
    world()
        .written(world().support)
        .forEach(card -> assertEquals(Optional.of(upload.ts()), card.thread()));
  }

  @Test
  void otherFileIsIgnored() throws Exception {
    world()
        .slack
        .users()
        .uploads(world().sam, world().support, "", world().file("photo.png", "no mail"))
        .await();
    types("/bounceback help");

    world().whispered("/blacklist");
    assertEquals(List.of(), world().written(world().support));
  }

  @Test
  void uploadInThreadGetsResponseThere() {
    Message first = bounce();
    Message thread =
        world()
            .slack
            .workspace()
            .messages()
            .find(world().support.id(), first.thread().orElseThrow())
            .orElseThrow();

    world()
        .slack
        .users()
        .uploads(world().sam, thread, "", world().file("again.eml", Mails.UNKNOWN_USER));

    Await.until(() -> world().written(world().support).size() == 2);
    assertEquals(first.thread(), world().written(world().support).get(1).thread());
  }

  @Test
  void pictureWithoutBounceIsIgnored() throws Exception {
    world()
        .slack
        .users()
        .uploads(
            world().sam, world().support, "", world().file("cat.gif", PICTURE + "Good morning"))
        .await();
    types("/bounceback help");

    world().whispered("/blacklist");
    assertEquals(List.of(), world().written(world().support));
  }

  @Test
  void pictureOfBounceGetsResponseInItsThread() {
    drops(world().file("shot.gif", PICTURE + Mails.REFUSAL));

    Message card = world().message(world().support, "does not exist");

    Message upload = world().slack.workspace().messages().in(world().support.id()).get(0);
    assertEquals(Optional.of(upload.ts()), card.thread());
    assertEquals(
        "🟠 Customer needs to act · The address jo@example.org does not exist", card.text());
    assertTrue(card.visibleText().contains("Read from a picture"), card.visibleText());
  }

  @Test
  void unreadablePictureInDirectMessageGetsAdvice() {
    world().slack.users().uploads(world().sam, direct(), "", world().file("shot.gif", PICTURE));

    Message answer = world().message(direct(), "Paste the error text instead");

    assertEquals("shot.gif has no readable text.", answer.text());
  }

  @Test
  void fileFromOtherWorkspaceIsRequestedFromSlack() {
    var file = world().file("bounced.eml", Mails.UNKNOWN_USER);

    world().slack.users().uploadsElsewhere(world().sam, world().support, file);

    world().message(world().support, "does not exist");
  }

  @Test
  void forwardedEmailIsReadWithoutSource() {
    world().slack.users().mails(world().support, world().forwarded());

    Message card = world().message(world().support, "does not exist");

    assertEquals(
        "🟠 Customer needs to act · The address jo@example.org does not exist", card.text());
    assertTrue(card.visibleText().contains("The full headers are missing"), card.visibleText());
  }

  @Test
  void forwardedEmailGetsInstructionsForFullHeaders() {
    world().slack.users().mails(world().support, world().forwarded());
    Message card = world().message(world().support, "does not exist");

    presses(card, "whole");
    View details = world().window();
    world().slack.users().clicks(world().sam, details, Buttons.of(details.blocks(), "header-help"));
    Await.until(() -> world().window().blocks().toString().contains("Thunderbird"));
    String help = world().window().blocks().toString();
    assertTrue(help.contains("with full headers"), help);
    assertTrue(help.contains("Gmail"), help);
    assertTrue(help.contains("Thunderbird"), help);
  }

  @Test
  void messageActionReadsTextAndFiles() {
    Message message = world().posted("550 5.1.1 <jo@example.org>: User unknown");

    world().slack.users().shortcut(world().sam, message, "diagnose_message");

    Message card = world().message(world().support, "does not exist");
    assertEquals(Optional.of(message.ts()), card.thread());
  }

  @Test
  void emptyFormShowsErrorsAndCorrectedFormIsRead() {
    types("/bounce");
    View form = world().window();
    world().slack.users().submits(form, Map.of());

    sends(form, Map.of("text", Mails.REFUSAL));

    world().message(world().support, "does not exist");
  }

  @Test
  void fileSelectedInFormIsRead() {
    types("/bounce");

    sends(world().window(), Map.of("file", world().file("bounced.eml", Mails.UNKNOWN_USER).id()));

    world().message(world().support, "jo@example.org does not exist");
  }

  @Test
  void closedChannelGetsDirectMessageInstead() {
    world().slack.workspace().leave(world().support, Bots.USER);

    types("/bounce " + Mails.REFUSAL);

    world().message(direct(), "does not exist");
    world().forgive("not_in_channel");
  }

  @Test
  void repeatedEventIsAnsweredOnce() {
    var told =
        world()
            .slack
            .users()
            .uploads(world().sam, world().support, "", world().file("a.eml", Mails.UNKNOWN_USER));
    world().slack.deliveries().again(told);
    world().slack.deliveries().asNew(told);
    world().slack.deliveries().again(told);

    world().message(world().support, "does not exist");
    assertEquals(1, world().written(world().support).size());
  }

  private static List<String> stamps(List<Message> messages) {
    return messages.stream().map(Message::ts).toList();
  }
}
