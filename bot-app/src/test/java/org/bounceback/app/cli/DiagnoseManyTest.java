package org.bounceback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bounceback.app.demo.DemoMails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnoseManyTest {

  @TempDir Path home;

  @Test
  void aDirectoryMayBeNamedByALink() throws IOException {
    Path directory = Files.createDirectory(home.resolve("mails"));
    Files.writeString(directory.resolve("a.eml"), DemoMails.listedBounce());
    Path link = Files.createSymbolicLink(home.resolve("link"), directory);

    JsonNode said = Run.diagnosed(home, link);

    assertEquals(link.resolve("a.eml").toString(), said.path("file").asText());
  }

  @Test
  void anUnreadableDirectoryEntryIsAnErrorAmongTheOtherResults() throws Exception {
    Path directory = Files.createDirectory(home.resolve("odd"));
    Files.writeString(directory.resolve("a.eml"), DemoMails.listedBounce());
    Files.createSymbolicLink(directory.resolve("b-nothing"), home.resolve("nowhere"));
    Files.createSymbolicLink(directory.resolve("c-itself"), directory.resolve("c-itself"));
    Files.createSymbolicLink(directory.resolve("d-endless"), Path.of("/dev/zero"));
    Files.writeString(directory.resolve("e.eml"), DemoMails.listedBounce());

    Run run = Run.of(home, "", List.of("diagnose", "--json", "--offline", directory.toString()));

    List<String> said = new ArrayList<>();
    for (JsonNode answer : run.jsonLines()) {
      String error = answer.path("error").path("message").asText();
      said.add(error.isEmpty() ? answer.path("bounce").path("kind").asText() : error);
    }
    assertEquals(0, run.status());
    assertEquals(
        List.of(
            "failure",
            "the file does not exist",
            "the file does not exist",
            "it is a pipe, a socket or a device, which contains no e-mail",
            "failure"),
        said);
  }

  @Test
  void anArchiveWithoutAnEmailGetsAResult() throws IOException {
    Path archive = home.resolve("outer.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("inner.zip"));
    }

    JsonNode said = Run.diagnosed(home, archive);

    assertEquals("unreadable", said.path("error").path("code").asText());
  }

  @Test
  void contentBeyondTheArchiveLimitsIsReported() throws IOException {
    Path archive = home.resolve("many.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (int i = 0; i <= 100; i++) {
        zip.putNextEntry(new ZipEntry(i + ".eml"));
        zip.write(DemoMails.listedBounce().getBytes(StandardCharsets.UTF_8));
      }
    }

    Run run = Run.of(home, "", List.of("diagnose", "--json", archive.toString()));

    assertEquals(100, run.out().lines().count());
    assertTrue(run.out().contains("entries of the archive after the first 100"), run.out());
  }

  @Test
  void severalMailsAreReadWithoutTheNetworkInTheOrderOfTheirNames() throws IOException {
    mail("b.eml", DemoMails.listedBounce());
    mail("a.eml", DemoMails.listedBounce());
    mail(".hidden", DemoMails.listedBounce());

    Run run = Run.of(home, "", List.of("diagnose", "--json", home.toString()));

    assertEquals(0, run.status());
    List<String> names = new ArrayList<>();
    for (JsonNode said : run.jsonLines()) {
      names.add(Path.of(said.path("file").asText()).getFileName().toString());
      assertEquals("not-run", said.path("steps").path(0).path("outcome").asText());
    }
    assertEquals(List.of("a.eml", "b.eml"), names);
  }

  @Test
  void aMailboxIsReadOneEmailAtATime() {
    String mailbox =
        ("From a@example.org Thu Nov 26 10:00:00 2026\n" + DemoMails.listedBounce() + "\n")
            .repeat(3);

    Run run = Run.of(home, mailbox, List.of("diagnose", "--json", "-"));

    assertEquals(0, run.status());
    assertEquals(List.of("-#1", "-#2", "-#3"), names(run));
  }

  @Test
  void resultsKeepTheInputOrder() throws IOException {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String name = "%03d.eml".formatted(i);
      mail(name, i % 50 == 0 ? DemoMails.listedBounce().repeat(50) : DemoMails.listedBounce());
      expected.add(home.resolve(name).toString());
    }

    Run run = Run.of(home, "", List.of("diagnose", "--json", home.toString()));

    assertEquals(expected, names(run));
  }

  @Test
  void theTableHasOneRowPerRecipient() throws IOException {
    mail("a.eml", DemoMails.listedBounce());
    mail("b.txt", "Dear all, lunch is at noon.");

    Run run = Run.of(home, "", List.of("diagnose", "--csv", home.toString()));

    List<String> rows = run.out().lines().toList();
    assertEquals(3, rows.size());
    assertTrue(rows.get(0).startsWith("file,kind,address,action,status,"), rows.get(0));
    assertTrue(rows.get(1).contains("a.eml,failure,bob@example.com,failed,5.7.1,550,blocked,"));
    assertTrue(rows.get(2).contains("b.txt,not-a-bounce,,,,,"), rows.get(2));
  }

  @Test
  void severalMailsAreCountedAtTheEnd() throws IOException {
    mail("a.eml", DemoMails.listedBounce());
    mail("b.eml", DemoMails.listedBounce());

    Run run = Run.of(home, "", List.of("diagnose", home.toString()));

    assertTrue(run.out().contains("2 mails, 2 of them bounces, 2 recipients"), run.out());
    assertTrue(run.out().contains("      2  blocked"), run.out());
    assertTrue(run.out().contains("      2  example.com"), run.out());
    assertTrue(run.out().contains("      2  zen.spamhaus.org"), run.out());
  }

  @Test
  void oneFileOfManyThatIsTooLargeDoesNotStopTheOthers() throws IOException {
    Files.write(home.resolve("a.eml"), new byte[(20 << 20) + 1]);
    mail("b.eml", DemoMails.listedBounce());

    Run run = Run.of(home, "", List.of("diagnose", "--json", home.toString()));

    assertEquals(0, run.status());
    List<JsonNode> lines = run.jsonLines();
    assertEquals("unreadable", lines.get(0).path("error").path("code").asText());
    assertEquals("failure", lines.get(1).path("bounce").path("kind").asText());
  }

  private static List<String> names(Run run) {
    return run.jsonLines().stream().map(said -> said.path("file").asText()).toList();
  }

  private Path mail(String name, String content) throws IOException {
    return Files.writeString(home.resolve(name), content);
  }
}
