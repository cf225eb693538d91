package org.bounceback.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.MailAddress;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.cases.AuditLog;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.DeskId;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.Samples;
import org.bounceback.cases.StoredMail;
import org.bounceback.cases.TicketRef;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.StoreException;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.ticket.EscalationService;
import org.bounceback.ticket.TicketRequest;
import org.bounceback.ticket.TicketSeverity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class PersonalDataEraserTest {
  @Parameter private Databases databases;
  private static final String ALICE = "alice_1@shop.example";

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private Database database;
  private CaseRepository caseRepository;
  private PersonalDataEraser data;

  @BeforeEach
  void open() throws StoreException {
    database = databases.open(folder);
    caseRepository = new CaseRepository(database, new SecureRandom(), clock);
    data =
        new PersonalDataEraser(
            database, caseRepository, new Outbox(clock), clock, ReadingMemory.ofThisProcess());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void findsCaseByDiagnosisIgnoringCase() throws StoreException {
    Case found = stored("{\"to\":\"Alice_1@Shop.example\"}", "no names");

    assertEquals(List.of(found.id()), naming(ALICE));
  }

  @Test
  void findsCaseByMail() throws StoreException {
    Case found = stored("{}", "From: " + ALICE);

    assertEquals(List.of(found.id()), naming(ALICE));
  }

  @Test
  void treatsUnderscoreLiterally() throws StoreException {
    stored("{\"to\":\"aliceX1@shop.example\"}", "no names");

    assertEquals(List.of(), naming(ALICE));
  }

  @Test
  void erasesCaseWithMail() throws StoreException {
    Case gone = stored("{}", "From: " + ALICE);
    Case other = stored("{}", "From: bob@example.com");

    Erasure erasure = erase();

    assertEquals(new Erasure(List.of(gone.id()), List.of(), List.of()), erasure);
    assertEquals(Optional.empty(), caseRepository.find(gone.id()));
    assertEquals(Optional.empty(), caseRepository.mail(gone.id()));
    assertEquals(Optional.of(other), caseRepository.find(other.id()));
  }

  @Test
  void keepsCaseWithPendingTicket() throws StoreException {
    Case accepted = stored("{}", "From: " + ALICE);
    var escalationService =
        new EscalationService(database, caseRepository, new Outbox(clock), clock);
    escalationService.submit(
        accepted.id(), new TicketRequest("k", ALICE, "subject", TicketSeverity.NORMAL, "", false));

    assertEquals(new Erasure(List.of(), List.of(accepted.id()), List.of()), erase());
  }

  @Test
  void findsCaseByAddressInBase64Mail() throws StoreException {
    String body = Base64.getEncoder().encodeToString(("Write to " + ALICE).getBytes(UTF_8));

    Case found = stored("{}", "From: x@y.example\nContent-Transfer-Encoding: base64\n\n" + body);

    assertEquals(List.of(found.id()), naming(ALICE));
  }

  @Test
  void auditsRequesterButNotAddress() throws StoreException {
    stored("{}", "From: " + ALICE);

    erase();

    AuditLog.AuditEntry auditEntry = caseRepository.audit().recent("forget", 1).get(0);
    assertEquals(Samples.ASKER.person(), auditEntry.auditedAction().caseRequester().person());
    assertEquals("1 cases erased, 0 left", auditEntry.auditedAction().detail());
    assertFalse(auditEntry.toString().contains(ALICE), auditEntry.toString());
    assertTrue(new SaltedAddressHash(auditEntry.auditedAction().target()).matches(address(ALICE)));
    assertFalse(
        new SaltedAddressHash(auditEntry.auditedAction().target())
            .matches(address("bob@shop.example")));
  }

  @Test
  void createsDifferentHashesOfOneAddress() {
    assertNotEquals(SaltedAddressHash.of(address(ALICE)), SaltedAddressHash.of(address(ALICE)));
  }

  @Test
  void listsExternalTicketsThatAreNotErased() throws StoreException {
    Case sent = stored("{}", "From: " + ALICE);
    var ticket = new TicketRef("4711", "SUP-4711", Optional.empty());
    database.write(tx -> caseRepository.recordTicket(tx, sent.id(), ticket, DeskId.LOCAL));

    assertEquals(new Erasure(List.of(sent.id()), List.of(), List.of("SUP-4711")), erase());
  }

  private Erasure erase() throws StoreException {
    return data.erase(address(ALICE), Samples.ASKER);
  }

  private static MailAddress address(String text) {
    return MailAddress.parse(text).orElseThrow();
  }

  private List<CaseId> naming(String address) throws StoreException {
    return data.findCasesContaining(address(address));
  }

  /** Stores a case whose findings have fields that are not read any more. */
  private Case stored(String findings, String mail) throws StoreException {
    Case opened =
        caseRepository.open(
            new NewCase(
                CaseKind.BOUNCE,
                "a.eml",
                Samples.ASKER,
                CaseResult.read("headline", "verdict", findings),
                Optional.of(new StoredMail("a.eml", mail.getBytes(UTF_8)))));
    database.write(
        tx ->
            tx.update("update cases set diagnosis = ? where id = ?", findings, opened.id().text()));
    return opened;
  }
}
