package org.bounceback.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.casebook.CaseId;
import org.bounceback.chat.FirstAnswer.Audience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody may ask for more than the limits, whatever way is taken; others are unaffected. */
class UsageGateTest {
  private static final Ask HELP = new Ask.Command("bounceback", "help");
  private static final UsageLimits TWO_COMMANDS = new UsageLimits(4, 2, 0, 0, 0, 0, 0, 0, 0);

  @TempDir private Path folder;
  private static final AtomicInteger DOWNLOADS = new AtomicInteger();

  @ParameterizedTest
  @MethodSource
  void everyWayInIsLimited(Ask ask) throws Exception {
    try (var stage = new Backstage(folder, TWO_COMMANDS)) {
      useUp(stage);
      int questions = stage.dns.questions().total();
      Inbound inbound = Backstage.event(ask);

      assertTrue(stage.bot.keep(inbound));
      assertFalse(stage.bot.admits(inbound));
      Turn turn = stage.bot.receive(inbound);

      assertEquals(Optional.empty(), turn.later());
      assertTrue(words(turn).contains("Try again in 30 seconds"), words(turn));
      assertEquals(0, stage.eventInbox.backlog().arrivals());
      assertEquals(0, DOWNLOADS.get());
      assertEquals(questions, stage.dns.questions().total());
    }
  }

  static List<Ask> everyWayInIsLimited() {
    return List.of(
        new Ask.Command("blacklist", "203.0.113.5"),
        new Ask.Command("bounce", "", List.of(file())),
        new Ask.Command("bounceback", "watch 203.0.113.5"),
        new Ask.Command("bounceback", "recipient bob@example.com"),
        new Ask.Said("is 203.0.113.5 listed?"),
        new Ask.Upload(List.of(file()), "203.0.113.5", true),
        new Ask.Upload(List.of(file()), "203.0.113.5"),
        new Ask.Shortcut(List.of(file()), "203.0.113.5"),
        new Ask.ToTicket("1.2", "U2", "text"),
        new Ask.Press(Presses.READ),
        new Ask.Submission(BounceForm.ID, Map.of(), List.of(file())),
        new Ask.Submission(ComplaintForm.CANT_SEND, Map.of("from", "a@shop.example"), List.of()));
  }

  @Test
  void theAnswerIsPrivateAndNamesTheLimit() throws Exception {
    try (var stage = new Backstage(folder, TWO_COMMANDS)) {
      useUp(stage);
      var show = assertInstanceOf(FirstAnswer.Show.class, take(stage, HELP).now());
      assertEquals(Audience.PRIVATE, show.audience());
      assertEquals(
          "You sent more than 2 commands in a short time. Try again in 30 seconds;"
              + " nothing was done.",
          show.card().headline());
    }
  }

  @Test
  void theLimitIsRenewed() throws Exception {
    try (var stage = new Backstage(folder, TWO_COMMANDS)) {
      useUp(stage);
      assertTrue(isRefused(take(stage, HELP)));
      stage.clock.advance(Duration.ofSeconds(31));
      useUp(stage);
      assertTrue(isRefused(take(stage, HELP)));
    }
  }

  @Test
  void anotherPersonIsUnaffected() throws Exception {
    try (var stage = new Backstage(folder, new UsageLimits(4, 2, 0, 0, 10, 10, 0, 0, 0))) {
      useUp(stage);
      for (int i = 0; i < 50; i++) {
        assertTrue(isRefused(take(stage, HELP)));
      }
      // What was refused costs the channel and the workspace nothing.
      assertFalse(isRefused(stage.bot.take(by("U2", HELP))));
      assertFalse(isRefused(stage.bot.take(by("U2", HELP))));
    }
  }

  @Test
  void manyPeopleTogetherAreLimitedByTheirChannel() throws Exception {
    try (var stage = new Backstage(folder, new UsageLimits(4, 2, 0, 0, 3, 0, 0, 0, 0))) {
      for (int i = 0; i < 3; i++) {
        assertFalse(isRefused(stage.bot.take(by("U" + i, HELP))));
      }
      assertTrue(words(stage.bot.take(by("U9", HELP))).startsWith("All people in this channel"));
    }
  }

