package org.bounceback.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseResult;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.store.Database;
import org.bounceback.store.Databases;
import org.bounceback.store.MovableClock;
import org.bounceback.store.OnEveryDatabase;
import org.bounceback.store.StoreException;
import org.bounceback.store.outbox.Outbox;
import org.bounceback.store.outbox.OutboxEntry;
import org.bounceback.store.outbox.OutboxHandler;
import org.bounceback.store.outbox.OutboxTask;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEveryDatabase
class BounceIntakeTest {
  private static final String FROM_KIM = "From: Kim <kim@host.example>\r\n";

  private static final CaseResult CONCLUSION = CaseResult.read("Words.", "cannot-tell", "{}");
  private static final BounceReader READER = BundledData.READER;

  @Parameter private Databases databases;
  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private Database database;
  private CaseRepository caseRepository;

  @BeforeEach
  void open() throws StoreException {
    database = databases.open(folder);
    caseRepository = new CaseRepository(database, new SecureRandom(), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aForwardedBounceIsACaseWithItsMail() throws Exception {
    byte[] mail = mail(FROM_KIM + "Message-ID: <1@host.example>\r\nSubject: Fwd: failed\r\n");

    var opened = assertInstanceOf(IntakeResult.Opened.class, take("7/1", mail));

    Case stored = caseRepository.find(opened.id()).orElseThrow();
    assertEquals("kim@host.example", stored.caseRequester().person());
    assertEquals("Fwd: failed.eml", stored.subject());
    assertArrayEquals(mail, caseRepository.mail(opened.id()).orElseThrow().bytes());
    assertEquals(1, waiting());
  }

  @Test
  void aMessageIsRecognizedByItsLocation() throws Exception {
    IntakeResult first = take("7/1", mail(FROM_KIM));
    IntakeResult again = take("7/1", mail(FROM_KIM + "X-Changed: yes\r\n"));

    assertEquals(new IntakeResult.Known(((IntakeResult.Opened) first).id()), again);
    assertEquals(1, waiting());
  }

  @Test
  void aMessageIsRecognizedByItsMessageIdWhenUidsChange() throws Exception {
    String named = FROM_KIM + "Message-ID: <1@host.example>\r\n";

    take("7/1", mail(named));

    assertInstanceOf(IntakeResult.Known.class, take("8/1", mail(named + "X-Moved: yes\r\n")));
  }

  @Test
  void aMessageWithoutAMessageIdIsRecognizedByItsBytes() throws Exception {
    intake(rules()).accept(Optional.empty(), mail(FROM_KIM));

    assertInstanceOf(
        IntakeResult.Known.class, intake(rules()).accept(Optional.empty(), mail(FROM_KIM)));
  }

  @Test
  void aMessageWhoseCaseWasDeletedIsAcceptedAgain() throws Exception {
    byte[] mail = mail(FROM_KIM + "Message-ID: <1@host.example>\r\n");
    var first = (IntakeResult.Opened) take("7/1", mail);
    database.write(tx -> tx.update("delete from cases where id = ?", first.id().text()));

    var again = assertInstanceOf(IntakeResult.Opened.class, take("7/2", mail));

    assertArrayEquals(mail, caseRepository.mail(again.id()).orElseThrow().bytes());
    assertEquals(new IntakeResult.Known(again.id()), take("7/3", mail));
  }

  @Test
  void aSeparatorLineBeforeTheMessageIsIgnored() throws Exception {
    byte[] first = mail("From kim@host.example Tue Nov 24 12:00:00 2026\n" + FROM_KIM);
    byte[] again = mail("From kim@host.example Tue Nov 24 12:00:09 2026\n" + FROM_KIM);

    var opened = (IntakeResult.Opened) intake(rules()).accept(Optional.empty(), first);

    assertEquals(
        new IntakeResult.Known(opened.id()), intake(rules()).accept(Optional.empty(), again));
    assertArrayEquals(mail(FROM_KIM), caseRepository.mail(opened.id()).orElseThrow().bytes());
  }

  @Test
  void twoMessagesAreTwoCases() throws Exception {
    take("7/1", mail(FROM_KIM + "Message-ID: <1@host.example>\r\n"));

    assertInstanceOf(
        IntakeResult.Opened.class,
        take("7/2", mail(FROM_KIM + "Message-ID: <2@host.example>\r\n")));
    assertEquals(2, waiting());
  }

  @Test
  void unknownSendersAreRejected() throws Exception {
    refused("its sender", "From: kim@elsewhere.example\r\n");
    refused("one address", "From: kim@host.example\r\nFrom: x@elsewhere.example\r\n");
    refused("one address", "Subject: nobody\r\n");
    refused("its sender", "From: \"kim@host.example\" <x@elsewhere.example>\r\n");
  }

  @Test
  void unauthenticatedSendersAreRejected() throws Exception {
    var rules = new AllowedSenders(List.of("host.example"), List.of("mx.host.example"));
    String proof =
        "Authentication-Results: mx.host.example; dmarc=pass header.from=host.example\r\n";

    assertInstanceOf(
        IntakeResult.Refused.class, intake(rules).accept(Optional.of("7/1"), mail(FROM_KIM)));
    assertInstanceOf(
        IntakeResult.Opened.class,
        intake(rules).accept(Optional.of("7/2"), mail(proof + FROM_KIM)));
  }

  @Test
  void aKnownSenderIsNotifiedOfARejectionOnceADay() throws Exception {
    String list = FROM_KIM + "List-Id: <users.host.example>\r\n";

    take("7/1", mail(list + "Subject: one\r\n"));
    take("7/2", mail(list + "Subject: two\r\n"));
    assertEquals(1, waiting());
    intake(rules()).reject(mail(FROM_KIM), "it is larger than the 20 MiB that are read");
    assertEquals(2, waiting());
    clock.advance(Duration.ofDays(1));
    take("7/3", mail(list + "Subject: three\r\n"));
    assertEquals(3, waiting());
  }

  @Test
  void thereAreNoNotificationsForUnknownSendersAndLoops() throws Exception {
    take("7/1", mail("From: x@elsewhere.example\r\n"));
    take("7/2", mail(FROM_KIM + "X-Loop: bot@host.example\r\n"));
    intake(rules()).reject(mail("From: x@elsewhere.example\r\n"), "it is too large");

    assertEquals(0, waiting());
  }

  @Test
  void aFailedExaminationIsReported() throws Exception {
    var opened = (IntakeResult.Opened) take("7/1", mail(FROM_KIM));
    long before = waiting();
    var outboxHandlers =
        BounceIntake.handlers(caseRepository, clock, mail -> CONCLUSION, MailCaseListener.UNTOLD);
    OutboxHandler examine =
        Objects.requireNonNull(outboxHandlers.get(new OutboxTask("examine-arrival")));
    var outboxEntry = new OutboxEntry(opened.id().text(), opened.id().text(), clock.instant(), 9);

    database.write(examine.onGivenUp(outboxEntry, "a bug"));

    assertEquals(before + 1, waiting());
  }

  @Test
  void anEmptyListOfSendersIsRejected() {
    assertThrows(IllegalArgumentException.class, () -> new AllowedSenders(List.of(), List.of()));
  }

  private void refused(String why, String header) throws StoreException {
    long before = waiting();
    var refused = assertInstanceOf(IntakeResult.Refused.class, take("r/" + header, mail(header)));
    assertTrue(refused.reason().contains(why), refused.reason());
    assertEquals(before, waiting());
  }

  private IntakeResult take(String place, byte[] mail) throws StoreException {
    return intake(rules()).accept(Optional.of(place), mail);
  }

  private BounceIntake intake(AllowedSenders rules) {
    return new BounceIntake(
        database,
        caseRepository,
        rules,
        Set.of("bot@host.example"),
        new MailParser(MailLimits.STANDARD),
        READER,
        clock);
  }

  private static AllowedSenders rules() {
    return new AllowedSenders(List.of("host.example"), List.of());
  }

  private long waiting() throws StoreException {
    return database.inTransaction(tx -> new Outbox(clock).waiting(tx));
  }

  private static byte[] mail(String header) {
    return (header + "\r\nuser unknown\r\n").getBytes(StandardCharsets.US_ASCII);
  }
}
