package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.casebook.Asker;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.CaseKind;
import org.bounceback.casebook.Conclusion;
import org.bounceback.casebook.NewCase;
import org.bounceback.casebook.StoredMail;
import org.bounceback.casebook.TicketRef;
import org.bounceback.sandbox.desk.DeskFault;
import org.bounceback.sandbox.desk.ProductTicket.Said;
import org.bounceback.store.Await;
import org.bounceback.store.OnEveryDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which case joins the ticket of an earlier one, and what the desk's people see of that. */
@OnEveryDatabase
class JoiningTest extends AtTheTracker {
  private static final Report FIRST =
      new Report("T1", "<m-1@shop.example>", "ann@shop.example", List.of("bob@example.net"), "");

  /** What a mail says that is brought, and what is written when its ticket is wished for. */
  private record Report(
      String workspace, String messageId, String from, List<String> recipients, String words) {

    Report to(String... others) {
      return new Report(workspace, messageId, from, List.of(others), words);
    }

    Report saying(String other) {
      return new Report(workspace, messageId, from, recipients, other);
    }

    String diagnosis() {
      String failed =
          String.join("\"},{\"address\":\"", recipients).replaceAll("^", "{\"address\":\"") + "\"}";
      return "{\"bounce\":{\"recipients\":[%s],\"returned\":{\"messageId\":\"%s\",\"from\":\"%s\"}}}"
          .formatted(failed, messageId, from);
    }
  }

  @Test
  void anotherReportOfTheSameMessageToTheSameRecipientJoinsAsANoteWithItsMail() throws Exception {
    bring("1", FIRST.to("bob@example.net", "eve@example.net"));

    CaseId again = bring("2", FIRST);

    Await.until(() -> said().size() == 1);
    assertEquals("101", ticket(again).id());
    assertEquals(1, product.tickets().size());
    Said note = said().get(0);
    assertTrue(note.text().contains("The same message came back"), note.text());
    assertTrue(note.text().contains("as case " + again), note.text());
    assertTrue(note.text().contains("SHA-256 " + mail("2").sha256()), note.text());
    assertArrayEquals(mail("2").bytes(), note.files().get(0).bytes());
  }

  @ParameterizedTest
  @CsvSource({
    "T2, <m-1@shop.example>, ann@shop.example, bob@example.net",
    "T1, <m-2@shop.example>, ann@shop.example, bob@example.net",
    "T1, <m-1@shop.example>, ann@other.example, bob@example.net",
    "T1, <m-1@shop.example>, ann@shop.example, dan@example.net",
    "T1, '', ann@shop.example, bob@example.net",
    "T1, <m-1@shop.example>, '', bob@example.net",
  })
  void whatDiffersInOneThingGetsATicketOfItsOwn(
      String workspace, String messageId, String from, String recipient) throws Exception {
    bring("1", FIRST);

    CaseId other = bring("2", new Report(workspace, messageId, from, List.of(recipient), ""));

    assertEquals("102", ticket(other).id());
    assertEquals(List.of(), said());
  }

  @Test
  void aReportThatNamesOneRecipientMoreGetsATicketOfItsOwn() throws Exception {
    bring("1", FIRST);

    CaseId wider = bring("2", FIRST.to("bob@example.net", "eve@example.net"));

    assertEquals("102", ticket(wider).id());
  }

  @Test
  void programsThatWriteTheSameNameIntoEveryMessageMakeNobodyJoin() throws Exception {
    var unnamed = new Report("T1", "<1>", "ann@shop.example", FIRST.recipients(), "");
    bring("1", unnamed);

    assertEquals("102", ticket(bring("2", unnamed)).id());
  }

  @ParameterizedTest
  @CsvSource({
    "Please see ticket 101.",
    "Belongs to #101",
    "[lab.example #101] again",
    "PAGE",
  })
  void aTicketThatIsNamedIsJoinedByASenderOfTheSameDomain(String words) throws Exception {
    bring("1", FIRST);
    String page = ticket(bring("1", FIRST)).url().orElseThrow().toString();

    var other =
        new Report(
            "T1",
            "<m-9@shop.example>",
            "carl@shop.example",
            List.of("dan@example.net"),
            words.replace("PAGE", "See " + page + "."));
    CaseId joined = bring("2", other);

    Await.until(() -> said().size() == 1);
    assertEquals("101", ticket(joined).id());
    assertTrue(said().get(0).text().contains("was named"), said().get(0).text());
  }

  @Test
  void aTicketThatIsNamedByMistakeStaysAnotherCustomersAlone() throws Exception {
    bring("1", FIRST);
    var stranger =
        new Report(
            "T1", "<m-9@rival.example>", "eve@rival.example", List.of("d@example.net"), "as #101");

    assertEquals("102", ticket(bring("2", stranger)).id());
    assertEquals(List.of(), said());
  }

  @Test
  void aSolvedTicketIsNotJoined() throws Exception {
    bring("1", FIRST);
    product.turn("101", "resolved");

    assertEquals("102", ticket(bring("2", FIRST)).id());
    assertEquals("103", ticket(bring("3", FIRST.saying("see #101").to("eve@example.net"))).id());
  }

  @Test
  void aTicketThatIsOpenIsJoinedDaysLater() throws Exception {
    CaseId first = bring("1", FIRST);
    clock.advance(Duration.ofDays(3));
    pass(EVERY, () -> status(first).isPresent());

    assertEquals("101", ticket(bring("2", FIRST)).id());
  }

  @Test
  void aNoteWhoseAnswerWasLostStandsThereOnce() throws Exception {
    bring("1", FIRST);
    product.faults().next(1, DeskFault.openAndCut());

    submit("2", FIRST);

    pass(Duration.ofSeconds(1), () -> product.tickets().size() == 1 && said().size() == 1);
    pass(Duration.ofSeconds(1), () -> waitingNotes() == 0 && waitingFor("open-ticket") == 0);
    assertEquals(1, said().size());
  }

  @Test
  void numbersThatAreNoTicketsAreNotTakenForOnes() {
    NamedTickets named =
        NamedTickets.in(
            "ticket to ride, ticket 7, Ticket: SUP-47, a#b, see #12x and #1/2,"
                + " https://desk.example/t#9 (https://desk.example/t/8).");

    assertEquals(
        new NamedTickets(
            java.util.Set.of("7", "sup-47", "12x"),
            java.util.Set.of("https://desk.example/t#9", "https://desk.example/t/8")),
        named);
  }

  /** Has it filed, and waits until its ticket is open or joined. */
  private CaseId bring(String key, Report report) throws Exception {
    CaseId id = submit(key, report);
    Await.until(() -> casebook.find(id).orElseThrow().ticket().isPresent());
    return id;
  }

  private CaseId submit(String key, Report report) throws Exception {
    var made =
        new NewCase(
            CaseKind.BOUNCE,
            key + ".eml",
            new Asker("U1", report.workspace(), "C1", Optional.empty()),
            new Conclusion("It came back.", "recipient-blocks-us", report.diagnosis()),
            Optional.of(mail(key)));
    var submission =
        new Submission(
            "slack:" + key,
            "kim@example.org",
            "It comes back",
            Severity.NORMAL,
            report.words(),
            false);
    return escalations.submit(made, submission).filed().id();
  }

  private TicketRef ticket(CaseId id) throws Exception {
    return casebook.find(id).orElseThrow().ticket().orElseThrow();
  }

  private static StoredMail mail(String key) {
    String words = "Subject: Undelivered\r\n\r\nreport " + key + "\r\n";
    return new StoredMail(key + ".eml", words.getBytes(StandardCharsets.US_ASCII));
  }
}