  @Test
  void manyPeopleTogetherAreLimitedByTheirWorkspace() throws Exception {
    try (var stage = new Backstage(folder, new UsageLimits(4, 2, 0, 0, 0, 3, 0, 0, 0))) {
      for (int i = 0; i < 3; i++) {
        assertFalse(isRefused(stage.bot.take(by("U" + i, HELP))));
      }
      assertTrue(words(stage.bot.take(by("U9", HELP))).startsWith("All people of this workspace"));
    }
  }

  @Test
  void aRepeatedEventIsCountedOnce() throws Exception {
    try (var stage = new Backstage(folder, TWO_COMMANDS)) {
      for (int i = 0; i < 20; i++) {
        stage.bot.take(Backstage.event("first", "content", new Ask.Said("help")));
        stage.bot.take(Backstage.event("again " + i, "content", new Ask.Said("help")));
      }
      assertFalse(isRefused(take(stage, HELP)));
      Inbound refused = Backstage.event("refused", "refused", new Ask.Said("help"));
      assertTrue(isRefused(stage.bot.take(refused)));
      assertInstanceOf(FirstAnswer.Quiet.class, stage.bot.take(refused).now());
    }
  }

  @Test
  void filesAreCountedOneByOne() throws Exception {
    try (var stage = new Backstage(folder, new UsageLimits(0, 0, 3, 0, 0, 0, 0, 0, 0))) {
      var two = new Ask.Upload(List.of(file(), file()), "");
      assertFalse(isRefused(take(stage, two)));
      String said = words(take(stage, two));
      assertTrue(said.startsWith("You uploaded more than 3 files in an hour"), said);
      assertTrue(said.contains("60 minutes"), said);
      assertFalse(isRefused(take(stage, new Ask.Upload(List.of(file()), ""))));
      assertFalse(isRefused(take(stage, HELP)));
    }
  }

  @Test
  void filesThatAreNoneOfOurBusinessCostNothing() throws Exception {
    var photo = new UploadedFile("notes.docx", "F2", () -> new byte[0]);
    try (var stage = new Backstage(folder, TWO_COMMANDS)) {
      for (int i = 0; i < 20; i++) {
        take(stage, new Ask.Upload(List.of(photo), "look"));
      }
      assertFalse(isRefused(take(stage, HELP)));
    }
  }

  @Test
  void proposalsAndTheHomePageCostNoCommands() throws Exception {
    try (var stage = new Backstage(folder, TWO_COMMANDS)) {
      for (int i = 0; i < 20; i++) {
        assertInstanceOf(
            FirstAnswer.Choices.class, take(stage, new Ask.Suggest("status", "")).now());
        assertFalse(isRefused(take(stage, new Ask.HomeOpened())));
      }
      assertTrue(isRefused(take(stage, new Ask.HomeOpened())));
      assertFalse(isRefused(take(stage, HELP)));
    }
  }

  @Test
  void aTicketFormOverTheLimitStaysOpenAndMayBeSentAgain() throws Exception {
    try (var stage = new Backstage(folder, new UsageLimits(0, 0, 0, 1, 0, 0, 0, 0, 0))) {
      var posting = new RecordedPosting();
      stage.answer(Backstage.event(new Ask.Command("blacklist", "203.0.113.5")), posting);
      CaseId id = stage.newest().id();
      Map<String, String> typed =
          Map.of("subject", "Listed", "requester", "a@shop.example", "note", "call back");
      var form = new Ask.Submission("ticket:" + id, typed, List.of());
      assertFalse(isRefused(take(stage, form)));

      Inbound second = Backstage.event("second", "second", form);
      for (int i = 0; i < 3; i++) {
        var wrong = assertInstanceOf(FirstAnswer.FieldErrors.class, stage.bot.take(second).now());
        assertEquals(Set.of("subject"), wrong.errors().keySet());
        assertEquals(typed, wrong.typed());
        assertTrue(wrong.card().blocks().toString().contains("call back"), wrong.card().toString());
      }
      stage.clock.advance(Duration.ofMinutes(61));
      Turn sent = stage.bot.take(second);
      assertFalse(isRefused(sent), words(sent));
      assertInstanceOf(FirstAnswer.Show.class, sent.now());
    }
  }

