package org.bounceback.recipient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientQuestionTest {

  @Test
  void aQuestionAboutAnAddressDoesNotAllowRcpt() {
    assertEquals(
        Optional.of(
            new RecipientQuestion(
                new Domain("shop.example"),
                MailAddress.parse("anna@shop.example"),
                false,
                Optional.empty())),
        RecipientQuestion.about("<anna@Shop.Example>"));
  }

  @ParameterizedTest
  @CsvSource({
    "anna@Shop.Example, anna@shop.example",
    "Shop.Example., shop.example",
    "bücher.example, xn--bcher-kva.example",
  })
  void theSubjectIsTheAddressOrTheDomain(String text, String subject) {
    assertEquals(
        Optional.of(subject), RecipientQuestion.about(text).map(RecipientQuestion::subject));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example",
        "127.0.0.1",
        "127.1",
        "anna@127.0.0.1",
        "anna@[127.0.0.1]",
        "[::1]",
        "anna@shop.example>\r\nRCPT TO:<bert@shop.example",
        "anna@",
        "@shop.example",
      })
  void otherTextsAreNotQuestions(String text) {
    assertEquals(Optional.empty(), RecipientQuestion.about(text));
  }
}
