package org.bounceback.ticket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.bounceback.cases.CaseId;
import org.bounceback.sandbox.desk.DeskFault;
import org.bounceback.sandbox.desk.VendorTicket.Said;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which case joins the ticket of an earlier one, and what agents see. */
@OnEveryDatabase
class TicketDeduplicatorTest extends TicketedBounces {
  @Test
  void anotherReportOfTheSameMessageAndRecipientJoinsAsANoteWithItsEmail() throws Exception {
    escalate("1", FIRST.to("bob@example.net", "eve@example.net"));

    CaseId again = escalate("2", FIRST);

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
    escalate("1", FIRST);

    CaseId other = escalate("2", new Report(workspace, messageId, from, List.of(recipient), ""));

    assertEquals("102", ticket(other).id());
    assertEquals(List.of(), said());
  }

  @Test
  void aReportWithAnAdditionalRecipientGetsItsOwnTicket() throws Exception {
    escalate("1", FIRST);

    CaseId wider = escalate("2", FIRST.to("bob@example.net", "eve@example.net"));

    assertEquals("102", ticket(wider).id());
  }

  @Test
  void constantMessageIdsDoNotJoinTickets() throws Exception {
    var unnamed = new Report("T1", "<1>", "ann@shop.example", FIRST.recipients(), "");
    escalate("1", unnamed);

    assertEquals("102", ticket(escalate("2", unnamed)).id());
  }

  @Test
  void aStrangerWithTheMessageIdOrItsBytesGetsASeparateTicket() throws Exception {
    escalate("1", FIRST);

    assertEquals("102", ticket(escalate("2", FIRST.uploadedBy(STRANGER))).id());
    assertEquals("103", ticket(escalate("1", FIRST.uploadedBy("U8"), "again")).id());
    assertEquals(List.of(), said());
  }

  @ParameterizedTest
  @CsvSource({"U2, 2, ''", "U2, 1, again", "U1, 2, ''", "U1, 1, again"})
  void agentsShareTheTicketOfOneMessageForOneRequester(String person, String file, String again)
      throws Exception {
    escalate("1", FIRST, agent("kim@example.org", ""));

    CaseId joined = escalate(file, FIRST.uploadedBy(person), again, agent("Kim@Example.org", ""));

    assertEquals("101", ticket(joined).id());
  }

  @ParameterizedTest
  @CsvSource({"U2, 2, ''", "U2, 1, again", "U1, 2, ''", "U1, 1, again"})
  void anotherRequesterGetsASeparateTicketForTheSameMessage(
      String person, String file, String again) throws Exception {
    escalate("1", FIRST, agent("kim@example.org", ""));

    CaseId other = escalate(file, FIRST.uploadedBy(person), again, agent("eve@rival.example", ""));

    assertEquals("102", ticket(other).id());
    assertEquals(List.of(), said());
  }

  @ParameterizedTest
  @CsvSource({"''", "<1>"})
  void aCommonRejectionLineDoesNotJoinTickets(String messageId) throws Exception {
    var pasted = new Report("T1", messageId, "ann@shop.example", FIRST.recipients(), "");
    escalate("1", pasted, agent("kim@example.org", ""));

    CaseId byAnother =
        escalate("1", pasted.uploadedBy("U2"), "again", agent("kim@example.org", ""));
    CaseId bySame = escalate("1", pasted, "once more", agent("kim@example.org", ""));

    assertEquals("102", ticket(byAnother).id());
    assertEquals("103", ticket(bySame).id());
    assertEquals(List.of(), said());
    assertEquals(
        "101", ticket(escalate("1", pasted, "chosen", agent("kim@example.org", "101"))).id());
  }

  @Test
  void aCaseSubmittedForTwoRequestersIsJoinedByNeither() throws Exception {
    CaseId first = escalate("1", FIRST, agent("kim@example.org", ""));
    assertTrue(
        escalationService
            .submit(first, agent("eve@rival.example", "").apply(submission("other", FIRST)))
            .isPresent());

    assertEquals("102", ticket(escalate("2", FIRST, agent("eve@rival.example", ""))).id());
  }

  @Test
  void joiningATicketReportsOnlyLaterReplies() throws Exception {
    escalate("1", FIRST);
    product.reply("101", "Your password is swordfish.");

    CaseId joined = escalate("2", FIRST);
    product.reply("101", "It works again.");

    pass(EVERY, () -> !toldOf(joined).isEmpty());
    assertEquals(List.of("It works again."), toldOf(joined));
  }

  @Test
  void aSolvedTicketIsNotJoined() throws Exception {
    escalate("1", FIRST);
    product.setStatus("101", "resolved");

    assertEquals("102", ticket(escalate("2", FIRST)).id());
    assertEquals("103", ticket(escalate("3", FIRST.saying("see #101").to("eve@example.net"))).id());
  }

  @Test
  void aTicketThatIsOpenIsJoinedDaysLater() throws Exception {
    CaseId first = escalate("1", FIRST);
    clock.advance(Duration.ofDays(3));
    pass(EVERY, () -> status(first).isPresent());

    assertEquals("101", ticket(escalate("2", FIRST)).id());
  }

  @Test
  void aJoiningNoteWithALostResponseIsAddedOnce() throws Exception {
    awaitFindings(escalate("1", FIRST));
    product.faults().next(1, DeskFault.openAndDisconnect());

    submit("2", FIRST);

    pass(Duration.ofSeconds(1), () -> product.tickets().size() == 1 && said().size() == 1);
    pass(Duration.ofSeconds(1), () -> waitingNotes() == 0 && waitingFor("open-ticket") == 0);
    assertEquals(1, said().size());
  }

  private List<String> toldOf(CaseId id) throws Exception {
    return database
        .query("select words from desk_log where case_id = ? order by number", id.text())
        .stream()
        .map(resultRow -> resultRow.text("words"))
        .toList();
  }
}
