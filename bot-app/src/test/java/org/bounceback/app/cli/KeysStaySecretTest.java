package org.bounceback.app.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bounceback.app.demo.Demo;
import org.bounceback.data.Resources;
import org.bounceback.sandbox.dns.Blocklist;
import org.bounceback.sandbox.dns.Fault;
import org.bounceback.sandbox.dns.NameServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key of a blocklist for customers is not in any output. */
class KeysStaySecretTest {
  private static final String KEY = "k3y7hat5ecret";
  private static final String LISTED = "203.0.113.5";

  @TempDir Path home;
  @AutoClose private final NameServer dns = NameServer.open();

  KeysStaySecretTest() throws IOException {}

  @BeforeEach
  void openLists() throws IOException {
    String zone = KEY + ".paid.example";
    new Blocklist(dns.zones(), zone)
        .list(LISTED, "127.0.0.2", "see https://paid.example/?q=" + zone);
    new Blocklist(dns.zones(), KEY + ".broken.paid.example");
    new Blocklist(dns.zones(), "free.example").list(LISTED, "127.0.0.2", "Spam seen");
    Files.writeString(
        home.resolve("zones.tsv"),
        """
        zone\tname\tkinds\tweight\tcodes\tdelist_url\tstatus
        {key}.paid.example\tPaid\tip4\thigh\t\thttps://paid.example/\tlive
        {key}.broken.paid.example\tBroken\tip4\thigh\t\t\tlive
        free.example\tFree\tip4\thigh\t\t\tlive
        """);
    Files.writeString(
        home.resolve("bounceback.yaml"),
        "blocklists: {zones: %s}\ndata: %s\n"
            .formatted(home.resolve("zones.tsv"), home.resolve("data")));
    Files.writeString(home.resolve("many.txt"), LISTED + "\n203.0.113.6\n");
    Files.writeString(home.resolve("listed.eml"), Resources.text(Demo.class, "listed.eml"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "blacklist 203.0.113.5",
        "blacklist --json 203.0.113.5",
        "blacklist --csv 203.0.113.5",
        "blacklist 203.0.113.5 --removal closed",
        "blacklist --json --bulk many.txt",
        "diagnose --online listed.eml",
        "diagnose --online --json --explain listed.eml",
        "zones check",
        "zones list",
        "config show",
      })
  void noCommandPrintsTheKey(String command) throws IOException {
    for (Fault fault :
        List.of(Fault.none(), Fault.refused(), Fault.malformed(), Fault.cnameLoop())) {
      dns.faults().clear();
      dns.faults().below("broken.paid.example", fault);

      Run run = run(command);

      assertTrue(run.status() != 1, run.err());
      assertFalse(holdsTheKey(run.out() + run.err()), run.out() + run.err());
    }
    assertFalse(isKept(), "a file holds the key");
  }

  @Test
  void theListIsQueriedWithTheKey() {
    Run run = run("blacklist --json 203.0.113.5");

    assertTrue(
        run.out().contains("see https://paid.example/?q={key}.paid.example"),
        () -> run.out() + run.err());
  }

  @Test
  void anInvalidKeyIsNotPrinted() {
    for (String command : List.of("blacklist 203.0.113.5", "config check", "zones check")) {
      Run run = run(command, KEY + "!!");
      assertFalse(holdsTheKey(run.out() + run.err()), run.out() + run.err());
    }
  }

  private Run run(String command) {
    return run(command, KEY);
  }

  private Run run(String command, String key) {
    List<String> words = new ArrayList<>();
    for (String word : command.split(" ", -1)) {
      words.add(Files.exists(home.resolve(word)) ? home.resolve(word).toString() : word);
    }
    words.addAll(List.of("--config", home.resolve("bounceback.yaml").toString()));
    words.addAll(List.of("--resolver", "127.0.0.1:" + dns.port()));
    words.addAll(List.of("--deadline", "300ms"));
    return Run.of(home, "", Map.of("BOUNCEBACK_BLOCKLISTS_KEYS", "paid.example=" + key), words);
  }

  private boolean isKept() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(Files::isRegularFile).anyMatch(KeysStaySecretTest::holdsTheKey);
    }
  }

  private static boolean holdsTheKey(Path file) {
    try {
      return holdsTheKey(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean holdsTheKey(String text) {
    return text.toLowerCase(Locale.ROOT).contains(KEY);
  }
}
