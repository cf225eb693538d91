package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.StoredMail;
import org.bounceback.cases.TicketRef;
import org.bounceback.sandbox.desk.DeskFault;
import org.bounceback.sandbox.desk.VendorTicket.Said;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which case joins the ticket of an earlier one, and what agents see. */
@OnEveryDatabase
class TicketDeduplicatorTest extends AtTheTracker {
  private static final String STRANGER = "U9";

  /** Names the author of the tests about tickets that are named, which proves nothing. */
  private static final String LINE =
      "{\"server\":\"web1\",\"sender\":\"%s\",\"text\":\"1a2b <= to=<carl@shop.example>\"}";

  private static final Report FIRST =
      new Report("T1", "<m-1@shop.example>", "ann@shop.example", List.of("bob@example.net"), "");

  /**
   * The content of an uploaded e-mail, and the note on its ticket.
   *
   * @param person who uploads it
   * @param log the envelope sender in our server's log; no line where that is empty
   */
  private record Report(
      String workspace,
      String messageId,
      String from,
      List<String> recipients,
      String text,
      String person,
      String log) {

    Report(String workspace, String messageId, String from, List<String> recipients, String words) {
      this(workspace, messageId, from, recipients, words, "U1", "");
    }

    Report to(String... others) {
      return new Report(workspace, messageId, from, List.of(others), text, person, log);
    }

    Report saying(String other) {
      return new Report(workspace, messageId, from, recipients, other, person, log);
    }

    Report broughtBy(String other) {
      return new Report(workspace, messageId, from, recipients, text, other, log);
    }

    Report logged(String line) {
      return new Report(workspace, messageId, from, recipients, text, person, line);
    }

    String diagnosis() {
      String failed =
          String.join("\"},{\"address\":\"", recipients).replaceAll("^", "{\"address\":\"") + "\"}";
      String lines = log.isEmpty() ? "" : LINE.formatted(log);
      return ("{\"bounce\":{\"recipients\":[%s],\"origin\":{\"ours\":true},"
                  + "\"returned\":{\"messageId\":\"%s\",\"from\":\"%s\"}},\"ownServers\":{\"log\":[%s]}}")
          .formatted(failed, messageId, from, lines);
    }
  }

