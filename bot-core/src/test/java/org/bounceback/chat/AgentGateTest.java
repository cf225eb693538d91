package org.bounceback.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.picture.OcrReader;
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
    try (var stage = new Backstage(folder)) {
      for (Ask ask : everyKind()) {
        Inbound inbound = by(AccessDenial.NOT_AGENT, ask);
        assertTrue(stage.bot.keep(inbound), ask.toString());
        Turn turn = stage.bot.receive(inbound);
        assertFalse(stage.bot.admits(inbound), ask.toString());
        assertEquals(Optional.empty(), turn.later(), ask.toString());
        assertTrue(isSilent(turn) || isPrivateRefusal(turn), ask + " is answered by " + turn.now());
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
    try (var stage = new Backstage(folder)) {
      Turn turn = stage.bot.take(by(why, new Ask.Command("blacklist", "203.0.113.5")));
      String start =
          switch (why) {
            case NOT_AGENT, BOT -> "Only the support team";
            case GUEST -> "Guests of this workspace";
            case OTHER_ORGANIZATION -> "People of other organizations";
            case OTHER_WORKSPACE -> "I am not set up for this workspace";
            case UNVERIFIED -> "I could not check whether you belong";
          };
      assertTrue(headline(turn).startsWith(start), headline(turn));
      assertEquals(Audience.PRIVATE, audience(turn));
      assertEquals(0, stage.dns.questions().total());
    }
  }

  @Test
  void oneAnswerAMinuteIsEnough() throws Exception {
    try (var stage = new Backstage(folder)) {
      assertInstanceOf(FirstAnswer.Show.class, said(stage).now());
      assertInstanceOf(FirstAnswer.Quiet.class, said(stage).now());
      stage.clock.advance(Duration.ofSeconds(61));
      assertInstanceOf(FirstAnswer.Show.class, said(stage).now());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BOT", "OTHER_WORKSPACE"})
  void aMessageThatCannotOrMustNotBeAnsweredIsNot(AccessDenial why) throws Exception {
    try (var stage = new Backstage(folder)) {
      assertInstanceOf(
          FirstAnswer.Quiet.class, stage.bot.take(by(why, new Ask.Said("help"))).now());
      assertInstanceOf(
          FirstAnswer.Quiet.class, stage.bot.take(by(why, new Ask.HomeOpened())).now());
    }
  }

  @Test
  void filesThatPeopleDropForOneAnotherAreNotAnswered() throws Exception {
    try (var stage = new Backstage(folder)) {
      var dropped = new Ask.Upload(List.of(file()), "look");
      assertInstanceOf(
          FirstAnswer.Quiet.class, stage.bot.take(by(AccessDenial.NOT_AGENT, dropped)).now());
    }
  }

  @Test
  void whatMayBeAnAgentsIsNotAcknowledgedAsIfItWereKept() throws Exception {
    try (var stage = new Backstage(folder)) {
      for (Ask ask : everyKind()) {
        Inbound inbound = by(AccessDenial.UNVERIFIED, ask);
        if (KeptEvents.isKept(inbound)) {
          NotKept refused = assertThrows(NotKept.class, () -> stage.bot.keep(inbound));
          assertTrue(refused.isUnverified());
          assertTrue(headlineOrError(stage.bot.take(inbound)).startsWith("I could not check"));
        } else {
          assertTrue(stage.bot.keep(inbound), ask.toString());
        }
        stage.clock.advance(Duration.ofMinutes(2));
      }
      assertEquals(0, downloads.get());
      assertEquals(0, stage.eventInbox.backlog().arrivals());
    }
  }

  @Test
  void aFormOfSomebodyWhoCouldNotBeCheckedKeepsWhatWasTypedAndCanBeSentAgain() throws Exception {
    try (var stage = new Backstage(folder)) {
      var form = new Ask.Submission(BounceForm.ID, Map.of("text", "550 no"), List.of());
      Inbound sent = by(AccessDenial.UNVERIFIED, form);
      for (int i = 0; i < 2; i++) {
        var wrong = assertInstanceOf(FirstAnswer.FieldErrors.class, stage.bot.take(sent).now());
        assertEquals(Set.of("text"), wrong.errors().keySet());
        assertTrue(wrong.card().blocks().toString().contains("550 no"), wrong.card().toString());
      }
      Turn checked =
          stage.bot.take(sent.by(new Person("U9", "", Locale.ENGLISH, Set.of(Person.Role.AGENT))));
      assertInstanceOf(FirstAnswer.Show.class, checked.now());
    }
  }

  @Test
  void anAdministratorWhoIsNamedByIdIsAnAgent() throws Exception {
    var host = new HostControl(Optional.empty(), Duration.ofSeconds(1), Set.of("U9"));
    try (var stage = new Backstage(folder, new Workers(4, 4, 4, 20), OcrReader.NONE, host)) {
      var forget = new Ask.Command("bounceback", "forget");
      for (AccessDenial why : List.of(AccessDenial.NOT_AGENT, AccessDenial.UNVERIFIED)) {
        assertInstanceOf(FirstAnswer.AskForm.class, stage.bot.take(by(why, forget)).now());
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
    var host = new HostControl(Optional.empty(), Duration.ofSeconds(1), Set.of(named));
    try (var stage = new Backstage(folder, new Workers(4, 4, 4, 20), OcrReader.NONE, host)) {
      Inbound forget = by(AccessDenial.NOT_AGENT, new Ask.Command("bounceback", "forget"));

      assertEquals(admitted, stage.bot.admits(forget));
      assertEquals(admitted, stage.bot.take(forget).now() instanceof FirstAnswer.AskForm);
    }
  }

  private static Turn said(Backstage stage) {
    return stage.bot.take(by(AccessDenial.GUEST, new Ask.Said("203.0.113.5")));
  }

  /** One of each; a new kind fails here until it is added, and so is asked to be refused. */
  private List<Ask> everyKind() {
    List<Ask> asks =
        List.of(
            new Ask.Command("blacklist", "203.0.113.5"),
            new Ask.Command("bounce", "", List.of(file())),
            new Ask.Said("is 203.0.113.5 listed?"),
            new Ask.Upload(List.of(file()), "203.0.113.5", true),
            new Ask.Upload(List.of(file()), "203.0.113.5"),
            new Ask.Shortcut(List.of(file()), "203.0.113.5"),
            new Ask.ToTicket("1.2", "U2", "text"),
            new Ask.Press(Presses.READ),
            new Ask.Submission(BounceForm.ID, Map.of(), List.of(file())),
            new Ask.Suggest("status", ""),
            new Ask.HomeOpened(),
            new Ask.GivenUp(List.of("bounce.eml")),
            new Ask.Removed());
    Set<Class<?>> kinds = new HashSet<>(Arrays.asList(Ask.class.getPermittedSubclasses()));
    asks.forEach(ask -> kinds.remove(ask.getClass()));
    assertEquals(Set.of(), kinds, "kinds of events without an example");
    return asks;
  }

  private UploadedFile file() {
    return new UploadedFile(
        "bounce.eml",
        "F1",
        () -> {
          downloads.incrementAndGet();
          throw new IOException("nothing may be downloaded");
        });
  }

  private static Inbound by(AccessDenial why, Ask ask) {
    return Backstage.event(ask).by(Person.denied("U9", "", Locale.ENGLISH, why));
  }

  private static boolean isSilent(Turn turn) {
    return turn.now() instanceof FirstAnswer.Quiet
        || turn.now().equals(new FirstAnswer.Choices(List.of()));
  }

  private static boolean isPrivateRefusal(Turn turn) {
    return headline(turn).startsWith("Only the support team can use me")
        && audience(turn) == Audience.PRIVATE;
  }

  private static String headlineOrError(Turn turn) {
    return turn.now() instanceof FirstAnswer.FieldErrors wrong
        ? wrong.card().headline()
        : headline(turn);
  }

  private static String headline(Turn turn) {
    return ((FirstAnswer.Show) turn.now()).card().headline();
  }

  private static Audience audience(Turn turn) {
    return ((FirstAnswer.Show) turn.now()).audience();
  }
}
