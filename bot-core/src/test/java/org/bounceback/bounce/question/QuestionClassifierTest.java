package org.bounceback.bounce.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.data.InvalidDataException;
import org.junit.jupiter.api.Test;

class QuestionClassifierTest {
  private final QuestionClassifier classifier = QuestionClassifier.load();

  @Test
  void findsWhatDoesNotWork() {
    var wrong = new ArrayList<String>();
    for (PastedText pasted : PastedText.all()) {
      String found =
          classifier
              .classify(pasted.text())
              .map(question -> question.kind().code())
              .orElse(QuestionKind.UNCLEAR.code());
      if (!pasted.kind().equals("any") && !found.equals(pasted.kind())) {
        wrong.add(pasted.text() + " is " + found);
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void findsTheLanguage() {
    assertEquals("de", language("Mails an gmx kommen zurück, warum?"));
    assertEquals("fr", language("Les mails vers orange.fr reviennent, pourquoi ?"));
    assertEquals("es", language("El cliente no puede enviar correos"));
    assertEquals("en", language("customer can’t send"));
  }

  @Test
  void aLongTextIsNoQuestion() {
    assertEquals(Optional.empty(), classifier.classify("The customer cannot send. ".repeat(60)));
  }

  @Test
  void aLanguageWithoutAKindIsRefused() {
    assertThrows(
        InvalidDataException.class,
        () -> QuestionClassifier.read("q.yaml", "en: {mail: mail, ignored: [x], addressed: [y]}"));
  }

  private String language(String text) {
    return classifier.classify(text).orElseThrow().language();
  }
}
