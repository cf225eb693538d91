package org.bounceback.ticket.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.bounceback.cases.Samples;
import org.bounceback.cases.StoredMail;
import org.bounceback.net.Guard.GuardSettings;
import org.bounceback.net.Http;
import org.bounceback.net.JdkHttp;
import org.bounceback.net.RequestThrottle;
import org.bounceback.net.ThrottledHttp;
import org.bounceback.sandbox.desk.DeskFault;
import org.bounceback.sandbox.desk.VendorDeskServer;
import org.bounceback.sandbox.desk.VendorTicket;
import org.bounceback.store.MovableClock;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.DeskException.DeskErrorKind;
import org.bounceback.ticket.DeskSelfTest.DeskCheckResult;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.TicketDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of all ticket products, each against a strict simulation. */
public abstract class ProductContract extends RemoteDeskContract {
  private static final GuardSettings UNLIMITED =
      new GuardSettings(
          List.of(),
          Duration.ofSeconds(5),
          1_000,
          100,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));

  public final MovableClock clock = new MovableClock();
  public VendorDeskServer product;
  Desk desk;
  private TicketDesk first;

  /** The product that the class is about. */
  public abstract DeskKind kind();

  public abstract Desk open(DeskConfig config);

  /** Its stand-in. */
  public abstract VendorDeskServer start() throws IOException;

  /** What it calls the queue. */
  public abstract Optional<String> queue();

  public Optional<String> field() {
    return Optional.empty();
  }

  @BeforeEach
  void open() throws IOException {
    product = start();
    desk = desk(VendorDeskServer.TOKEN, kind().usualMail(), LONG_TIMEOUT);
    first = desk.tickets();
  }

  @AfterEach
  void close() throws IOException {
    product.close();
  }

  @Override
  public TicketDesk desk() {
    return desk.tickets();
  }

  @Override
  public List<Optional<StoredMail>> messages() {
    return product.tickets().stream()
        .map(ticket -> ticket.asking().files().stream().findFirst().map(ProductContract::mail))
        .toList();
  }

  @Override
  void meet(NetworkFault networkFault) throws IOException {
    switch (networkFault) {
      case WRONG_SECRET -> desk = desk("wrong", kind().usualMail(), LONG_TIMEOUT);
      case REFUSED -> product.faults().untilCleared(DeskFault.status(403));
      case LATER -> product.faults().untilCleared(DeskFault.tooMany(Duration.ofSeconds(30)));
      case FAILING -> product.faults().untilCleared(DeskFault.status(503));
      case UNREACHABLE -> product.refuseConnections();
      case CUT -> product.faults().untilCleared(DeskFault.disconnect());
      case SLOW -> {
        product.faults().untilCleared(DeskFault.delay(LONG_TIMEOUT));
        desk = desk(VendorDeskServer.TOKEN, kind().usualMail(), SHORT);
      }
      case OPENED_AND_CUT -> product.faults().next(1, DeskFault.openAndDisconnect());
    }
  }

  @Override
  void recover() throws IOException {
    product.faults().clear();
    product.acceptConnections();
    clock.advance(Duration.ofMinutes(1));
    if (desk.tickets() != first) {
      desk = desk(VendorDeskServer.TOKEN, kind().usualMail(), LONG_TIMEOUT);
    }
  }

  @Test
  void theTicketHasTheRequesterAndTheFindings() throws Exception {
    open(ticket(FIRST, Optional.empty()));

    VendorTicket.Asking asking = product.tickets().get(0).asking();
    assertTrue(asking.subject().startsWith("Mail to example.net comes back"), asking.subject());
    assertEquals("kim@example.org", asking.requester());
    assertTrue(
        asking.body().startsWith("mx.example.net refuses mail from 203.0.113.5."), asking.body());
  }

  @Test
  void placeholdersFromStrangersAreNeutralized() throws Exception {
    String placeholders = "{{ticket.requester.email}} {%if a%} {$client_email} {php} %{user.email}";
    open(
        new NewTicket(
            "key",
            FIRST,
            "kim@example.org",
            placeholders,
            placeholders,
            "{}",
            Optional.empty(),
            false));

    VendorTicket.Asking asking = product.tickets().get(0).asking();
    for (String text : List.of(asking.subject(), asking.body())) {
      for (String placeholder : placeholders()) {
        assertFalse(text.contains(placeholder), text);
        assertTrue(text.contains(placeholder.substring(0, 1) + " "), text);
      }
    }
  }

  /** How what the product replaces in texts begins. */
  public abstract List<String> placeholders();

  @Test
  void anOpenTicketHasAnIdAndANumber() throws Exception {
    var opened = open(ticket(FIRST, Optional.empty()));

    assertEquals(product.tickets().get(0).id(), opened.id());
    assertTrue(opened.number().endsWith(opened.id()), opened.number());
  }

  @Test
  void theEmailCanBeSentAsAnArchive() throws Exception {
    desk = desk(VendorDeskServer.TOKEN, MailAttachment.AttachmentFormat.ZIP, LONG_TIMEOUT);

    open(ticket(FIRST, Optional.of(Samples.mail())));

    VendorTicket.File file = product.tickets().get(0).asking().files().get(0);
    assertEquals("_nzustellbar.eml.zip", file.name());
    assertArrayEquals(Samples.mail().bytes(), mail(file).bytes());
  }

  @ParameterizedTest
  @CsvSource({
    "400, INVALID",
    "401, CREDENTIALS",
    "403, FORBIDDEN",
    "404, NOT_FOUND",
    "409, CONFLICT",
    "412, CONFLICT",
    "422, INVALID",
    "429, TOO_MANY",
    "500, DOWN",
    "502, DOWN",
    "503, DOWN",
  })
  void rejectionsAreDistinguished(int status, DeskErrorKind deskErrorKind) {
    product.faults().untilCleared(DeskFault.status(status));

    assertEquals(deskErrorKind, failure().kind());
  }

  @Test
  void afterTooManyRequestsRetryAfterIsRespected() throws Exception {
    product.faults().next(1, DeskFault.tooMany(Duration.ofSeconds(30)));

    assertEquals(Optional.of(Duration.ofSeconds(30)), failure().retryAfter());
    clock.advance(Duration.ofSeconds(10));
    assertEquals(Optional.of(Duration.ofSeconds(20)), failure().retryAfter());
    clock.advance(Duration.ofSeconds(21));

    open(ticket(FIRST, Optional.empty()));
    assertEquals(1, product.tickets().size());
  }

  @Test
  void theDoctorFindsNothingWrong() throws Exception {
    assertEquals(List.of(), wrong());
  }

  @Test
  void theDoctorExplainsHowToFixAWrongToken() throws Exception {
    desk = desk("wrong", kind().usualMail(), LONG_TIMEOUT);

    assertEquals(1, wrong().size());
  }

  List<String> wrong() throws InterruptedException {
    return desk.check().orElseThrow().check().stream()
        .filter(deskCheckResult -> !deskCheckResult.well())
        .map(DeskCheckResult::message)
        .toList();
  }

  Desk desk(String token, MailAttachment.AttachmentFormat mail, Duration timeout) {
    var config =
        new DeskConfig(
            product.url(),
            Optional.of(VendorDeskServer.USER),
            Optional.of(token),
            queue(),
            field(),
            mail,
            timeout);
    return open(config);
  }

  /** How the desk is called, with the pauses that it asks for and without rate limits. */
  public Http http() {
    return new ThrottledHttp(
        new JdkHttp(), new RequestThrottle(kind().code(), UNLIMITED, clock::nanoTime), clock);
  }

  private DeskException failure() {
    return assertThrows(DeskException.class, () -> open(ticket(FIRST, Optional.empty())));
  }

  private static StoredMail mail(VendorTicket.File file) {
    if (!file.name().endsWith(".zip")) {
      return new StoredMail(file.name(), file.bytes());
    }
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file.bytes()))) {
      String name = zip.getNextEntry().getName();
      return new StoredMail(name, zip.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
