package org.bounceback.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.app.Storage;
import org.bounceback.app.settings.Settings;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.StoredMail;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.MailDisclosure;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.desk.local.LocalDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for agents of the local ticket system. */
class LocalTicketsTest {
  private static final byte[] MAIL = "Subject: x\r\n\r\n\0\r\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path home;

  @BeforeEach
  void open() throws Exception {
    Settings settings = Settings.read(home, Optional.empty(), Map.of(), Map.of());
    try (Storage storage = Storage.open(settings, Clock.systemUTC())) {
      var id = new CaseId("BB-00000-00001");
      var newTicket =
          new NewTicket(
              "slack:1",
              id,
              "kim@example.org",
              "It comes\tback",
              "It was refused.",
              "{}",
              Optional.of(new StoredMail("a.eml", MAIL)),
              false,
              MailDisclosure.WHOLE);
      new LocalDesk(storage.database(), Clock.systemUTC()).open(newTicket, ExternalId.of(id));
    }
  }

  @Test
  void openTicketsAreListedAndClosedOnesAreNot() {
    String[] line = run("list").out().strip().split("\t", -1);
    assertEquals(
        List.of("1", "new", "kim@example.org", "It comes back"),
        List.of(line[0], line[1], line[3], line[4]));

    assertEquals(0, run("close", "1").status());

    assertEquals("", run("list").out());
    assertEquals(
        "solved",
        DocumentCodec.json("ticket", run("list", "--all", "--json").out()).text("status"));
  }

  @Test
  void aReplyIsAddedToTheTicket() {
    Run answered = run("answer", "1", "We are on it.", "--as", "Maria");
    assertEquals(0, answered.status(), answered.err());

    DocumentNode shown = DocumentCodec.json("ticket", run("show", "1", "--json").out());

    assertEquals("open", shown.text("status"));
    assertEquals("Maria", shown.list("remarks").get(0).text("author"));
    assertEquals("We are on it.", shown.list("remarks").get(0).text("words"));
    String text = run("show", "1").out();
    assertTrue(text.contains("Maria answered"), text);
  }

  @Test
  void theEmailIsWrittenToAFileByteForByte() throws Exception {
    Path file = home.resolve("out.eml");

    assertEquals(0, run("show", "1", "--mail", file.toString()).status());

    assertArrayEquals(MAIL, Files.readAllBytes(file));
    assertEquals(4, run("show", "1", "--mail", file.toString()).status());
  }

  @Test
  void anUnknownTicketIsAnError() {
    assertEquals(2, run("show", "7").status());
    assertEquals(2, run("answer", "7", "Hello").status());
    assertEquals(2, run("close", "7").status());
    assertEquals(2, run("answer", "1", " ").status());
  }

  private Run run(String... arguments) {
    var all = new ArrayList<String>(List.of("tickets"));
    all.addAll(List.of(arguments));
    return Run.of(home, "", all);
  }
}
