package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.bounceback.advice.Language;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InboundEvent;
import org.bounceback.testkit.TestEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A French-speaking agent in a German-speaking workspace. */
class ResponseLanguageTest {

  @Test
  void whatOnlyTheUserSeesIsInTheUsersLanguage() {
    assertEquals(Language.FRENCH, language(new ChatRequest.SlashCommand("bounceback", "cases")));
    assertEquals(Language.FRENCH, language(new ChatRequest.AppHomeOpened()));
    assertEquals(Language.FRENCH, language(press("whole")));
  }

  @Test
  void whatEverybodySeesIsInTheWorkspacesLanguage() {
    assertEquals(Language.GERMAN, language(TestEvents.upload("a.eml", new byte[0])));
    assertEquals(Language.GERMAN, language(new ChatRequest.PlainMessage("help")));
    assertEquals(Language.GERMAN, language(new ChatRequest.SlashCommand("bounce", "550 no")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"take", "check-again", "watch-no-more", "share", "watch"})
  void aCardInTheChannelKeepsTheWorkspacesLanguage(String action) {
    assertEquals(Language.GERMAN, language(press(action)));
  }

  @Test
  void aCardThatOnlyTheUserSeesKeepsTheUsersLanguageUntilItIsShared() {
    assertEquals(Language.FRENCH, language(pressPrivately("check-again")));
    assertEquals(Language.GERMAN, language(pressPrivately("share")));
  }

  @Test
  void aDirectConversationIsInTheUsersLanguage() {
    InboundEvent event = event(new ChatRequest.PlainMessage("help"), Locale.FRANCE, true);

    assertEquals(Language.FRENCH, ResponseLanguage.of(event));
  }

  @Test
  void aUserWhoseLanguageTheBotLacksGetsTheWorkspacesLanguage() {
    var command = new ChatRequest.SlashCommand("bounceback", "cases");

    assertEquals(Language.GERMAN, ResponseLanguage.of(event(command, Locale.JAPAN, false)));
    assertEquals(Language.GERMAN, ResponseLanguage.of(event(command, Locale.ROOT, false)));
  }

  private static ChatRequest press(String action) {
    return new ChatRequest.ButtonClick(action + ":BB-00000-00000");
  }

  private static ChatRequest pressPrivately(String action) {
    return new ChatRequest.ButtonClick(action + ":BB-00000-00000", true);
  }

  private static Language language(ChatRequest chatRequest) {
    return ResponseLanguage.of(event(chatRequest, Locale.FRANCE, false));
  }

  private static InboundEvent event(ChatRequest chatRequest, Locale locale, boolean direct) {
    InboundEvent event = TestEvents.event(chatRequest);
    return event
        .by(event.chatUser().speaking(locale))
        .at(event.chatLocation().speaking(Locale.GERMAN, direct));
  }
}