  @Test
  void onePersonWatchesSoManyAtATime() throws Exception {
    try (var stage = new Backstage(folder, new UsageLimits(0, 0, 0, 0, 0, 0, 0, 1, 2))) {
      stage.list.list("203.0.113.5", "127.0.0.4", "Spam seen");
      var posting = new RecordedPosting();
      var watch = new Ask.Command("bounceback", "watch 203.0.113.5");
      stage.answer(Backstage.event(watch), posting);

      String first = words(take(stage, watch));
      assertTrue(first.startsWith("You watch 1 addresses or domains already"), first);
      stage.answer(by("U2", watch), new RecordedPosting());
      String third = words(stage.bot.take(by("U3", watch)));
      assertTrue(third.startsWith("All people of this workspace together watch 2"), third);

      // The button is limited as the command is.
      var other = new RecordedPosting();
      stage.answer(by("U1", new Ask.Command("blacklist", "203.0.113.5")), other);
      var pressed = assertInstanceOf(FirstAnswer.Show.class, stage.press(other, "Watch"));
      assertEquals(Audience.PRIVATE, pressed.audience());
      assertEquals(first, pressed.card().headline());

      stage.press(posting, "Stop watching");
      assertEquals("", words(stage.bot.take(by("U1", watch))).replaceAll("^Asking .*", ""));
    }
  }

  @Test
  void messagesOverTheLimitAreNotAllAnswered() throws Exception {
    try (var stage = new Backstage(folder, TWO_COMMANDS)) {
      useUp(stage);
      int answers = 0;
      for (int i = 0; i < 20; i++) {
        answers += isRefused(take(stage, new Ask.Said("help"))) ? 1 : 0;
      }
      assertEquals(3, answers);
    }
  }

  @Test
  void whatWasAcceptedBeforeARestartIsAnsweredAfterIt() throws Exception {
    try (var stage = new Backstage(folder, TWO_COMMANDS)) {
      for (int i = 0; i < 2; i++) {
        assertTrue(stage.bot.keep(Backstage.event("kept " + i, "kept " + i, new Ask.Said("help"))));
      }
    }
    try (var stage = new Backstage(folder, new UsageLimits(1, 1, 0, 0, 0, 0, 0, 0, 0))) {
      List<Unfinished> left =
          stage.bot.unfinished(RecordedPosting.PLATFORM, reference -> () -> new byte[0]);
      assertEquals(2, left.size());
      for (Unfinished each : left) {
        assertFalse(isRefused(stage.bot.receive(each.inbound())));
      }
      assertFalse(isRefused(take(stage, HELP)));
      assertTrue(isRefused(take(stage, HELP)));
    }
  }

  private static void useUp(Backstage stage) {
    assertFalse(isRefused(take(stage, HELP)));
    assertFalse(isRefused(take(stage, HELP)));
  }

  private static Turn take(Backstage stage, Ask ask) {
    return stage.bot.take(Backstage.event(ask));
  }

  private static Inbound by(String id, Ask ask) {
    return Backstage.event(ask).by(new Person(id, id, Locale.ENGLISH, Set.of(Person.Role.AGENT)));
  }

  private static boolean isRefused(Turn turn) {
    return words(turn).contains("Try again in");
  }

  private static String words(Turn turn) {
    if (turn.now() instanceof FirstAnswer.Show show) {
      return show.card().headline();
    }
    return turn.now() instanceof FirstAnswer.FieldErrors wrong ? wrong.card().headline() : "";
  }

  private static UploadedFile file() {
    return new UploadedFile(
        "bounce.eml",
        "F1",
        () -> {
          DOWNLOADS.incrementAndGet();
          throw new IOException("nothing may be downloaded");
        });
  }
}
