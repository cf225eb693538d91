package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The operator's texts about the support team win over the configuration in their language. */
class SupportTeamTest {
  private static final TextCatalog TEXTS =
      SupportTeam.bundledTexts()
          .with(
              Map.of(
                  Language.GERMAN,
                  Map.of(
                      "support.name", "Kundendienst",
                      "support.signature", "Ihr Kundendienst",
                      "support.promise", "bis morgen")));

  private final SupportTeam team =
      new SupportTeam(
          "Support",
          "Your support team",
          Map.of(Language.ENGLISH, "today", Language.GERMAN, "heute"),
          TEXTS);

  @Test
  void aTextWinsOverTheConfiguration() {
    assertEquals(
        Map.of(
            "support", "Ihr Kundendienst",
            "support_name", "Kundendienst",
            "promise", "bis morgen"),
        team.values(Language.GERMAN));
  }

  @Test
  void otherLanguagesKeepTheConfiguration() {
    assertEquals(
        Map.of("support", "Your support team", "support_name", "Support", "promise", "today"),
        team.values(Language.ENGLISH));
    assertEquals("Votre équipe d'assistance", team.signature(Language.FRENCH));
    assertEquals(Optional.empty(), team.promise(Language.FRENCH));
  }

  @Test
  void aReplyEndsWithTheSignatureInItsLanguage() {
    var frame = new ReplyFrame(TextCatalog.load(), team);

    String reply =
        frame.write(Language.GERMAN, Optional.empty(), List.of("Text."), ReplyFrame.QUESTIONS);

    assertEquals("Ihr Kundendienst", reply.lines().reduce((first, last) -> last).orElseThrow());
  }
}
