package org.bounceback.chat.commands;

import static org.bounceback.chat.commands.GateReplies.by;
import static org.bounceback.chat.commands.GateReplies.isRefused;
import static org.bounceback.chat.commands.GateReplies.take;
import static org.bounceback.chat.commands.GateReplies.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.cases.CaseId;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.BounceSubmission;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.UnfinishedEvent;
import org.bounceback.chat.UploadedFile;
import org.bounceback.chat.cards.ComplaintForm;
import org.bounceback.testkit.RecordingMessagePoster;
import org.bounceback.testkit.TestBot;
import org.bounceback.testkit.TestEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody may ask for more than the limits, whatever way is taken; others are unaffected. */
class UsageGateTest {
  private static final ChatRequest HELP = new ChatRequest.SlashCommand("bounceback", "help");
  private static final UsageLimits TWO_COMMANDS = new UsageLimits(4, 2, 0, 0, 0, 0, 0, 0, 0);

  @TempDir private Path folder;
  private static final AtomicInteger DOWNLOADS = new AtomicInteger();

  @ParameterizedTest
  @MethodSource
  void everyWayInIsLimited(ChatRequest chatRequest) throws Exception {
    try (var stage = TestBot.open(folder, TWO_COMMANDS)) {
      useUp(stage);
      int questions = stage.dns.questions().total();
      InboundEvent inboundEvent = TestEvents.event(chatRequest);

      assertTrue(stage.bot.store(inboundEvent));
      assertFalse(stage.bot.admits(inboundEvent));
      BotResponse botResponse = stage.bot.handle(inboundEvent);

      assertEquals(Optional.empty(), botResponse.later());
      assertTrue(text(botResponse).contains("Try again in 30 seconds"), text(botResponse));
      assertEquals(0, stage.eventInbox.backlog().arrivals());
      assertEquals(0, DOWNLOADS.get());
      assertEquals(questions, stage.dns.questions().total());
    }
  }

  static List<ChatRequest> everyWayInIsLimited() {
    return List.of(
        new ChatRequest.SlashCommand("blacklist", "203.0.113.5"),
        new ChatRequest.SlashCommand("bounce", "", List.of(file())),
        new ChatRequest.SlashCommand("bounceback", "watch 203.0.113.5"),
        new ChatRequest.SlashCommand("bounceback", "recipient bob@example.com"),
        new ChatRequest.PlainMessage("is 203.0.113.5 listed?"),
        new ChatRequest.FileUpload(List.of(file()), "203.0.113.5", true),
        new ChatRequest.FileUpload(List.of(file()), "203.0.113.5"),
        new ChatRequest.MessageShortcut(List.of(file()), "203.0.113.5"),
        new ChatRequest.SendToTicket("1.2", "U2", "text"),
        new ChatRequest.ButtonClick("read-bounce"),
        new ChatRequest.FormSubmission(BounceSubmission.FORM, Map.of(), List.of(file())),
        new ChatRequest.FormSubmission(
            ComplaintForm.CANT_SEND, Map.of("from", "a@shop.example"), List.of()));
  }

  @Test
  void theAnswerIsPrivateAndNamesTheLimit() throws Exception {
    try (var stage = TestBot.open(folder, TWO_COMMANDS)) {
      useUp(stage);
      var showCard = assertInstanceOf(InitialResponse.ShowCard.class, take(stage, HELP).now());
      assertEquals(Visibility.PRIVATE, showCard.visibility());
      assertEquals(
          "You sent more than 2 commands in a short time. Try again in 30 seconds."
              + " Nothing was done.",
          showCard.card().headline());
    }
  }

  @Test
  void theLimitIsRenewed() throws Exception {
    try (var stage = TestBot.open(folder, TWO_COMMANDS)) {
      useUp(stage);
      assertTrue(isRefused(take(stage, HELP)));
      stage.clock.advance(Duration.ofSeconds(31));
      useUp(stage);
      assertTrue(isRefused(take(stage, HELP)));
    }
  }

  @Test
  void anotherPersonIsUnaffected() throws Exception {
    try (var stage = TestBot.open(folder, new UsageLimits(4, 2, 0, 0, 10, 10, 0, 0, 0))) {
      useUp(stage);
      for (int i = 0; i < 50; i++) {
        assertTrue(isRefused(take(stage, HELP)));
      }
      // What was refused costs the channel and the workspace nothing.
      assertFalse(isRefused(stage.bot.storeAndHandle(by("U2", HELP))));
      assertFalse(isRefused(stage.bot.storeAndHandle(by("U2", HELP))));
    }
  }

  @Test
  void manyPeopleTogetherAreLimitedByTheirChannel() throws Exception {
    try (var stage = TestBot.open(folder, new UsageLimits(4, 2, 0, 0, 3, 0, 0, 0, 0))) {
      for (int i = 0; i < 3; i++) {
        assertFalse(isRefused(stage.bot.storeAndHandle(by("U" + i, HELP))));
      }
      assertTrue(text(stage.bot.storeAndHandle(by("U9", HELP))).startsWith("This channel sent"));
    }
  }

  @Test
  void manyPeopleTogetherAreLimitedByTheirWorkspace() throws Exception {
    try (var stage = TestBot.open(folder, new UsageLimits(4, 2, 0, 0, 0, 3, 0, 0, 0))) {
      for (int i = 0; i < 3; i++) {
        assertFalse(isRefused(stage.bot.storeAndHandle(by("U" + i, HELP))));
      }
      assertTrue(text(stage.bot.storeAndHandle(by("U9", HELP))).startsWith("This workspace sent"));
    }
  }

