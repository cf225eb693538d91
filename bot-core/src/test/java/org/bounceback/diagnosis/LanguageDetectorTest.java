package org.bounceback.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.bounceback.advice.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which language the customer probably reads. */
class LanguageDetectorTest {

  @ParameterizedTest(name = "{0} of {1}: {2}")
  @CsvSource({
    "Content-Language: de-AT, alice@shop.example, GERMAN",
    "'Accept-Language: fr-FR, en', alice@shop.example, FRENCH",
    "Content-Language: ja, alice@laden.de, GERMAN",
    "X-Nothing: 1, alice@tienda.es, SPANISH",
    "X-Nothing: 1, alice@shop.example, ENGLISH",
    "Content-Language: es, alice@laden.de, SPANISH",
  })
  void theMailItselfSaysItElseTheCountryOfItsSender(
      String field, String sender, Language language) {
    assertEquals(
        language,
        LanguageDetector.of(Cases.bounce("550 5.1.1 User unknown", field, "From: " + sender)));
  }
}
