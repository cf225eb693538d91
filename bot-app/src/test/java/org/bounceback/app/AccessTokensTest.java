package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.app.api.ApiClient;
import org.bounceback.app.api.ApiClient.Scope;
import org.bounceback.app.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTokensTest {
  private static final String ONE = "0123456789abcdef01234567";
  private static final String OTHER = "76543210fedcba9876543210";

  @TempDir Path home;

  @Test
  void eachServiceHasItsOwnToken() throws Exception {
    assertEquals(
        new AccessTokens(List.of(ApiClient.unlimited("api.token", ONE)), Optional.of(OTHER)),
        tokens(Map.of("BOUNCEBACK_API_TOKEN", ONE, "BOUNCEBACK_CONSOLE_TOKEN", OTHER)));
    assertEquals(
        new AccessTokens(List.of(), Optional.of(OTHER)),
        tokens(Map.of("BOUNCEBACK_CONSOLE_TOKEN", OTHER)));
  }

  @Test
  void theApiTokenDoesNotOpenTheConsole() throws Exception {
    assertEquals(
        new AccessTokens(List.of(ApiClient.unlimited("api.token", ONE)), Optional.empty()),
        tokens(Map.of("BOUNCEBACK_API_TOKEN", ONE)));
  }

  @Test
  void aShortTokenIsRejected() {
    var refused =
        assertThrows(
            CommandFailedException.class,
            () -> tokens(Map.of("BOUNCEBACK_API_TOKEN", ONE.substring(1))));

    assertTrue(
        String.valueOf(refused.getMessage())
            .startsWith("api.token has a token of 23 characters; enter 24"));
    assertThrows(
        CommandFailedException.class, () -> tokens(Map.of("BOUNCEBACK_CONSOLE_TOKEN", "short")));
  }

  @Test
  void theSameTokenForBothIsRejected() {
    assertThrows(
        CommandFailedException.class,
        () -> tokens(Map.of("BOUNCEBACK_API_TOKEN", ONE, "BOUNCEBACK_CONSOLE_TOKEN", ONE)));
  }

  @Test
  void furtherClientsHaveScopes() throws Exception {
    String lines =
        "# name token scopes\n\npanel " + ONE + " diagnose,escalate\nstats " + OTHER + " read";

    assertEquals(
        List.of(
            new ApiClient("panel", ONE, Set.of(Scope.DIAGNOSE, Scope.ESCALATE)),
            new ApiClient("stats", OTHER, Set.of(Scope.READ))),
        tokens(Map.of("BOUNCEBACK_API_TOKENS", lines)).api());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          panel                                        | line 1: expected a name, a token and scopes
          panel short read                             | line 1 has a token of 5 characters
          panel 0123456789abcdef01234567 write         | line 1: there is no scope write
          a 0123456789abcdef01234567 read;b 0123456789abcdef01234567 read | the token of b has another name too
          a 0123456789abcdef01234567 read;a 76543210fedcba9876543210 read | there are two clients a
          """)
  void anErrorInALineNamesTheLineAndNotTheToken(String lines, String message) {
    var refused =
        assertThrows(
            CommandFailedException.class,
            () -> tokens(Map.of("BOUNCEBACK_API_TOKENS", lines.replace(';', '\n'))));

    String said = String.valueOf(refused.getMessage());
    assertTrue(said.contains(message), said);
    assertFalse(said.contains(ONE), said);
  }

  @Test
  void aClientIsPrintedWithoutItsToken() {
    assertEquals("panel [READ]", new ApiClient("panel", ONE, Set.of(Scope.READ)).toString());
  }

  private AccessTokens tokens(Map<String, String> environment) throws Exception {
    return AccessTokens.of(Settings.read(home, Optional.empty(), environment, Map.of()));
  }
}
