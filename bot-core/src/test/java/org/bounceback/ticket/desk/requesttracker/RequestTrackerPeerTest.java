package org.bounceback.ticket.desk.requesttracker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.Samples;
import org.bounceback.cases.StoredMail;
import org.bounceback.cases.TicketRef;
import org.bounceback.cases.TicketStatus;
import org.bounceback.net.Http;
import org.bounceback.net.JdkHttp;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.DeskException.DeskErrorKind;
import org.bounceback.ticket.DeskSelfTest.DeskCheckResult;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.TicketNote;
import org.bounceback.ticket.TicketUpdate;
import org.bounceback.ticket.desk.DeskConfig;
import org.bounceback.ticket.desk.DeskContract;
import org.bounceback.ticket.desk.MailAttachment;
import org.bounceback.ticket.desk.RunningRequestTracker;
import org.bounceback.ticket.desk.TicketConversationContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The desk against a running Request Tracker 5; {@link RequestTrackerTest} has the whole contract.
 */
@Tag("request-tracker")
class RequestTrackerPeerTest {
  private static final AtomicInteger CASES = new AtomicInteger();
  @TempDir static Path folder;
  private static RunningRequestTracker tracker;

  private final CaseId id = new CaseId("BB-00000-%05d".formatted(CASES.incrementAndGet()));
  private final RequestTracker desk = desk("root", RunningRequestTracker.PASSWORD, "Bounces");

  @BeforeAll
  static void start() throws Exception {
    tracker = RunningRequestTracker.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    tracker.close();
  }

  @ParameterizedTest
  @MethodSource("mails")
  void theEmailIsInTheTicketByteForByte(StoredMail mail) throws Exception {
    TicketRef opened = desk.open(DeskContract.ticket(id, Optional.of(mail)), ExternalId.of(id));

    List<byte[]> files = tracker.files(opened.id());
    assertEquals(1, files.size());
    assertArrayEquals(mail.bytes(), files.get(0));
  }

