package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.InvalidDataException;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sentences of replies that depend on facts about the delivery. */
class ReplyTextsTest {
  private static final ReplyTexts TEXTS = new ReplyTexts(BundledData.ADVICE.texts());
  private static final Map<String, String> NOTHING_KNOWN = Map.of();

  /** What only the sentences about the fate of a message may say. */
  private static final Pattern FATE =
      Pattern.compile(
          "(?i)keeps? (on )?trying|still (being )?(tr|retr)|tries (again|until)|not delivered"
              + "|could not be delivered|(was|were) returned|came back|on its way|send it again"
              + "|resend|send the message (again|once more)");

  private static final Pattern HARMLESS =
      Pattern.compile(
          "(?i)do(n't| not) (send it again|resend it)|normally arrives|don't need to send it again|send (it|the"
              + " message) again yet|let you know when|tries again automatically|whether|the"
              + " message that says|does not show");

  @ParameterizedTest
  @EnumSource
  void everyAddresseeGetsASentenceAboutEachFateEvenIfNoValueIsKnown(Addressee addressee) {
    for (Language language : Language.values()) {
      for (ReplyTexts.FateText fate : ReplyTexts.FateText.values()) {
        boolean isOpening = fate == ReplyTexts.FateText.PROBLEM;
        Optional<String> text = TEXTS.fate(fate, addressee, language, NOTHING_KNOWN);

        assertTrue(text.isPresent() || isOpening, fate + " " + language);
        assertFalse(text.orElse("").contains("{"), fate + " " + language);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "SENDER", mode = EnumSource.Mode.EXCLUDE)
  void whoDidNotSendTheMessageIsNotCalledItsSender(Addressee addressee) {
    for (ReplyTexts.FateText fate : ReplyTexts.FateText.values()) {
      String text = TEXTS.fate(fate, addressee, Language.ENGLISH, NOTHING_KNOWN).orElseThrow();
      assertFalse(text.contains("Your message"), text);
    }
    for (Verdict verdict : Verdict.values()) {
      String text = TEXTS.cause(verdict, addressee, Language.ENGLISH, NOTHING_KNOWN).orElse("");
      assertFalse(text.contains("our message"), text);
    }
  }

  @Test
  void theFirstTextWhoseValuesAreKnownIsUsed() {
    assertEquals(
        Optional.of("Votre message à bob@example.com n'a pas été remis."),
        TEXTS.fate(
            ReplyTexts.FateText.LOST,
            Addressee.SENDER,
            Language.FRENCH,
            Map.of("recipient", "bob@example.com")));
  }

  @Test
  void aSlotWithoutATextForUnknownValuesIsRejected() {
    TextCatalog broken =
        TextCatalog.read("t.yaml", "reply: {probably: [{en: 'For {sender} this is the cause.'}]}");

    var refused = assertThrows(InvalidDataException.class, () -> new ReplyTexts(broken));

    assertEquals("reply.probably: the last text must not need a value", refused.getMessage());
  }

  @Test
  void theCauseOfAFailureDoesNotSayWhatBecameOfTheMessage() {
    var claims = new ArrayList<String>();
    BundledData.ADVICE
        .wordings()
        .forEach(
            (entry, texts) -> {
              if (BundledData.ADVICE.complaints().contains(entry)
                  || entry.equals("listing-resolved")) {
                return;
              }
              texts.customerTexts().stream()
                  .map(text -> text.in(Language.ENGLISH))
                  .filter(text -> FATE.matcher(text).find() && !HARMLESS.matcher(text).find())
                  .forEach(text -> claims.add(entry + ": " + text));
            });

    assertEquals(List.of(), claims);
  }
}
