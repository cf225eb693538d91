package org.bounceback.sandbox.desk;

import static org.bounceback.sandbox.desk.DeskClient.TICKET;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.desk.StoredTicket.Attachment;
import org.bounceback.sandbox.desk.StoredTicket.Draft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeskServerTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  private static final String HI_SHA256 =
      "3639efcd08abb273b1619e82e78c29a7df02c1051b1820e99fc395dcaa3326b8";

  private DeskServer desk;
  private DeskClient client;

  @BeforeEach
  void open() throws IOException {
    desk = DeskServer.open(DeskRules.open(), CLOCK);
    client = new DeskClient(desk);
  }

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  @Test
  void aTicketIsOpenedWithAllItsFields() throws Exception {
    String body =
        """
        {"key":"k-1","caseId":"c-1","requester":"agent@example.org","subject":"Bounced",
         "summary":"Blocked","diagnosis":{"verdict":"recipient-blocks-us"},"new":"field",
         "message":{"filename":"a.eml","sha256":"%s","base64":"SGk="}}
        """
            .formatted("3639efcd08abb273b1619e82e78c29a7df02c1051b1820e99fc395dcaa3326b8");

    HttpResponse<String> answer = client.open("key", body);

    assertEquals(201, answer.statusCode());
    assertEquals(
        "{\"id\":\"1\",\"number\":\"1001\",\"url\":\"" + desk.url() + "/1\"}", answer.body());
    assertEquals(
        List.of(
            new StoredTicket(
                "1",
                "1001",
                desk.url() + "/1",
                NOON,
                "key",
                new Draft(
                    Optional.of("k-1"),
                    "c-1",
                    Optional.of("agent@example.org"),
                    "Bounced",
                    Optional.of("Blocked"),
                    Optional.of("{\"verdict\":\"recipient-blocks-us\"}"),
                    Optional.of(new Attachment("a.eml", HI_SHA256, "SGk="))))),
        desk.tickets());
  }

  @Test
  void theSameKeyFindsTheSameTicket() throws Exception {
    String first = client.open("key", TICKET).body();

    HttpResponse<String> again = client.open("key", TICKET);

    assertEquals(200, again.statusCode());
    assertEquals(first, again.body());
    assertEquals(1, desk.tickets().size());
  }

  @Test
  void anotherKeyOpensAnotherTicket() throws Exception {
    client.open("key", TICKET);

    assertEquals(201, client.open("other key", TICKET).statusCode());
    assertEquals(2, desk.tickets().size());
  }

  @Test
  void aTicketSystemThatIgnoresKeysOpensDuplicates() throws Exception {
    reopen(DeskRules.open().withoutKeys());
    client.open("key", TICKET);

    assertEquals(201, client.open("key", TICKET).statusCode());
    assertEquals(2, desk.tickets().size());
  }

  @Test
  void aTicketIsShown() throws Exception {
    client.open("key", "{\"key\":\"k-1\",\"caseId\":\"c-1\",\"subject\":\"Bounced\"}");

    HttpResponse<String> page = client.get("/1");

    assertEquals(200, page.statusCode());
    assertEquals(
        "{\"id\":\"1\",\"number\":\"1001\",\"url\":\""
            + desk.url()
            + "/1\",\"openedAt\":\"2026-11-24T12:00:00Z\",\"key\":\"k-1\",\"caseId\":\"c-1\","
            + "\"subject\":\"Bounced\"}",
        page.body());
  }

  @Test
  void ticketsAreFoundByTheirCase() throws Exception {
    client.open("key", "{\"caseId\":\"c 1&2\",\"subject\":\"Bounced\"}");

    assertEquals(
        "{\"tickets\":[{\"id\":\"1\",\"number\":\"1001\",\"url\":\"" + desk.url() + "/1\"}]}",
        client.get("?externalId=c%201%262").body());
    assertEquals("{\"tickets\":[]}", client.get("?externalId=c-2").body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not JSON | 400",
        "[] | 400",
        "{\"caseId\":\"c-1\",\"subject\":\"x\"} trailing | 400",
        "{\"subject\":\"x\"} | 422",
        "{\"caseId\":\"c-1\"} | 422",
        "{\"caseId\":\"c-1\",\"subject\":\" \"} | 422",
        "{\"caseId\":1,\"subject\":\"x\"} | 422",
        "{\"caseId\":\"c-1\",\"subject\":\"x\",\"message\":\"mail\"} | 422",
        "{\"caseId\":\"c-1\",\"subject\":\"x\",\"message\":{\"filename\":\"a\",\"sha256\":\"00\","
            + "\"base64\":\"SGk=\"}} | 422",
        "{\"caseId\":\"c-1\",\"subject\":\"x\",\"message\":{\"filename\":\"a\",\"sha256\":\"00\","
            + "\"base64\":\"!\"}} | 422",
        "{\"caseId\":\"c-1\",\"subject\":\"x\",\"message\":null} | 201",
      })
  void aBodyMustFollowTheContract(String body, int status) throws Exception {
    assertEquals(status, client.open("key", body).statusCode());
  }

  @Test
  void aTicketNeedsOneIdempotencyKey() throws Exception {
    var ticket = BodyPublishers.ofString(TICKET);

    assertEquals(400, client.send(client.request("").POST(ticket)).statusCode());
    assertEquals(400, client.open("x".repeat(256), TICKET).statusCode());
    assertEquals(List.of(), desk.tickets());
  }

  @Test
  void aTicketIsDeclaredAsJson() throws Exception {
    var request = client.request("").header("Idempotency-Key", "key");

    request.setHeader("Content-Type", "text/plain").POST(BodyPublishers.ofString(TICKET));

    assertEquals(415, client.send(request).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer wrong", "Basic secret", "secret"})
  void aWrongTokenIsRefused(String authorization) throws Exception {
    reopen(DeskRules.open().withToken("secret"));

    var request = client.request("/1").header("Authorization", authorization);

    assertEquals(401, client.send(request).statusCode());
    assertEquals(401, client.get("/1").statusCode());
  }

  @Test
  void theCorrectTokenIsAccepted() throws Exception {
    reopen(DeskRules.open().withToken("secret"));

    var request = client.request("?externalId=c-1").header("Authorization", "Bearer secret");

    assertEquals(200, client.send(request).statusCode());
  }

  @ParameterizedTest
  @CsvSource({"/2, 404", "/, 404", "s, 404", "'', 400", "?externalID=c-1, 400"})
  void anUnknownPathIsNotFound(String below, int status) throws Exception {
    client.open("key", TICKET);

    assertEquals(status, client.get(below).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "PUT", "PATCH"})
  void ticketsAreNeitherChangedNorDeleted(String method) throws Exception {
    var request = client.request("/1").method(method, BodyPublishers.ofString(TICKET));

    assertEquals(405, client.send(request).statusCode());
  }

  private void reopen(DeskRules rules) throws IOException {
    desk.close();
    desk = DeskServer.open(rules, CLOCK);
    client = new DeskClient(desk);
  }
}
