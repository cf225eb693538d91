package org.bounceback.app;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bounceback.app.settings.Key;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.junit.jupiter.api.Test;

/** The files in {@code packaging} that operators install, also the lines that are commented out. */
class PackagingTest {
  private static final Path PACKAGING = Path.of("..", "packaging");
  private static final Path COMPOSE = PACKAGING.resolve("container/compose.yaml");
  private static final Path UNIT = PACKAGING.resolve("systemd/bounceback.service");
  private static final Pattern VARIABLE = Pattern.compile("BOUNCEBACK_[A-Z_]+");
  private static final String IN_A_FILE = "_FILE";

  @Test
  void everyVariableBelongsToASettingsKey() throws IOException {
    Set<String> known = Key.all().values().stream().map(Key::variable).collect(toSet());

    Set<String> unknown = variables();
    unknown.removeIf(each -> known.contains(each.replaceFirst(IN_A_FILE + "$", "")));

    assertEquals(Set.of(), unknown);
  }

  @Test
  void noSecretIsInPlainText() throws IOException {
    Set<String> inTheOpen = variables();

    inTheOpen.retainAll(
        Key.all().values().stream()
            .filter(key -> key.kind() == Key.Kind.SECRET)
            .map(Key::variable)
            .collect(toSet()));

    assertEquals(Set.of(), inTheOpen);
  }

  @Test
  void everySecretThatTheContainersReadIsDeclared() throws IOException {
    String text = Files.readString(COMPOSE);
    DocumentNode compose = DocumentCodec.yaml("compose.yaml", text);
    Set<String> declared = Set.copyOf(compose.require("secrets").keys());

    Set<String> read = found("/run/secrets/([a-z-]+)", text);
    for (String service : compose.require("services").keys()) {
      read.addAll(compose.require("services").require(service).texts("secrets"));
    }

    assertEquals(declared, read);
    assertEquals(
        found("(?m)^      BOUNCEBACK_.*/run/secrets/([a-z-]+)", text),
        Set.copyOf(compose.require("services").require("bounceback").texts("secrets")));
  }

  @Test
  void theContainersRunWithoutRightsOnReadOnlyFileSystems() throws IOException {
    DocumentNode services =
        DocumentCodec.yaml("compose.yaml", Files.readString(COMPOSE)).require("services");
    String dockerfile = Files.readString(PACKAGING.resolve("container/Dockerfile"));

    for (String service : List.of("bounceback", "resolver")) {
      assertTrue(services.require(service).isTrue("read_only"), service);
      assertEquals(List.of("ALL"), services.require(service).texts("cap_drop"));
    }
    assertEquals(Set.of("10001:10001", "unbound"), found("(?m)^USER (.+)$", dockerfile));
  }

  @Test
  void theUnitLoadsEveryCredentialThatItReads() throws IOException {
    String unit = Files.readString(UNIT);

    for (String begin : List.of("(?m)^", "(?m)^#")) {
      Set<String> read = found(begin + "Environment=.*=%d/([a-z-]+)$", unit);
      assertEquals(read, found(begin + "LoadCredential=([a-z-]+):/etc/bounceback/\\1$", unit));
    }
  }

  private static Set<String> variables() throws IOException {
    var variables = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(PACKAGING)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        VARIABLE.matcher(Files.readString(each)).results().forEach(m -> variables.add(m.group()));
      }
    }
    return variables;
  }

  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(toCollection(TreeSet::new));
  }
}
