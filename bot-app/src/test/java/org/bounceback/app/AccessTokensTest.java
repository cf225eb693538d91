package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bounceback.app.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTokensTest {
  private static final String ONE = "0123456789abcdef01234567";
  private static final String OTHER = "76543210fedcba9876543210";

  @TempDir Path home;

  @Test
  void eachServiceHasItsOwnToken() throws Exception {
    assertEquals(
        new AccessTokens(Optional.of(ONE), Optional.of(OTHER)),
        tokens(Map.of("BOUNCEBACK_API_TOKEN", ONE, "BOUNCEBACK_CONSOLE_TOKEN", OTHER)));
    assertEquals(
        new AccessTokens(Optional.empty(), Optional.of(OTHER)),
        tokens(Map.of("BOUNCEBACK_CONSOLE_TOKEN", OTHER)));
  }

  @Test
  void theApiTokenDoesNotOpenTheConsole() throws Exception {
    assertEquals(
        new AccessTokens(Optional.of(ONE), Optional.empty()),
        tokens(Map.of("BOUNCEBACK_API_TOKEN", ONE)));
  }

  @Test
  void aShortTokenIsRejected() {
    var refused =
        assertThrows(
            CommandFailedException.class,
            () -> tokens(Map.of("BOUNCEBACK_API_TOKEN", ONE.substring(1))));

    assertTrue(
        String.valueOf(refused.getMessage()).startsWith("api.token has 23 characters; enter 24"));
    assertThrows(
        CommandFailedException.class, () -> tokens(Map.of("BOUNCEBACK_CONSOLE_TOKEN", "short")));
  }

  @Test
  void theSameTokenForBothIsRejected() {
    assertThrows(
        CommandFailedException.class,
        () -> tokens(Map.of("BOUNCEBACK_API_TOKEN", ONE, "BOUNCEBACK_CONSOLE_TOKEN", ONE)));
  }

  private AccessTokens tokens(Map<String, String> environment) throws Exception {
    return AccessTokens.of(Settings.read(home, Optional.empty(), environment, Map.of()));
  }
}
