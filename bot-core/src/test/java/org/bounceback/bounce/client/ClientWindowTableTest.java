package org.bounceback.bounce.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.MailClient;
import org.bounceback.advice.MailClientCatalog;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of {@code client-windows.tsv}. */
class ClientWindowTableTest {
  private static final String HEADER = "role\tapp\tlanguage\toperation\tproblem\ttext\tsource\n";
  private static final ClientWindowTable TABLE = ClientWindowTable.load();
  private static final ClientWindowReader READER = ClientWindowReader.create();
  private static final MailClientCatalog APPS = MailClientCatalog.load();

  static List<Map<String, String>> rows() {
    return Table.parse(
            ClientWindowTable.FILE, Resources.text(ClientWindowTable.class, ClientWindowTable.FILE))
        .rows();
  }

  /** Each wording with its values is found, also in capitals and without accents. */
  @ParameterizedTest
  @MethodSource("rows")
  void eachWordingIsFound(Map<String, String> row) {
    String text =
        row.getOrDefault("text", "")
            .replace("…", "and so on")
            .replaceAll("[\\[\\]!]", "")
            .replace("{host}", "mail.shop.example")
            .replace("{account}", "alice@shop.example")
            .replace("{recipient}", "bob@example.com")
            .replace("{reply}", ": no.");
    List<WindowToken> tokens = WindowTokenizer.tokens(text.toUpperCase(Locale.ROOT));
    var matcher = new WindowMatcher(TABLE.vocabulary(), tokens);

    assertTrue(
        ClientWindowTable.parse(HEADER + line(row)).templates().stream()
            .allMatch(template -> matcher.find(template).isPresent()),
        text);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachWindowShowsItsProblem(Map<String, String> row) {
    if (row.getOrDefault("role", "").equals("window")) {
      String text =
          row.getOrDefault("text", "")
              .replace("…", "")
              .replaceAll("[\\[\\]!]", "")
              .replace("{host}", "mail.shop.example")
              .replace("{account}", "alice@shop.example")
              .replace("{recipient}", "bob@example.com")
              .replace("{reply}", ": that is all.");

      assertEquals(
          Optional.ofNullable(row.get("problem")),
          READER.read(text).map(ClientWindow::problem).map(ClientProblem::code),
          text);
    }
  }

  @Test
  void eachAppIsInTheTableOfMailClients() {
    List<String> known = APPS.all().stream().map(MailClient::id).toList();

    assertEquals(
        List.of(),
        TABLE.templates().stream()
            .flatMap(each -> each.app().stream())
            .distinct()
            .filter(app -> !known.contains(app))
            .toList());
  }

  /** One word alone does not show that a text is about errors in general. */
  @Test
  void generalWordingsHaveSeveralWords() {
    assertFalse(
        TABLE.templates().stream()
            .filter(each -> each.role() == WindowTemplate.Role.GENERAL)
            .anyMatch(each -> each.weight() < 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "windows\t-\ten\tsending\trejected\tserver rejected it\tx",
        "window\t-\txx\tsending\trejected\tserver rejected it\tx",
        "window\t-\ten\treading\trejected\tserver rejected it\tx",
        "window\t-\ten\tsending\tbroken\tserver rejected it\tx",
        "window\t-\ten\tsending\t-\tserver rejected it\tx",
        "title\t-\ten\tsending\trejected\tserver rejected it\tx",
        "window\t-\ten\tsending\trejected\t{server} rejected it\tx",
        "window\t-\ten\tsending\trejected\t… {host}\tx",
        "window\t-\ten\tsending\trejected\tserver rejected it\t"
      })
  void invalidRowsAreRefused(String row) {
    assertThrows(InvalidDataException.class, () -> ClientWindowTable.parse(HEADER + row + "\n"));
  }

  private static String line(Map<String, String> row) {
    return String.join(
            "\t",
            List.of("role", "app", "language", "operation", "problem", "text", "source").stream()
                .map(column -> row.getOrDefault(column, ""))
                .toList())
        + "\n";
  }
}
