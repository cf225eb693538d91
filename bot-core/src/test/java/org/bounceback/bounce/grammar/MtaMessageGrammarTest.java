package org.bounceback.bounce.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.bounce.SmtpStage;
import org.bounceback.data.Table;
import org.junit.jupiter.api.Test;

class MtaMessageGrammarTest {
  private static final MtaMessageGrammar GRAMMAR = MtaMessageGrammar.load();
  private static final Map<String, String> SAMPLES =
      Map.ofEntries(
          Map.entry("host", "mx.example.com"),
          Map.entry("reporter", "relay.example.net"),
          Map.entry("relay", "mx.example.com"),
          Map.entry("ip", "203.0.113.25"),
          Map.entry("reply", "550 5.7.1 rejected"),
          Map.entry("recipient", "bob@example.com"),
          Map.entry("original", "info@example.com"),
          Map.entry("sender", "alice@shop.example"),
          Map.entry("address", "bob@example.com"),
          Map.entry("domain", "example.com"),
          Map.entry("stage", "RCPT TO:<bob@example.com>"),
          Map.entry("code", "550"),
          Map.entry("dsn", "5.7.1"));

  @Test
  void findsEachMessageInItsPlace() {
    var missed = new ArrayList<String>();
    for (MtaMessage message : GRAMMAR.messages()) {
      String text = filled(message);
      List<MtaMessageMatch> found = GRAMMAR.find("The report:\n\n" + text);
      boolean same =
          found.stream()
              .anyMatch(
                  match ->
                      match.message().event() == message.event()
                          && match.stage().equals(stage(message))
                          && match.message().decidedBy() == message.decidedBy()
                          && match.text().equals(text.strip()));
      if (!same) {
        missed.add(message.id() + " " + text + " -> " + ids(found));
      }
    }
    assertEquals(List.of(), missed);
  }

  @Test
  void namesTheServerAndTheStage() {
    MtaMessageMatch match =
        only("conversation with mx.example.com[203.0.113.25] timed out\n    while sending RCPT TO");

    assertEquals(Optional.of("mx.example.com"), match.host());
    assertEquals(Ip.parse("203.0.113.25"), match.ip());
    assertEquals("rcpt", match.stage().orElseThrow().code());
  }

  @Test
  void doesNotSearchTheTextOfAnotherServer() {
    MtaMessageMatch match =
        only(
            "host mx.example.com[203.0.113.25] said: 550 host mx.other.example[198.51.100.2] said:"
                + " 554 mail for example.com loops back to myself (in reply to RCPT TO command)"
                + " (in reply to end of DATA command)");

    assertEquals(Optional.of("mx.example.com"), match.host());
    assertEquals("data", match.stage().orElseThrow().code());
  }

  @Test
  void doesNotSearchAReplyWithoutAName() {
    assertEquals(
        List.of(),
        GRAMMAR.find(
            "554 5.7.1 rejected: connect to mx.example.com[203.0.113.25]:25: Connection refused"));
  }

  @Test
  void searchesTheTextOfTheSameServer() {
    List<MtaMessageMatch> found =
        GRAMMAR.find(
            "delivery temporarily suspended: connect to mx.example.com[203.0.113.25]:25:"
                + " Connection refused");

    assertEquals(2, found.size());
    assertTrue(found.get(1).nested());
    assertEquals(MtaEvent.CONNECT_REFUSED, found.get(1).message().event());
  }

  @Test
  void rejectsAnEntryWithoutLiteralText() {
    assertThrows(IllegalArgumentException.class, () -> MtaMessageGrammar.of(table("a", "{text}")));
  }

  @Test
  void rejectsAnIdThatOccursTwice() {
    Table table = table("a", "no such host");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            MtaMessageGrammar.of(
                new Table(
                    "test", table.columns(), List.of(table.rows().get(0), table.rows().get(0)))));
  }

  @Test
  void rejectsAnUnknownStage() {
    Map<String, String> row = new HashMap<>(table("a", "no such host").rows().get(0));
    row.put("stage", "lunch");
    assertThrows(IllegalArgumentException.class, () -> MtaMessage.of(row));
  }

  private static Optional<SmtpStage> stage(MtaMessage message) {
    boolean named = message.template().fieldNames().contains("stage");
    return message.stage().or(() -> named ? Optional.of(SmtpStage.RCPT) : Optional.empty());
  }

  private static Table table(String id, String template) {
    return Table.parse(
        "test",
        "id\tsoftware\twhere\ttemplate\tevent\tstage\tdecided_by\tfate\tsource\n"
            + id
            + "\ttest\tbounce\t"
            + template
            + "\tother\t-\tnobody\tby-context\ttest");
  }

  private static MtaMessageMatch only(String text) {
    List<MtaMessageMatch> found = GRAMMAR.find(text);
    assertEquals(1, found.size(), () -> ids(found).toString());
    return found.get(0);
  }

  private static List<String> ids(List<MtaMessageMatch> found) {
    return found.stream().map(match -> match.message().id()).toList();
  }

  private static String filled(MtaMessage message) {
    String text = message.template().toString().replace("\\n", "\n").replace("\\t", "\t");
    for (String name : message.template().fieldNames()) {
      String sample =
          SAMPLES.getOrDefault(
              name, TemplateField.of(name) == TemplateField.DIGITS ? "25" : "sample");
      text = text.replace("{" + name + "}", sample);
    }
    return text;
  }
}
