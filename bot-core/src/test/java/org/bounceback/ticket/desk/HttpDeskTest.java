package org.bounceback.ticket.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Phaser;
import org.bounceback.cases.StoredMail;
import org.bounceback.cases.TicketRef;
import org.bounceback.data.DocumentCodec;
import org.bounceback.net.JdkHttp;
import org.bounceback.store.MovableClock;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.DeskStandIn;
import org.bounceback.ticket.TicketDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDeskTest extends RemoteDeskContract {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Phaser silence = new Phaser(1);
  private DeskStandIn standIn;
  private HttpDesk desk;

  @BeforeEach
  void open() throws IOException {
    standIn = new DeskStandIn();
    desk = desk(DeskConfig.of(standIn.url(), Optional.of("s3cret"), TIMEOUT));
  }

  @AfterEach
  void close() {
    standIn.close();
  }

  @Override
  public TicketDesk desk() {
    return desk;
  }

  @Override
  public List<Optional<StoredMail>> messages() {
    return standIn.tickets().stream()
        .map(body -> DocumentCodec.json("ticket", body).find("message"))
        .map(
            found ->
                found.map(
                    message ->
                        new StoredMail(
                            message.text("filename"),
                            Base64.getDecoder().decode(message.text("base64")))))
        .toList();
  }

  @Override
  void meet(NetworkFault networkFault) {
    switch (networkFault) {
      case WRONG_SECRET -> standIn.plan(DeskStandIn.refuse(401));
      case REFUSED -> standIn.plan(DeskStandIn.refuse(403));
      case LATER -> standIn.plan(DeskStandIn.refuse(429));
      case FAILING -> standIn.plan(DeskStandIn.refuse(500));
      case UNREACHABLE ->
          desk =
              desk(
                  DeskConfig.of(URI.create("http://127.0.0.1:1/"), Optional.empty(), LONG_TIMEOUT));
      case CUT -> standIn.plan((stand, exchange, body) -> exchange.close());
      case SLOW -> {
        standIn.plan((stand, exchange, body) -> silence.awaitAdvance(0));
        desk = desk(DeskConfig.of(standIn.url(), Optional.of("s3cret"), SHORT));
      }
      case OPENED_AND_CUT -> standIn.plan(DeskStandIn.CREATE_THEN_CUT);
    }
  }

  @Override
  void recover() {
    int unused = silence.arrive();
    desk = desk(DeskConfig.of(standIn.url(), Optional.of("s3cret"), TIMEOUT));
  }

  @Test
  void theBodyContainsTheCompleteTicket() throws Exception {
    open(ticket(FIRST, Optional.of(new StoredMail("a.eml", new byte[] {'h', 'i', '\n'}))));

    assertEquals(
        List.of(
            "{\"key\":\"slack:view-1\",\"caseId\":\"BB-00000-00001\",\"requester\":\"kim@example.org\",\"subject\":\"Mail"
                + " to example.net comes back\",\"summary\":\"mx.example.net refuses mail from"
                + " 203.0.113.5.\","
                + "\"incomplete\":false,\"copy\":\"whole\",\"message\":{\"filename\":\"a.eml\",\"sha256\":"
                + "\"98ea6e4f216f2fb4b69fff9b3a44842c38686ca685f3f55dc48c5d3fb1107be4\","
                + "\"base64\":\"aGkK\"},\"diagnosis\":{\"verdict\":\"recipient-blocks-us\"}}"),
        standIn.tickets());
  }

  @Test
  void theRequestNamesTheCaseAndShowsTheToken() throws Exception {
    open(ticket(FIRST, Optional.empty()));

    var headers = standIn.headers().get(0);
    assertEquals(List.of("BB-00000-00001"), headers.get("Idempotency-key"));
    assertEquals(List.of("Bearer s3cret"), headers.get("Authorization"));
    assertEquals(List.of("application/json"), headers.get("Content-type"));
  }

  @Test
  void theReturnedTicketDetailsAreUsed() throws Exception {
    standIn.plan(
        DeskStandIn.text(
            "{\"id\":9001,\"number\":\"#17\",\"url\":\"https://desk.example.org/t/17\"}"));

    assertEquals(
        new TicketRef("9001", "#17", Optional.of(URI.create("https://desk.example.org/t/17"))),
        open(ticket(FIRST, Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "created", "[1]", "{}", "{\"id\":{},\"url\":\"javascript:alert(1)\"}"})
  void anUnexpectedSuccessResponseMeansThatTheTicketIsOpen(String answer) throws Exception {
    standIn.plan(DeskStandIn.text(answer));

    assertEquals(
        new TicketRef("BB-00000-00001", "BB-00000-00001", Optional.empty()),
        open(ticket(FIRST, Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 422})
  void aPermanentRejectionIsRecognized(int status) {
    standIn.plan(DeskStandIn.refuse(status));

    DeskException failed =
        assertThrows(DeskException.class, () -> open(ticket(FIRST, Optional.empty())));

    assertTrue(failed.isPermanent());
    assertEquals("the desk answered with status " + status, failed.reason());
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 408, 409, 429, 500, 502, 503})
  void aTemporaryRejectionIsRecognized(int status) {
    standIn.plan(DeskStandIn.refuse(status));

    DeskException failed =
        assertThrows(DeskException.class, () -> open(ticket(FIRST, Optional.empty())));

    assertFalse(failed.isPermanent());
    assertEquals(Optional.empty(), failed.retryAfter());
  }

  @ParameterizedTest
  @ValueSource(strings = {"90", " 90 ", "Tue, 24 Nov 2026 12:01:30 GMT"})
  void retryAfterIsRead(String retryAfter) {
    standIn.plan(DeskStandIn.away(retryAfter));

    DeskException failed =
        assertThrows(DeskException.class, () -> open(ticket(FIRST, Optional.empty())));

    assertEquals(Optional.of(Duration.ofSeconds(90)), failed.retryAfter());
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "99999999999", "Tue, 24 Nov 2026 11:59:59 GMT"})
  void anInvalidRetryAfterIsIgnored(String retryAfter) {
    standIn.plan(DeskStandIn.away(retryAfter));

    DeskException failed =
        assertThrows(DeskException.class, () -> open(ticket(FIRST, Optional.empty())));

    assertEquals(Optional.empty(), failed.retryAfter());
  }

  @Test
  void anInvalidUrlIsRejectedAtStartup() {
    var url = URI.create("desk.example.org/tickets");

    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> DeskConfig.of(url, Optional.empty(), TIMEOUT));

    assertEquals("desk.url is no http or https address; give a whole one", refused.getMessage());
  }

  @Test
  void theConfigurationIsPrintedWithoutItsToken() {
    var config =
        DeskConfig.of(
            URI.create("https://desk.example.org/hook/s3cret"), Optional.of("s3cret"), TIMEOUT);

    assertEquals("desk at desk.example.org, timeout PT5S", config.toString());
  }

  private static HttpDesk desk(DeskConfig config) {
    return new HttpDesk(config, new JdkHttp(), new MovableClock());
  }
}