  @Test
  void anotherReportOfTheSameMessageAndRecipientJoinsAsANoteWithItsEmail() throws Exception {
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
  void aReportWithOneDifferenceGetsItsOwnTicket(
      String workspace, String messageId, String from, String recipient) throws Exception {
    bring("1", FIRST);

    CaseId other = bring("2", new Report(workspace, messageId, from, List.of(recipient), ""));

    assertEquals("102", ticket(other).id());
    assertEquals(List.of(), said());
  }

  @Test
  void aReportWithAnAdditionalRecipientGetsItsOwnTicket() throws Exception {
    bring("1", FIRST);

    CaseId wider = bring("2", FIRST.to("bob@example.net", "eve@example.net"));

    assertEquals("102", ticket(wider).id());
  }

  @Test
  void constantMessageIdsDoNotJoinTickets() throws Exception {
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
  void aNamedTicketIsJoinedByEmailOfTheSameDomainSentByOurServer(String words) throws Exception {
    bring("1", FIRST);
    String page = ticket(bring("1", FIRST)).url().orElseThrow().toString();

    var other =
        new Report(
            "T1",
            "<m-9@shop.example>",
            "carl@shop.example",
            List.of("dan@example.net"),
            words.replace("PAGE", "See " + page + "."));
    CaseId joined = bring("2", other.logged("carl@shop.example"));

    Await.until(() -> said().size() == 1);
    assertEquals("101", ticket(joined).id());
    assertTrue(said().get(0).text().contains("was submitted with this"), said().get(0).text());
  }

  @ParameterizedTest
  @CsvSource({
    "U1, carl@shop.example, ''",
    "U1, carl@shop.example, carl@rival.example",
    "U1, carl@shop.example, mccarl@shop.example",
    "U9, carl@shop.example, carl@shop.example",
  })
  void aTicketNumberInANoteGivesNoAccessToOthersTickets(String person, String from, String log)
      throws Exception {
    bring("1", FIRST);

    var forged = new Report("T1", "<m-9@shop.example>", from, List.of("d@example.net"), "as #101");
    CaseId other = bring("2", forged.broughtBy(person).logged(log));

    assertEquals("102", ticket(other).id());
    assertEquals(List.of(), said());
  }

  @Test
  void aTicketNumberIsNotTrustedForPublicMailDomains() throws Exception {
    var gmail =
        new Report("T1", "<m-1@gmail.com>", "ann@gmail.com", FIRST.recipients(), "")
            .logged("ann@gmail.com");
    bring("1", gmail);

    assertEquals("102", ticket(bring("2", gmail.to("d@example.net").saying("see #101"))).id());
  }

  @Test
  void anAgentCanAddTheCaseToAChosenTicket() throws Exception {
    bring("1", FIRST);
    var other =
        new Report("T1", "<m-9@rival.example>", "eve@rival.example", List.of("d@example.net"), "");

    CaseId joined = bring("2", other.broughtBy(STRANGER), agent("kim@example.org", "101"));

    Await.until(() -> said().size() == 1);
    assertEquals("101", ticket(joined).id());
    assertTrue(said().get(0).text().contains("An agent added"), said().get(0).text());
    assertEquals(
        "102",
        ticket(
                bring(
                    "3",
                    new Report("T2", "<m-8@x.example>", "a@x.example", List.of(), ""),
                    agent("kim@example.org", "101")))
            .id());
  }

  @Test
  void onlyAgentsCanChooseATicket() throws Exception {
    bring("1", FIRST);
    var other =
        new Report("T1", "<m-9@rival.example>", "eve@rival.example", List.of("d@example.net"), "");

    CaseId own =
        bring("2", other.broughtBy(STRANGER), plain -> copyOf(plain, false, Optional.of("101")));

    assertEquals("102", ticket(own).id());
  }

  @Test
  void aStrangerWithTheMessageIdOrItsBytesGetsASeparateTicket() throws Exception {
    bring("1", FIRST);

    assertEquals("102", ticket(bring("2", FIRST.broughtBy(STRANGER))).id());
    assertEquals("103", ticket(bring("1", FIRST.broughtBy("U8"), "again")).id());
    assertEquals(List.of(), said());
  }

  @ParameterizedTest
  @CsvSource({"U2, 2, ''", "U2, 1, again", "U1, 2, ''", "U1, 1, again"})
  void agentsShareTheTicketOfOneMessageForOneRequester(String person, String file, String again)
      throws Exception {
    bring("1", FIRST, agent("kim@example.org", ""));

    CaseId joined = bring(file, FIRST.broughtBy(person), again, agent("Kim@Example.org", ""));

    assertEquals("101", ticket(joined).id());
  }

  @ParameterizedTest
  @CsvSource({"U2, 2, ''", "U2, 1, again", "U1, 2, ''", "U1, 1, again"})
  void anotherRequesterGetsASeparateTicketForTheSameMessage(
      String person, String file, String again) throws Exception {
    bring("1", FIRST, agent("kim@example.org", ""));

    CaseId other = bring(file, FIRST.broughtBy(person), again, agent("eve@rival.example", ""));

    assertEquals("102", ticket(other).id());
    assertEquals(List.of(), said());
  }

  @ParameterizedTest
  @CsvSource({"''", "<1>"})
  void aCommonRejectionLineDoesNotJoinTickets(String messageId) throws Exception {
    var pasted = new Report("T1", messageId, "ann@shop.example", FIRST.recipients(), "");
    bring("1", pasted, agent("kim@example.org", ""));

    CaseId byAnother = bring("1", pasted.broughtBy("U2"), "again", agent("kim@example.org", ""));
    CaseId bySame = bring("1", pasted, "once more", agent("kim@example.org", ""));

    assertEquals("102", ticket(byAnother).id());
    assertEquals("103", ticket(bySame).id());
    assertEquals(List.of(), said());
    assertEquals("101", ticket(bring("1", pasted, "chosen", agent("kim@example.org", "101"))).id());
  }

  @Test
  void aCaseSubmittedForTwoRequestersIsJoinedByNeither() throws Exception {
    CaseId first = bring("1", FIRST, agent("kim@example.org", ""));
    assertTrue(
        escalationService
            .submit(first, agent("eve@rival.example", "").apply(submission("other", FIRST)))
            .isPresent());

    assertEquals("102", ticket(bring("2", FIRST, agent("eve@rival.example", ""))).id());
  }

  @Test
  void joiningATicketReportsOnlyLaterReplies() throws Exception {
    bring("1", FIRST);
    product.reply("101", "Your password is swordfish.");

    CaseId joined = bring("2", FIRST);
    product.reply("101", "It works again.");

    pass(EVERY, () -> !toldOf(joined).isEmpty());
    assertEquals(List.of("It works again."), toldOf(joined));
  }

  @Test
  void aTicketNamedByMistakeIsNotShared() throws Exception {
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
    product.setStatus("101", "resolved");

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
  void aJoiningNoteWithALostResponseIsAddedOnce() throws Exception {
    awaitFindings(bring("1", FIRST));
    product.faults().next(1, DeskFault.openAndDisconnect());

    submit("2", FIRST);

    pass(Duration.ofSeconds(1), () -> product.tickets().size() == 1 && said().size() == 1);
    pass(Duration.ofSeconds(1), () -> waitingNotes() == 0 && waitingFor("open-ticket") == 0);
    assertEquals(1, said().size());
  }

  @Test
  void numbersThatAreNotTicketsAreIgnored() {
    TicketMentions named =
        TicketMentions.in(
            "ticket to ride, ticket 7, Ticket: SUP-47, a#b, see #12x and #1/2,"
                + " https://desk.example/t#9 (https://desk.example/t/8).");

    assertEquals(
        new TicketMentions(
            Set.of("7", "sup-47", "12x"),
            Set.of("https://desk.example/t#9", "https://desk.example/t/8")),
        named);
  }

  /** Submits it and waits until its ticket is open or joined. */
  private CaseId bring(String key, Report report) throws Exception {
    return bring(key, report, UnaryOperator.identity());
  }

  private CaseId bring(String key, Report report, UnaryOperator<TicketRequest> change)
      throws Exception {
    return bring(key, report, "", change);
  }

  /** Uploads the same bytes with another name. */
  private CaseId bring(String key, Report report, String again) throws Exception {
    return bring(key, report, again, UnaryOperator.identity());
  }

  private CaseId bring(String key, Report report, String again, UnaryOperator<TicketRequest> change)
      throws Exception {
    CaseId id = submit(key, report, again, change);
    Await.until(() -> caseRepository.find(id).orElseThrow().ticket().isPresent());
    return id;
  }

  private CaseId submit(String key, Report report) throws Exception {
    return submit(key, report, "", UnaryOperator.identity());
  }

  private CaseId submit(
      String key, Report report, String again, UnaryOperator<TicketRequest> change)
      throws Exception {
    var made =
        new NewCase(
            CaseKind.BOUNCE,
            key + ".eml",
            new CaseRequester(report.person(), report.workspace(), "C1", Optional.empty()),
            CaseResult.read("It came back.", "recipient-blocks-us", report.diagnosis()),
            Optional.of(mail(key)));
    TicketRequest ticketRequest = submission(key + again, report);
    return escalationService.submit(made, change.apply(ticketRequest)).filed().id();
  }

  private static TicketRequest submission(String key, Report report) {
    return new TicketRequest(
        "slack:" + key,
        "kim@example.org",
        "It comes back",
        TicketSeverity.NORMAL,
        report.text(),
        false);
  }

  private static UnaryOperator<TicketRequest> agent(String requester, String ticket) {
    return plain ->
        new TicketRequest(
            plain.key(),
            requester,
            plain.subject(),
            plain.ticketSeverity(),
            plain.note(),
            plain.incomplete(),
            plain.reporter(),
            plain.mailDisclosure(),
            true,
            Optional.of(ticket).filter(named -> !named.isEmpty()));
  }

  private static TicketRequest copyOf(
      TicketRequest plain, boolean byAgent, Optional<String> ticket) {
    return new TicketRequest(
        plain.key(),
        plain.requester(),
        plain.subject(),
        plain.ticketSeverity(),
        plain.note(),
        plain.incomplete(),
        plain.reporter(),
        plain.mailDisclosure(),
        byAgent,
        ticket);
  }

  private List<String> toldOf(CaseId id) throws Exception {
    return database
        .query("select words from desk_log where case_id = ? order by number", id.text())
        .stream()
        .map(resultRow -> resultRow.text("words"))
        .toList();
  }

  private TicketRef ticket(CaseId id) throws Exception {
    return caseRepository.find(id).orElseThrow().ticket().orElseThrow();
  }

  private static StoredMail mail(String key) {
    String words = "Subject: Undelivered\r\n\r\nreport " + key + "\r\n";
    return new StoredMail(key + ".eml", words.getBytes(StandardCharsets.US_ASCII));
  }
}
