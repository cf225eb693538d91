package org.bounceback.chat.commands;

import static org.bounceback.chat.commands.GateReplies.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bounceback.chat.AccessDenial;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.BounceSubmission;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.ChatUser;
import org.bounceback.chat.EventNotStoredException;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.UploadedFile;
import org.bounceback.testkit.Answer;
import org.bounceback.testkit.TestBot;
import org.bounceback.testkit.TestEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way in is closed to people who are no agents. */
class AgentGateTest {
  @TempDir private Path folder;
  private final AtomicInteger downloads = new AtomicInteger();

  @Test
  void everyKindOfEventOfSomebodyWhoIsNoAgentIsRefused() throws Exception {
    try (var stage = TestBot.open(folder)) {
      for (ChatRequest chatRequest : everyKind()) {
        InboundEvent inboundEvent = by(AccessDenial.NOT_AGENT, chatRequest);
        assertTrue(stage.bot.store(inboundEvent), chatRequest.toString());
        BotResponse botResponse = stage.bot.handle(inboundEvent);
        assertFalse(stage.bot.admits(inboundEvent), chatRequest.toString());
        assertEquals(Optional.empty(), botResponse.later(), chatRequest.toString());
        assertTrue(
            isSilent(botResponse) || isPrivateRefusal(botResponse),
            chatRequest + " is answered by " + botResponse.now());
        stage.clock.advance(Duration.ofMinutes(2));
      }
      assertEquals(0, downloads.get());
      assertEquals(List.of(), stage.caseRepository.recent("U9", 10));
      assertEquals(0, stage.eventInbox.backlog().arrivals());
      assertEquals(0, stage.dns.questions().total());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCommandIsAnsweredWithWhyItIsRefused(AccessDenial why) throws Exception {
    try (var stage = TestBot.open(folder)) {
      BotResponse botResponse =
          stage.bot.storeAndHandle(
              by(why, new ChatRequest.SlashCommand("blacklist", "203.0.113.5")));
      String start =
          switch (why) {
            case NOT_AGENT, BOT -> "Only the support team";
            case GUEST -> "Guests of this workspace";
            case OTHER_ORGANIZATION -> "Members of other organizations";
            case OTHER_WORKSPACE -> "I'm not set up for this workspace";
            case OTHER_CHANNEL -> "I'm not set up for this channel";
            case UNVERIFIED -> "I couldn't check whether you are on the support team";
          };
      assertTrue(text(botResponse).startsWith(start), text(botResponse));
      assertEquals(Visibility.PRIVATE, new Answer(botResponse.now()).visibility());
      assertEquals(0, stage.dns.questions().total());
    }
  }

  @Test
  void oneAnswerAMinuteIsEnough() throws Exception {
    try (var stage = TestBot.open(folder)) {
      assertInstanceOf(InitialResponse.ShowCard.class, said(stage).now());
      assertInstanceOf(InitialResponse.NoResponse.class, said(stage).now());
      stage.clock.advance(Duration.ofSeconds(61));
      assertInstanceOf(InitialResponse.ShowCard.class, said(stage).now());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BOT", "OTHER_WORKSPACE"})
  void aMessageThatCannotOrMustNotBeAnsweredIsNot(AccessDenial why) throws Exception {
    try (var stage = TestBot.open(folder)) {
      assertInstanceOf(
          InitialResponse.NoResponse.class,
          stage.bot.storeAndHandle(by(why, new ChatRequest.PlainMessage("help"))).now());
      assertInstanceOf(
          InitialResponse.NoResponse.class,
          stage.bot.storeAndHandle(by(why, new ChatRequest.AppHomeOpened())).now());
    }
  }

  @Test
  void filesThatPeopleDropForOneAnotherAreNotAnswered() throws Exception {
    try (var stage = TestBot.open(folder)) {
      var dropped = new ChatRequest.FileUpload(List.of(file()), "look");
      assertInstanceOf(
          InitialResponse.NoResponse.class,
          stage.bot.storeAndHandle(by(AccessDenial.NOT_AGENT, dropped)).now());
    }
  }

  @Test
  void whatMayBeAnAgentsIsNotAcknowledgedAsIfItWereKept() throws Exception {
    try (var stage = TestBot.open(folder)) {
      for (ChatRequest chatRequest : everyKind()) {
        InboundEvent inboundEvent = by(AccessDenial.UNVERIFIED, chatRequest);
        if (inboundEvent.isDurable()) {
          EventNotStoredException refused =
              assertThrows(EventNotStoredException.class, () -> stage.bot.store(inboundEvent));
          assertTrue(refused.isUnverified());
          assertTrue(text(stage.bot.storeAndHandle(inboundEvent)).startsWith("I couldn't check"));
        } else {
          assertTrue(stage.bot.store(inboundEvent), chatRequest.toString());
        }
        stage.clock.advance(Duration.ofMinutes(2));
      }
      assertEquals(0, downloads.get());
      assertEquals(0, stage.eventInbox.backlog().arrivals());
    }
  }

  @Test
  void aFormOfSomebodyWhoCouldNotBeCheckedKeepsWhatWasTypedAndCanBeSentAgain() throws Exception {
    try (var stage = TestBot.open(folder)) {
      var form =
          new ChatRequest.FormSubmission(
              BounceSubmission.FORM, Map.of("text", "550 no"), List.of());
      InboundEvent sent = by(AccessDenial.UNVERIFIED, form);
      for (int i = 0; i < 2; i++) {
        var wrong =
            assertInstanceOf(
                InitialResponse.FieldErrors.class, stage.bot.storeAndHandle(sent).now());
        assertEquals(Set.of("text"), wrong.errors().keySet());
        assertTrue(wrong.card().blocks().toString().contains("550 no"), wrong.card().toString());
      }
      BotResponse checked =
          stage.bot.storeAndHandle(
              sent.by(new ChatUser("U9", "", Locale.ENGLISH, Set.of(ChatUser.UserRole.AGENT))));
      assertInstanceOf(InitialResponse.ShowCard.class, checked.now());
    }
  }

  @Test
  void anAdministratorWhoIsNamedByIdIsAnAgent() throws Exception {
    var host = new ServerAdministration(Optional.empty(), Duration.ofSeconds(1), Set.of("U9"));
    try (var stage = TestBot.open(folder, setup -> setup.administration(host))) {
      var forget = new ChatRequest.SlashCommand("bounceback", "forget");
      for (AccessDenial why : List.of(AccessDenial.NOT_AGENT, AccessDenial.UNVERIFIED)) {
        assertInstanceOf(
            InitialResponse.OpenForm.class, stage.bot.storeAndHandle(by(why, forget)).now());
      }
      for (AccessDenial why : List.of(AccessDenial.GUEST, AccessDenial.OTHER_WORKSPACE)) {
        assertFalse(stage.bot.admits(by(why, forget)), why.toString());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "U9, true",
    "test:U9, true",
    "other:U9, false",
    "test:U8, false",
    "test, false",
    "':U9', false"
  })
  void anAdministratorIsNamedWithOrWithoutThePlatform(String named, boolean admitted)
      throws Exception {
    var host = new ServerAdministration(Optional.empty(), Duration.ofSeconds(1), Set.of(named));
    try (var stage = TestBot.open(folder, setup -> setup.administration(host))) {
      InboundEvent forget =
          by(AccessDenial.NOT_AGENT, new ChatRequest.SlashCommand("bounceback", "forget"));

      assertEquals(admitted, stage.bot.admits(forget));
      assertEquals(
          admitted, stage.bot.storeAndHandle(forget).now() instanceof InitialResponse.OpenForm);
    }
  }

  private static BotResponse said(TestBot stage) {
    return stage.bot.storeAndHandle(
        by(AccessDenial.GUEST, new ChatRequest.PlainMessage("203.0.113.5")));
  }

  /** One of each; a new kind fails here until it is added, and so is asked to be refused. */
  private List<ChatRequest> everyKind() {
    List<ChatRequest> chatRequests =
        List.of(
            new ChatRequest.SlashCommand("blacklist", "203.0.113.5"),
            new ChatRequest.SlashCommand("bounce", "", List.of(file())),
            new ChatRequest.PlainMessage("is 203.0.113.5 listed?"),
            new ChatRequest.FileUpload(List.of(file()), "203.0.113.5", true),
            new ChatRequest.FileUpload(List.of(file()), "203.0.113.5"),
            new ChatRequest.MessageShortcut(List.of(file()), "203.0.113.5"),
            new ChatRequest.SendToTicket("1.2", "U2", "text"),
            new ChatRequest.ButtonClick("read-bounce"),
            new ChatRequest.FormSubmission(BounceSubmission.FORM, Map.of(), List.of(file())),
            new ChatRequest.FormChange("copy-reply", "de"),
            new ChatRequest.AutocompleteRequest("status", ""),
            new ChatRequest.AppHomeOpened(),
            new ChatRequest.GivenUp(List.of("bounce.eml")),
            new ChatRequest.BotRemoved());
    Set<Class<?>> kinds = new HashSet<>(Arrays.asList(ChatRequest.class.getPermittedSubclasses()));
    chatRequests.forEach(chatRequest -> kinds.remove(chatRequest.getClass()));
    assertEquals(Set.of(), kinds, "kinds of events without an example");
    return chatRequests;
  }

  private UploadedFile file() {
    return GateReplies.file(downloads);
  }

  private static InboundEvent by(AccessDenial why, ChatRequest chatRequest) {
    return TestEvents.event(chatRequest).by(ChatUser.denied("U9", "", Locale.ENGLISH, why));
  }

  private static boolean isSilent(BotResponse botResponse) {
    return botResponse.now() instanceof InitialResponse.NoResponse
        || botResponse.now().equals(new InitialResponse.AutocompleteChoices(List.of()));
  }

  private static boolean isPrivateRefusal(BotResponse botResponse) {
    return text(botResponse).startsWith("Only the support team can use me")
        && new Answer(botResponse.now()).visibility() == Visibility.PRIVATE;
  }
}
