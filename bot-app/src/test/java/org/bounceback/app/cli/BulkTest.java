package org.bounceback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.sandbox.dns.Blocklist;
import org.bounceback.sandbox.dns.NameServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many addresses at once: from a file, from standard input, or as a network. */
class BulkTest {
  @TempDir Path home;
  private NameServer dns = NameServer.open();
  private Path zones = Path.of("");
  private Path targets = Path.of("");

  BulkTest() throws IOException {}

  @BeforeEach
  void openLists() throws IOException {
    new Blocklist(dns.zones(), "bl.example").list("203.0.113.7", "127.0.0.2", "Spam seen");
    zones = Files.writeString(home.resolve("zones.txt"), "bl.example\n");
    targets = Files.writeString(home.resolve("targets.txt"), "# ours\n203.0.113.6\n203.0.113.7\n");
  }

  @AfterEach
  void closeLists() throws IOException {
    dns.close();
  }

  @Test
  void aFileIsCheckedInOrder() throws IOException {
    Run run = run("", "--json", "--bulk", targets.toString());

    assertEquals(List.of("203.0.113.6 0", "203.0.113.7 1"), subjects(run));
    assertEquals(0, run.status());
  }

  @Test
  void standardInputIsReadAsAStream() throws IOException {
    Run run = run("203.0.113.7\n203.0.113.8\n", "--json", "--bulk", "-");

    assertEquals(List.of("203.0.113.7 1", "203.0.113.8 0"), subjects(run));
  }

  @Test
  void everyAddressOfANetworkIsChecked() throws IOException {
    Run run = run("", "--json", "203.0.113.4/30");

    assertEquals(
        List.of("203.0.113.4 0", "203.0.113.5 0", "203.0.113.6 0", "203.0.113.7 1"), subjects(run));
  }

  @Test
  void anInterruptedRunResumesAfterItsLastLine() throws IOException {
    Path data = Files.createDirectories(home.resolve("data"));
    BulkJournal journal = BulkJournal.of(targets, data);
    journal.open(0);
    journal.write(1);
    journal.close();

    assertEquals(
        List.of("203.0.113.7 1"),
        subjects(run("", "--json", "--bulk", targets.toString(), "--resume")));
    assertEquals(
        2,
        subjects(run("", "--json", "--bulk", targets.toString(), "--resume")).size(),
        "what came to its end begins anew");
  }

  @Test
  void aFileThatHasChangedIsNotResumed() throws IOException {
    BulkJournal journal = BulkJournal.of(targets, home.resolve("data"));
    journal.open(1);
    journal.close();
    Files.writeString(targets, "203.0.113.9\n");

    Run run = run("", "--bulk", targets.toString(), "--resume");

    assertEquals(2, run.status());
    assertTrue(run.err().contains("has changed since the interruption"), run.err());
  }

  @Test
  void anUnusableLineIsReportedAndIsNotAFailure() throws IOException {
    Files.writeString(targets, "203.0.113.7\nnonsense\n10.0.0.1\n");

    Run run = run("", "--bulk", targets.toString());

    assertEquals(0, run.status());
    assertTrue(run.err().contains("\"nonsense\" is neither"), run.err());
    assertTrue(run.err().contains("10.0.0.1: it is a private address"), run.err());
  }

  @Test
  void theTableHasALineForEachSubject() {
    Run run = run("", "--csv", "--bulk", targets.toString());

    List<String> lines = run.out().lines().map(line -> line.replaceAll(",\\d+$", "")).toList();
    assertEquals(
        List.of(
            "subject,kind,outcome,listed,noted,unavailable,clean,asked,millis",
            "203.0.113.6,ip4,clean,,,,1,1",
            "203.0.113.7,ip4,listed,bl.example=127.0.0.2,,,0,1"),
        lines);
  }

  @Test
  void publicListsAreNotUsedForNetworksUnlessNamed() {
    Run run =
        Run.of(
            home,
            "",
            List.of(
                "blacklist",
                "--bulk",
                targets.toString(),
                "--resolver",
                "127.0.0.1:" + dns.port()));

    assertEquals(2, run.status());
    assertTrue(run.err().contains("most public lists do not allow"), run.err());
    assertEquals(0, dns.questions().total());
  }

  private static List<String> subjects(Run run) throws IOException {
    var subjects = new ArrayList<String>();
    for (String line : run.out().lines().toList()) {
      var said = new ObjectMapper().readTree(line);
      subjects.add(said.path("subject").asText() + " " + said.path("listed").size());
    }
    return subjects;
  }

  private Run run(String typed, String... arguments) {
    List<String> all = new ArrayList<>(List.of("blacklist"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--zones", zones.toString(), "--resolver", "127.0.0.1:" + dns.port()));
    return Run.of(home, typed, all);
  }
}
