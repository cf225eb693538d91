package org.bounceback.chat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.Feedback;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.sandbox.dns.Fault;
import org.bounceback.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotTest {
  private static final Ask LOOK_UP = new Ask.Command("blacklist", "203.0.113.5");

  private final Path folder;
  private final RecordedPosting posting = new RecordedPosting();
  private final Backstage backstage;

  BotTest(@TempDir Path folder) throws IOException, StoreException {
    this.folder = folder;
    this.backstage = new Backstage(folder);
  }

  @BeforeEach
  void listTheAddress() {
    backstage.list.list("203.0.113.5", "127.0.0.4", "Spam seen");
  }

  @AfterEach
  void close() throws IOException {
    backstage.close();
  }

  @Test
  void aLookUpIsAnsweredAtOnceAndFilledInLater() {
    FirstAnswer now = backstage.answer(Backstage.event(LOOK_UP), posting);

    assertEquals(
        new FirstAnswer.Show(Card.of("Asking 2 blocklists about 203.0.113.5…"), Audience.PRIVATE),
        now);
    assertEquals(
        "203.0.113.5 is on bl.example, by which some receivers refuse mail.",
        posting.last().headline());
    assertEquals(
        List.of(
            "Open ticket",
            "Share",
            "Check again",
            "Get off a list",
            "Watch",
            "Show everything",
            "Yes, helpful",
            "No"),
        posting.last().buttons().stream().map(Button::label).toList());
  }

  @Test
  void aSlowLookUpStaysWithinTheEditsOfItsPlace() {
    backstage.dns.faults().below("other.example", Fault.silence());

    backstage.answer(Backstage.event("d", "c", 5, LOOK_UP), posting);

    assertEquals(3, posting.edits.size(), posting.edits::toString);
    assertEquals(List.of(new Block.Progress(1, 2)), posting.edits.get(0).blocks());
  }

  @Test
  void severalAddressesAreOneCardWithASentenceForEach() {
    backstage.answer(
        Backstage.event(new Ask.Command("blacklist", "203[.]0[.]113[.]5, 203.0.113.6 10.0.0.1")),
        posting);

    assertEquals(
        "Of 3 addresses and domains, 1 are on a list that receivers refuse mail by.",
        posting.last().headline());
    assertEquals(3, posting.last().blocks().size());
  }

  @Test
  void aNetworkIsNotSweptFromTheChat() {
    FirstAnswer now =
        backstage.answer(Backstage.event(new Ask.Command("blacklist", "203.0.113.0/24")), posting);

    var show = assertInstanceOf(FirstAnswer.Show.class, now);
    assertTrue(show.card().headline().contains("more than 16 addresses"), show.toString());
  }

  @Test
  void whatIsNoAddressIsToldInPrivate() {
    FirstAnswer now =
        backstage.answer(Backstage.event(new Ask.Command("blacklist", "hello")), posting);

    var show = assertInstanceOf(FirstAnswer.Show.class, now);
    assertEquals(Audience.PRIVATE, show.audience());
    assertTrue(show.card().headline().startsWith("\"hello\" is neither"), show.toString());
    assertEquals(List.of(), posting.edits);
  }

  @Test
  void aRepeatedEventIsAnsweredWithSilence() {
    backstage.answer(Backstage.event("same", "one", LOOK_UP), posting);

    assertEquals(
        Turn.of(new FirstAnswer.Quiet()),
        backstage.bot.receive(Backstage.event("same", "two", LOOK_UP)));
  }

  @Test
  void theSameFileUnderAnotherEventIsAnsweredWithSilence() {
    backstage.answer(Backstage.event("first", "file", Backstage.upload("listed.eml")), posting);

    assertEquals(
        Turn.of(new FirstAnswer.Quiet()),
        backstage.bot.receive(Backstage.event("second", "file", Backstage.upload("listed.eml"))));
  }

  @Test
  void whoFindsNoPlaceHearsBusyAtOnce() throws IOException, StoreException {
    try (var small = new Backstage(folder.resolve("small"), new Workers(1, 1, 1, 0))) {
      Turn taken = small.bot.receive(Backstage.event(LOOK_UP));

      FirstAnswer refused = small.bot.receive(Backstage.event(LOOK_UP)).now();

      assertTrue(taken.later().isPresent());
      assertEquals(
          new FirstAnswer.Show(
              Card.of("I have too much to do right now. Try again in a moment."), Audience.PRIVATE),
          refused);
    }
  }

  @Test
  void filesThatAreNoMailsAreNoneOfItsBusiness() {
    assertEquals(
        new FirstAnswer.Quiet(),
        backstage.answer(Backstage.event(Backstage.upload("cat.png")), posting));
  }

  @Test
  void aDroppedBounceBecomesACaseWithItsMailUnchanged() throws StoreException {
    FirstAnswer now = backstage.answer(Backstage.event(Backstage.upload("listed.eml")), posting);

    Case stored = backstage.newest();
    assertEquals(new FirstAnswer.Show(Card.of("Reading listed.eml…"), Audience.PUBLIC), now);
    assertArrayEquals(
        Backstage.content("listed.eml"),
        backstage.caseRepository.mail(stored.id()).orElseThrow().bytes());
    assertEquals(stored.caseResult().headline(), posting.last().headline());
    assertEquals(List.of(posting.first()), backstage.places.of(stored.id()));
  }

  @Test
  void whatAnArchiveHoldsBeyondItsLimitsIsNamedOnTheCard() throws IOException {
    var archive = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(archive)) {
      for (String name : List.of("inner.zip", "a.eml")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(Backstage.content("listed.eml"));
      }
    }
    var file = new UploadedFile("mails.zip", archive::toByteArray);

    backstage.answer(Backstage.event(new Ask.Upload(List.of(file), "")), posting);

    String words = CardWords.of(posting.last());
    assertTrue(words.contains("Not read: an archive inside the archive"), words);
  }

  @Test
  void aReplyThatNamesNobodyIsAnsweredToo() {
    var ask = new Ask.Command("bounce", "552 5.2.2 Mailbox full");

    backstage.answer(Backstage.event(ask), posting);

    String words = CardWords.of(posting.last());
    assertTrue(words.contains("What the refusing server said:\n552 5.2.2 Mailbox full"), words);
  }

  @Test
  void aFileThatCannotBeFetchedIsToldWithTheReason() {
    var file =
        new UploadedFile(
            "a.eml",
            () -> {
              throw new IOException("the platform showed a login page");
            });

    backstage.answer(Backstage.event(new Ask.Upload(List.of(file), "")), posting);

    assertEquals(
        "I could not get a.eml: the platform showed a login page", posting.last().headline());
  }

  @Test
  void withoutTheFullHeaderTheBotSaysHowToGetItInsteadOfATicket() {
    backstage.answer(Backstage.event(Backstage.upload("without-header.txt")), posting);

    assertEquals(
        List.of(
            "How to get the full header",
            "I take it",
            "Copy reply for the customer",
            "Show everything",
            "Yes, helpful",
            "No"),
        posting.last().buttons().stream().map(Button::label).toList());
    var help =
        assertInstanceOf(
            FirstAnswer.Show.class, backstage.press(posting, "How to get the full header"));
    assertTrue(help.card().headline().contains("full header"), help.toString());
  }

  @Test
  void theCustomersReplyIsShownAloneAndInOtherLanguages() {
    backstage.answer(Backstage.event(Backstage.upload("without-header.txt")), posting);

    var english =
        assertInstanceOf(
            FirstAnswer.Show.class, backstage.press(posting, "Copy reply for the customer"));
    assertEquals(
        List.of("Deutsch", "Français", "Español"),
        english.card().buttons().stream().map(Button::label).toList());
    FirstAnswer german =
        backstage.answer(
            Backstage.event(new Ask.Press(english.card().buttons().get(0).id())), posting);
    assertTrue(
        assertInstanceOf(FirstAnswer.Show.class, german).card().headline().contains("Deutsch"));
  }

  @Test
  void aButtonOfAForgottenCaseIsAnsweredInPrivate() {
    FirstAnswer now =
        backstage.answer(Backstage.event(new Ask.Press("open-ticket:BB-00000-00000")), posting);

    assertEquals(
        new FirstAnswer.Show(
            Card.of("That answer is no longer kept. Ask again, then use the new buttons."),
            Audience.PRIVATE),
        now);
  }

  @Test
  void sharingShowsTheSameCardToEverybody() {
    backstage.answer(Backstage.event(LOOK_UP), posting);

    assertEquals(
        new FirstAnswer.Show(posting.last(), Audience.PUBLIC), backstage.press(posting, "Share"));
  }

  @Test
  void aHelpfulAnswerIsKeptWithTheCase() throws StoreException {
    backstage.answer(Backstage.event(LOOK_UP), posting);

    backstage.press(posting, "Yes, helpful");

    assertEquals(
        List.of(true),
        backstage.caseRepository.feedback(backstage.newest().id()).stream()
            .map(Feedback::helpful)
            .toList());
  }

  @Test
  void aNoAsksWhyAndKeepsTheAnswer() throws StoreException {
    backstage.answer(Backstage.event(LOOK_UP), posting);
    Form form = assertInstanceOf(FirstAnswer.AskForm.class, backstage.press(posting, "No")).form();

    backstage.send(posting, form, Map.of("why", "The list is dead."));

    Feedback kept = backstage.caseRepository.feedback(backstage.newest().id()).get(0);
    assertEquals(false, kept.helpful());
    assertEquals(Optional.of("The list is dead."), kept.why());
  }

  @Test
  void aPersonsCasesAreListedAndProposed() {
    backstage.answer(Backstage.event(LOOK_UP), posting);

    var cases =
        assertInstanceOf(
            FirstAnswer.Show.class,
            backstage.answer(Backstage.event(new Ask.Command("bounceback", "cases")), posting));

    assertEquals("Your latest cases", cases.card().headline());
    assertEquals(
        new FirstAnswer.Choices(List.of(new Form.Choice("203.0.113.5", "203.0.113.5"))),
        backstage.answer(Backstage.event(new Ask.Suggest("blacklist", "203")), posting));
  }

  @Test
  void anUnknownCommandShowsWhatThereIs() {
    var shown =
        assertInstanceOf(
            FirstAnswer.Show.class,
            backstage.answer(Backstage.event(new Ask.Command("bounceback", "dance")), posting));

    assertEquals("I do not know that command. This is what I can do:", shown.card().headline());
  }

  @Test
  void theFirstAnswerDoesNotWaitForTheNetwork() {
    backstage.dns.faults().everywhere(Fault.delay(Duration.ofSeconds(1)));
    long start = System.nanoTime();

    Turn turn = backstage.bot.receive(Backstage.event(LOOK_UP));

    assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 1000);
    turn.later().orElseThrow().start(posting).toCompletableFuture().join();
  }
}
