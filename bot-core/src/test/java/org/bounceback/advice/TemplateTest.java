package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final Map<String, String> VALUES =
      Map.of("recipient", "anna@shop.example", "date", "Monday. Or later", "empty", " ");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Nothing to fill. | Nothing to fill.",
        "To {recipient}. | To anna@shop.example.",
        "{recipient} refused. | anna@shop.example refused.",
        "{recipient} and {recipient}. | anna@shop.example and anna@shop.example.",
        "First. To {sender}. Last. | First. Last.",
        "First. To {empty}. Last. | First. Last.",
        "Of {recipient} by {sender}. Last. | Last.",
        "First! {sender} next? {recipient} last. | First! anna@shop.example last.",
        "See: {sender}. Last. | Last.",
        "e.g. a {sender}. Last. | Last.",
        "On {date}. Last. | On Monday. Or later. Last.",
        "Set {dns_record} | ",
      })
  void aSentenceWithAMissingValueIsOmitted(String text, String filled) {
    assertEquals(Optional.ofNullable(filled), Template.fill(text, VALUES));
  }

  @Test
  void valuesAreNotParsedAsTemplates() {
    assertEquals(
        Optional.of("Said {recipient} $1 \\ {sender}."),
        Template.fill("Said {diagnostic}.", Map.of("diagnostic", "{recipient} $1 \\ {sender}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "}", "{}", "{A}", "{ recipient }", "{recipient"})
  void otherBracesAreUnchanged(String text) {
    assertEquals(Optional.of(text), Template.fill(text, VALUES));
  }

  @Test
  void textsThatCannotBeFilledAreOmitted() {
    assertEquals(
        List.of("To anna@shop.example", "Last"),
        Template.fillAll(List.of("To {recipient}", "By {sender}", "Last"), VALUES));
  }

  @Test
  void placeholdersAreReturnedInOrder() {
    assertEquals(
        List.of("b_c", "a", "b_c"), Template.placeholders("{b_c} {a}{b_c} {B} { a } {a1}"));
  }
}
