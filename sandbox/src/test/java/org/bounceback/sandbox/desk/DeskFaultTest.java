package org.bounceback.sandbox.desk;

import static org.bounceback.sandbox.desk.DeskClient.TICKET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskFaultTest {
  private DeskServer desk;
  private DeskClient client;

  @BeforeEach
  void open() throws IOException {
    desk = DeskServer.open(DeskRules.open(), Clock.systemUTC());
    client = new DeskClient(desk);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 429, 500, 503})
  void aStatusOpensNoTicket(int status) throws Exception {
    desk.faults().next(1, DeskFault.status(status));

    assertEquals(status, client.open("key", TICKET).statusCode());
    assertEquals(List.of(), desk.tickets());
    assertEquals(201, client.open("key", TICKET).statusCode());
  }

  @Test
  void anUnavailableTicketSystemSendsRetryAfter() throws Exception {
    desk.faults().next(1, DeskFault.unavailable(Duration.ofMinutes(2)));

    HttpResponse<String> answer = client.open("key", TICKET);

    assertEquals(503, answer.statusCode());
    assertEquals(Optional.of("120"), answer.headers().firstValue("Retry-After"));
  }

  @Test
  void aDelayedTicketIsOpenedAllTheSame() throws Exception {
    var span = Duration.ofMillis(120);
    desk.faults().next(1, DeskFault.delay(span));
    long begun = System.nanoTime();

    assertEquals(201, client.open("key", TICKET).statusCode());
    assertTrue(System.nanoTime() - begun >= span.toNanos());
  }

  @Test
  void aCutConnectionOpensNoTicket() {
    desk.faults().next(1, DeskFault.disconnect());

    assertThrows(IOException.class, () -> client.open("key", TICKET));
    assertEquals(List.of(), desk.tickets());
  }

  @Test
  void aConnectionCutAfterOpeningHidesTheTicket() throws Exception {
    desk.faults().next(1, DeskFault.openAndDisconnect());

    assertThrows(IOException.class, () -> client.open("key", TICKET));

    assertEquals(1, desk.tickets().size());
    assertEquals(200, client.open("key", TICKET).statusCode());
  }

  @Test
  void aFaultOfPostDoesNotAffectGet() throws Exception {
    desk.faults().next(1, DeskFault.openAndDisconnect());

    assertEquals("{\"tickets\":[]}", client.get("?externalId=c-1").body());
    assertThrows(IOException.class, () -> client.open("key", TICKET));
  }

  @Test
  void aResponseCanBeInvalid() throws Exception {
    desk.faults().next(1, DeskFault.openAndRespond("<html>Thank you</html>"));

    HttpResponse<String> answer = client.open("key", TICKET);

    assertEquals(201, answer.statusCode());
    assertEquals("<html>Thank you</html>", answer.body());
    assertEquals(1, desk.tickets().size());
  }

  @Test
  void faultsApplyInOrderAndThenThePermanentOne() throws Exception {
    desk.faults().untilCleared(DeskFault.status(503));
    desk.faults().next(2, DeskFault.status(500));
    desk.faults().next(1, DeskFault.status(429));

    assertEquals(500, client.get("/1").statusCode());
    assertEquals(500, client.get("/1").statusCode());
    assertEquals(429, client.get("/1").statusCode());
    assertEquals(503, client.get("/1").statusCode());
    assertEquals(503, client.get("/1").statusCode());
  }

  @Test
  void clearedFaultsAreOver() throws Exception {
    desk.faults().next(5, DeskFault.status(500));
    desk.faults().untilCleared(DeskFault.status(503));

    desk.faults().clear();

    assertEquals(201, client.open("key", TICKET).statusCode());
  }

  @Test
  void aStoppedTicketSystemRefusesConnectionsAndKeepsItsTickets() throws Exception {
    client.open("key", TICKET);

    desk.refuseConnections();
    assertThrows(ConnectException.class, () -> client.open("other", TICKET));

    desk.acceptConnections();
    assertEquals(200, client.open("key", TICKET).statusCode());
  }
}