  @Test
  void aRepeatedEventIsCountedOnce() throws Exception {
    try (var stage = TestBot.open(folder, TWO_COMMANDS)) {
      for (int i = 0; i < 20; i++) {
        stage.bot.storeAndHandle(
            TestEvents.event("first", "content", new ChatRequest.PlainMessage("help")));
        stage.bot.storeAndHandle(
            TestEvents.event("again " + i, "content", new ChatRequest.PlainMessage("help")));
      }
      assertFalse(isRefused(take(stage, HELP)));
      InboundEvent refused =
          TestEvents.event("refused", "refused", new ChatRequest.PlainMessage("help"));
      assertTrue(isRefused(stage.bot.storeAndHandle(refused)));
      assertInstanceOf(InitialResponse.NoResponse.class, stage.bot.storeAndHandle(refused).now());
    }
  }

  @Test
  void filesAreCountedOneByOne() throws Exception {
    try (var stage = TestBot.open(folder, new UsageLimits(0, 0, 3, 0, 0, 0, 0, 0, 0))) {
      var two = new ChatRequest.FileUpload(List.of(file(), file()), "");
      assertFalse(isRefused(take(stage, two)));
      String said = text(take(stage, two));
      assertTrue(said.startsWith("You uploaded more than 3 files in an hour"), said);
      assertTrue(said.contains("60 minutes"), said);
      assertFalse(isRefused(take(stage, new ChatRequest.FileUpload(List.of(file()), ""))));
      assertFalse(isRefused(take(stage, HELP)));
    }
  }

  @Test
  void filesThatAreNoneOfOurBusinessCostNothing() throws Exception {
    var photo = new UploadedFile("notes.docx", "F2", () -> new byte[0]);
    try (var stage = TestBot.open(folder, TWO_COMMANDS)) {
      for (int i = 0; i < 20; i++) {
        take(stage, new ChatRequest.FileUpload(List.of(photo), "look"));
      }
      assertFalse(isRefused(take(stage, HELP)));
    }
  }

  @Test
  void proposalsAndTheHomePageCostNoCommands() throws Exception {
    try (var stage = TestBot.open(folder, TWO_COMMANDS)) {
      for (int i = 0; i < 20; i++) {
        assertInstanceOf(
            InitialResponse.AutocompleteChoices.class,
            take(stage, new ChatRequest.AutocompleteRequest("status", "")).now());
        assertFalse(isRefused(take(stage, new ChatRequest.AppHomeOpened())));
      }
      assertTrue(isRefused(take(stage, new ChatRequest.AppHomeOpened())));
      assertFalse(isRefused(take(stage, HELP)));
    }
  }

  @Test
  void aTicketFormOverTheLimitStaysOpenAndMayBeSentAgain() throws Exception {
    try (var stage = TestBot.open(folder, new UsageLimits(0, 0, 0, 1, 0, 0, 0, 0, 0))) {
      stage.say("/blacklist 203.0.113.5");
      CaseId id = stage.newest().id();
      Map<String, String> typed =
          Map.of("subject", "Listed", "requester", "a@shop.example", "note", "call back");
      var form = new ChatRequest.FormSubmission("ticket:" + id, typed, List.of());
      assertFalse(isRefused(take(stage, form)));

      InboundEvent second = TestEvents.event("second", "second", form);
      for (int i = 0; i < 3; i++) {
        var wrong =
            assertInstanceOf(
                InitialResponse.FieldErrors.class, stage.bot.storeAndHandle(second).now());
        assertEquals(Set.of("subject"), wrong.errors().keySet());
        assertEquals(typed, wrong.typed());
        assertTrue(wrong.card().blocks().toString().contains("call back"), wrong.card().toString());
      }
      stage.clock.advance(Duration.ofMinutes(61));
      BotResponse sent = stage.bot.storeAndHandle(second);
      assertFalse(isRefused(sent), text(sent));
      assertInstanceOf(InitialResponse.ShowCard.class, sent.now());
    }
  }

  @Test
  void messagesOverTheLimitAreNotAllAnswered() throws Exception {
    try (var stage = TestBot.open(folder, TWO_COMMANDS)) {
      useUp(stage);
      int answers = 0;
      for (int i = 0; i < 20; i++) {
        answers += isRefused(take(stage, new ChatRequest.PlainMessage("help"))) ? 1 : 0;
      }
      assertEquals(3, answers);
    }
  }

  @Test
  void anEventAcceptedBeforeARestartIsAnsweredAfterIt() throws Exception {
    try (var stage = TestBot.open(folder, TWO_COMMANDS)) {
      for (int i = 0; i < 2; i++) {
        assertTrue(
            stage.bot.store(
                TestEvents.event("kept " + i, "kept " + i, new ChatRequest.PlainMessage("help"))));
      }
    }
    try (var stage = TestBot.open(folder, new UsageLimits(1, 1, 0, 0, 0, 0, 0, 0, 0))) {
      List<UnfinishedEvent> left =
          stage.bot.unfinished(RecordingMessagePoster.PLATFORM, reference -> () -> new byte[0]);
      assertEquals(2, left.size());
      for (UnfinishedEvent each : left) {
        assertFalse(isRefused(stage.bot.handle(each.inboundEvent())));
      }
      assertFalse(isRefused(take(stage, HELP)));
      assertTrue(isRefused(take(stage, HELP)));
    }
  }

  private static void useUp(TestBot stage) {
    assertFalse(isRefused(take(stage, HELP)));
    assertFalse(isRefused(take(stage, HELP)));
  }

  private static UploadedFile file() {
    return GateReplies.file(DOWNLOADS);
  }
}
