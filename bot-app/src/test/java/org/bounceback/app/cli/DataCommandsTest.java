package org.bounceback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.app.Storage;
import org.bounceback.app.settings.Settings;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.NewCase;
import org.bounceback.data.DocumentCodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about stored data. */
class DataCommandsTest {
  @TempDir Path home;

  @BeforeEach
  void store() throws Exception {
    Settings settings = Settings.read(home, Optional.empty(), Map.of(), Map.of());
    try (Storage storage = Storage.open(settings, Clock.systemUTC())) {
      storage
          .cases()
          .open(
              new NewCase(
                  CaseKind.LOOKUP,
                  "bob@example.com",
                  new CaseRequester("U1", "W1", "C1", Optional.empty()),
                  CaseResult.read("headline", "verdict", "{}"),
                  Optional.empty()));
    }
  }

  @Test
  void aBackupCanBeUsedAsADatabase() throws Exception {
    Run run = run("backup", home.resolve("copy.db").toString());

    assertEquals(0, run.status(), run.err());
    Path data = Files.createDirectories(home.resolve("other/data"));
    Files.copy(home.resolve("copy.db"), data.resolve("bounceback.db"));
    Run exported = Run.of(home.resolve("other"), "", List.of("cases", "export", "bob@example.com"));
    assertEquals(1, exported.out().lines().count(), exported.err());
  }

  @Test
  void anExportIsOneObjectACase() {
    Run run = run("cases", "export", "Bob@example.com");

    assertEquals("bob@example.com", DocumentCodec.json("case", run.out()).text("subject"));
  }

  @Test
  void erasedDataIsNotExported() {
    assertEquals(0, run("cases", "erase", "bob@example.com").status());
    assertEquals("", run("cases", "export", "bob@example.com").out());
  }

  @Test
  void aLongerAddressIsNeitherPrintedNorErased() {
    assertEquals("", run("cases", "export", "b@example.com").out());
    assertEquals("0 cases erased.\n", run("cases", "erase", "b@example.com").out());
    assertEquals(1, run("cases", "export", "bob@example.com").out().lines().count());
  }

  @Test
  void aDryRunCountsAndErasesNothing() {
    assertEquals(
        "bob@example.com: 1 cases, 0 tickets.\n",
        run("cases", "erase", "--dry-run", "bob@example.com").out());
    assertEquals(1, run("cases", "export", "bob@example.com").out().lines().count());
  }

  @Test
  void confirmationIsRequestedOnlyInteractively() {
    assertEquals("", typed("no\n", "cases", "erase", "bob@example.com"));
    assertEquals(1, run("cases", "export", "bob@example.com").out().lines().count());
    assertEquals("1 cases erased.\n", typed("yes\n", "cases", "erase", "bob@example.com"));
    assertEquals("0 cases erased.\n", typed("", "cases", "erase", "--yes", "bob@example.com"));
  }

  @Test
  void aBackupOverAFileIsRefused() throws Exception {
    Path file = Files.writeString(home.resolve("mine.db"), "mine");

    Run run = run("backup", file.toString());

    assertEquals(3, run.status());
    assertTrue(run.err().contains("exists already"), run.err());
  }

  @Test
  void anInvalidAddressIsAnError() {
    assertEquals(2, run("cases", "erase", "%").status());
  }

  @Test
  void deadLettersAreListedAndCanBeRetried() throws Exception {
    String id = givenUp();

    String[] dead = run("tickets", "dead").out().strip().split("\t", -1);
    assertEquals(List.of(id, "ticket"), List.of(dead[0], dead[1]));
    assertEquals("the desk answered with status 403", dead[3]);
    assertEquals(
        id, DocumentCodec.json("letter", run("tickets", "dead", "--json").out()).text("case"));
    assertEquals(id, run("tickets", "retry", id).out().strip());
    assertEquals("", run("tickets", "dead").out());
  }

  @Test
  void onlyOneCaseOrAllCanBeRetried() {
    assertEquals(2, run("tickets", "retry", "everything").status());
    assertEquals(0, run("tickets", "retry", "all").status());
  }

  /** Creates a case whose ticket was rejected. */
  private String givenUp() throws Exception {
    Settings settings = Settings.read(home, Optional.empty(), Map.of(), Map.of());
    try (Storage storage = Storage.open(settings, Clock.systemUTC())) {
      Case refused = storage.cases().recent("U1", 1).get(0);
      storage
          .database()
          .write(
              tx -> {
                storage
                    .cases()
                    .recordFailure(tx, refused.id(), "the desk answered with status 403");
                tx.update(
                    "insert into undelivered (task, id, payload, why, put, given_up)"
                        + " values ('open-ticket', ?, 'slack:1',"
                        + " 'the desk answered with status 403', 0, 0)",
                    refused.id().text());
              });
      return refused.id().text();
    }
  }

  /** Returns what a command prints at an interactive terminal. */
  private String typed(String words, String... arguments) {
    var out = new ByteArrayOutputStream();
    var around =
        new CommandEnvironment(
            new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
            true,
            true,
            Map.of(),
            home,
            Clock.systemUTC());
    assertEquals(0, Commands.run(around, arguments));
    around.flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  private Run run(String... arguments) {
    return Run.of(home, "", List.of(arguments));
  }
}
