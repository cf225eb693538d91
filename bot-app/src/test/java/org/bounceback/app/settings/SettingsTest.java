package org.bounceback.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path home;

  @Test
  void everyDefaultIsAValidValue() throws InvalidSettingsException {
    assertEquals(
        Duration.ofMillis(2300), read("", Map.of(), Map.of()).duration("blocklists.deadline"));
  }

  @Test
  void theEnvironmentOverridesTheFileAndTheCommandLineOverridesBoth()
      throws InvalidSettingsException, IOException {
    String file =
        "recipient:\n  smtp-port: 26\n  ehlo: file.example\ndesk.url: http://file.example/\n";
    Map<String, String> environment =
        Map.of("BOUNCEBACK_RECIPIENT_SMTP_PORT", "27", "BOUNCEBACK_RECIPIENT_EHLO", "env.example");

    Settings settings = read(file, environment, Map.of("recipient.smtp-port", List.of("28")));

    assertEquals(28, settings.number("recipient.smtp-port"));
    assertEquals(Optional.of("env.example"), settings.text("recipient.ehlo"));
    assertEquals(Optional.of("http://file.example/"), settings.text("desk.url"));
  }

  @Test
  void aSecretCanBeReadFromAFileAndIsNeverShown() throws InvalidSettingsException, IOException {
    Path secret = Files.writeString(home.resolve("token"), "not-a-real-token\n");

    Settings settings = read("", Map.of("BOUNCEBACK_DESK_TOKEN_FILE", secret.toString()), Map.of());

    assertEquals(Optional.of("not-a-real-token"), settings.text("desk.token"));
    assertEquals("(hidden)", settings.redacted().get("desk.token"));
  }

  @Test
  void aSecretInTheConfigurationFileIsRejectedWithoutShowingIt() {
    InvalidSettingsException wrong =
        assertThrows(
            InvalidSettingsException.class,
            () -> read("desk:\n  token: not-a-real-token\n", Map.of(), Map.of()));

    assertEquals(
        home.resolve("bounceback.yaml")
            + ", line 2: desk.token is a secret and does not belong in a file that others can read;"
            + " set BOUNCEBACK_DESK_TOKEN, or BOUNCEBACK_DESK_TOKEN_FILE",
        wrong.getMessage());
  }

  @Test
  void anUnknownKeyIsAnErrorWithTheLineAndTheClosestKey() {
    InvalidSettingsException wrong =
        assertThrows(
            InvalidSettingsException.class,
            () -> read("data: /tmp\ndns:\n  resolvr: 127.0.0.1\n", Map.of(), Map.of()));

    assertEquals(
        home.resolve("bounceback.yaml")
            + ", line 3: unknown key dns.resolvr; did you mean dns.resolver?",
        wrong.getMessage());
  }

  @Test
  void anInvalidValueIsAnErrorWithTheExpectedFormat() {
    InvalidSettingsException wrong =
        assertThrows(
            InvalidSettingsException.class,
            () -> read("blocklists.deadline: soon\n", Map.of(), Map.of()));

    assertEquals(
        "blocklists.deadline is \"soon\"; enter a duration, such as 3s or 500ms",
        wrong.getMessage());
  }

  private Settings read(
      String yaml, Map<String, String> environment, Map<String, List<String>> flags)
      throws InvalidSettingsException {
    try {
      Path file = Files.writeString(home.resolve("bounceback.yaml"), yaml);
      return Settings.read(
          home, yaml.isEmpty() ? Optional.empty() : Optional.of(file), environment, flags);
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }
}
