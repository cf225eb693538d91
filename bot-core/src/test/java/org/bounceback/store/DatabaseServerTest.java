package org.bounceback.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseServerTest {

  @Test
  void messagesNameItWithoutOptions() {
    var server = server("jdbc:postgresql://db.example.org/bounceback?sslmode=verify-full");

    assertEquals("jdbc:postgresql://db.example.org/bounceback", server.name());
  }

  @Test
  void itIsPrintedWithoutItsPassword() {
    var server =
        new DatabaseServer(
            "jdbc:postgresql://db.example.org/bounceback",
            Optional.of("bounceback"),
            Optional.of("hidden"));

    assertFalse(server.toString().contains("hidden"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example.org/bounceback?password=secret",
        "jdbc:postgresql://db.example.org/bounceback?ssl=true&sslpassword=secret",
        "jdbc:postgresql://sam:secret@db.example.org/bounceback"
      })
  void aPasswordInTheUrlIsRefusedUnsaid(String url) {
    var refused = assertThrows(IllegalArgumentException.class, () -> server(url));

    assertEquals(
        "database.url holds a password; give it as database.password, from the environment or a"
            + " file",
        refused.getMessage());
  }

  @Test
  void anotherKindOfDatabaseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> server("jdbc:mysql://db.example.org/x"));
  }

  private static DatabaseServer server(String url) {
    return new DatabaseServer(url, Optional.empty(), Optional.empty());
  }
}