  static Stream<StoredMail> mails() {
    String ascii = "Subject: Undelivered\r\nX-Odd:\tyes\r\n\r\nbare\nline ends\n\r\n";
    return Stream.of(
        Samples.mail(),
        new StoredMail("ascii.eml", ascii.getBytes(StandardCharsets.US_ASCII)),
        new StoredMail("latin.eml", "\r\nGrüße\r\n".getBytes(StandardCharsets.ISO_8859_1)),
        new StoredMail("utf8.eml", "Subject: Grüße ☂\n\n☂".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aTicketIsFoundByTheFieldOfItsQueue() throws Exception {
    assertEquals(
        Optional.empty(), desk.find(DeskContract.ticket(id, Optional.empty()), ExternalId.of(id)));

    TicketRef opened = open();

    assertEquals(
        Optional.of(opened),
        desk.find(DeskContract.ticket(id, Optional.empty()), ExternalId.of(id)));
  }

  @Test
  void withoutAFieldATicketIsFoundByItsSubject() throws Exception {
    RequestTracker plain =
        desk("root", RunningRequestTracker.PASSWORD, "Bounces", Optional.empty());

    TicketRef opened = plain.open(DeskContract.ticket(id, Optional.empty()), ExternalId.of(id));

    assertEquals(
        Optional.of(opened),
        plain.find(DeskContract.ticket(id, Optional.empty()), ExternalId.of(id)));
  }

  @Test
  void aTicketOpenedWithALostResponseIsFound() throws Exception {
    Http cut =
        (request, deadline) -> {
          Http.Response answer = new JdkHttp().send(request, deadline);
          if (request.method().equals("POST")) {
            throw new Http.HttpRequestException(
                Http.HttpRequestException.HttpFailureKind.CUT, "cut", new Exception());
          }
          return answer;
        };
    var deaf =
        new RequestTracker(
            config("root", RunningRequestTracker.PASSWORD, "Bounces", Optional.of("Bounce id")),
            cut,
            Clock.systemUTC());
    int before = tracker.tickets().size();

    assertThrows(
        DeskException.class,
        () -> deaf.open(DeskContract.ticket(id, Optional.empty()), ExternalId.of(id)));

    assertTrue(desk.find(DeskContract.ticket(id, Optional.empty()), ExternalId.of(id)).isPresent());
    assertEquals(before + 1, tracker.tickets().size());
  }

  @Test
  void repliesAndStatusAreReportedAndOurNotesAreNot() throws Exception {
    TicketRef opened = open();
    desk.add(opened, new TicketNote("n-1", "Kim", "The customer called again."));

    tracker.reply(opened.id(), "<p>We are <b>on it</b>.</p>");
    TicketUpdate first = desk.read(opened, Optional.empty());
    tracker.turn(opened.id(), "resolved");
    TicketUpdate second = desk.read(opened, first.cursor());

    assertEquals(List.of("We are on it."), TicketConversationContract.news(first));
    assertEquals("maria", first.ticketComments().get(1).author());
    assertTrue(first.ticketComments().get(0).own());
    assertEquals(List.of(), TicketConversationContract.news(second));
    assertEquals(TicketStatus.SOLVED, second.status());
  }

  @ParameterizedTest
  @MethodSource("mails")
  void aNotesEmailIsInTheTicketByteForByteAndNotReadAsText(StoredMail mail) throws Exception {
    TicketRef opened = desk.open(DeskContract.ticket(id, Optional.empty()), ExternalId.of(id));
    var ticketNote = new TicketNote("n-1", "Kim", "It came again.", Optional.of(mail));

    desk.add(opened, ticketNote);

    assertArrayEquals(mail.bytes(), tracker.files(opened.id()).get(0));
    TicketUpdate read = desk.read(opened, Optional.empty());
    assertEquals(
        List.of(ticketNote.fullText()),
        read.ticketComments().stream().map(TicketUpdate.TicketComment::text).toList());
    assertEquals(List.of(), TicketConversationContract.news(read));
  }

  @Test
  void rejectionsAreDistinguished() {
    assertEquals(DeskErrorKind.CREDENTIALS, failure(desk("root", "wrong", "Bounces")));
    assertEquals(
        DeskErrorKind.NOT_FOUND,
        failure(desk("root", RunningRequestTracker.PASSWORD, "No such queue")));
    assertEquals(
        DeskErrorKind.FORBIDDEN,
        failure(desk("root", RunningRequestTracker.PASSWORD, "No such queue", Optional.empty())));
  }

  /** RT ignores such a field without an error, and the ticket would be opened twice. */
  @Test
  void aFieldMissingFromTheQueueIsReported() {
    Optional<String> lacking = Optional.of("No such field");

    assertEquals(
        DeskErrorKind.INVALID,
        failure(desk("root", RunningRequestTracker.PASSWORD, "Bounces", lacking)));
  }

  @Test
  void theDoctorFindsNothingWrong() throws Exception {
    assertEquals(
        List.of(),
        desk.check().stream().filter(deskCheckResult -> !deskCheckResult.well()).toList());
    assertEquals(3, desk.check().size());
  }

  @Test
  void theDoctorReportsWhatIsWrong() throws Exception {
    assertEquals(
        List.of(false),
        desk("root", "wrong", "Bounces").check().stream().map(DeskCheckResult::well).toList());
  }

  private TicketRef open() throws Exception {
    return desk.open(DeskContract.ticket(id, Optional.of(Samples.mail())), ExternalId.of(id));
  }

  private DeskErrorKind failure(RequestTracker asked) {
    return assertThrows(
            DeskException.class,
            () -> asked.open(DeskContract.ticket(id, Optional.empty()), ExternalId.of(id)))
        .kind();
  }

  private static RequestTracker desk(String user, String password, String queue) {
    return desk(user, password, queue, Optional.of("Bounce id"));
  }

  private static RequestTracker desk(
      String user, String password, String queue, Optional<String> field) {
    return new RequestTracker(
        config(user, password, queue, field), new JdkHttp(4 << 20), Clock.systemUTC());
  }

  private static DeskConfig config(
      String user, String password, String queue, Optional<String> field) {
    return new DeskConfig(
        tracker.url(),
        Optional.of(user),
        Optional.of(password),
        Optional.of(queue),
        field,
        MailAttachment.AttachmentFormat.EML,
        Duration.ofSeconds(20));
  }
}
