package org.bounceback.bounce.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows as people paste them, and texts that are no windows. */
class WindowCasesTest {
  private static final ClientWindowReader READER = ClientWindowReader.create();

  static List<Map<String, String>> cases() {
    String name = "window-cases.tsv";
    return Table.parse(name, Resources.text(WindowCasesTest.class, name)).rows();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsTheWindow(Map<String, String> row) {
    Optional<ClientWindow> window = READER.read(row.getOrDefault("text", "").replace("\\n", "\n"));

    assertEquals(
        stated(row, "problem"),
        window.map(ClientWindow::problem).map(ClientProblem::code),
        row::toString);
    if (window.isPresent()) {
      assertEquals(stated(row, "recipient"), window.get().recipient(), row::toString);
      isAsStated(row, "operation", Optional.of(window.get().operation().code()));
      isAsStated(row, "app", window.get().app());
      isAsStated(row, "server", window.get().server());
      isAsStated(row, "account", window.get().account());
    }
  }

  /** A dash in the table means that the value is not judged. */
  private static void isAsStated(Map<String, String> row, String column, Optional<String> value) {
    assertTrue(
        stated(row, column).map(expected -> value.equals(Optional.of(expected))).orElse(true),
        () -> column + " is " + value + " in " + row);
  }

  private static Optional<String> stated(Map<String, String> row, String column) {
    return Optional.ofNullable(row.get(column)).filter(cell -> !cell.equals("-"));
  }
}
