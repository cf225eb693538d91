package org.bounceback.bounce.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A pasted log with the rows that are right.
 *
 * @param name what is special about it
 * @param text the paste
 * @param rows the expected rows, each split at its semicolons
 */
public record LogPaste(String name, String text, List<List<String>> rows) {
  /** The number of columns of a row about a failed login. */
  private static final String ACCESS = "access";

  /** Loads the pastes of a resource in this package. */
  public static List<LogPaste> load(String resource) {
    var pastes = new ArrayList<LogPaste>();
    for (String block : text(resource).split("(?m)^=== ", -1)) {
      int nameEnd = block.indexOf('\n');
      int rows = block.indexOf("\n---\n");
      if (rows > 0) {
        pastes.add(
            new LogPaste(
                block.substring(0, nameEnd),
                block.substring(nameEnd + 1, rows),
                block
                    .substring(rows + "\n---\n".length())
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> Arrays.stream(line.split(";", 6)).map(String::strip).toList())
                    .toList()));
      }
    }
    assertFalse(pastes.isEmpty(), resource);
    return pastes;
  }

  /** Returns the text of a resource in this package. */
  public static String text(String resource) {
    try (InputStream in = LogPaste.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the rows about recipients. */
  public List<List<String>> recipients() {
    return rows.stream().filter(row -> !row.get(0).equals(ACCESS)).toList();
  }

  /** Returns the rows about failed logins and blocks. */
  public List<List<String>> access() {
    return rows.stream().filter(row -> row.get(0).equals(ACCESS)).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
