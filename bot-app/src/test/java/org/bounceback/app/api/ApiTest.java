package org.bounceback.app.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.sandbox.desk.StoredTicket;
import org.bounceback.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The API over its real port, as {@code docs/reference/openapi.yaml} describes it. */
class ApiTest {
  @TempDir Path home;
  private ApiFixture house;

  @BeforeEach
  void open() throws Exception {
    house = ApiFixture.open(home);
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  @Test
  void theServiceIsReadyWithTheApiOnly() throws Exception {
    assertEquals(
        200,
        ApiFixture.send(HttpRequest.newBuilder(house.url("/readyz")).GET().build()).statusCode());
  }

  @Test
  void anEmailIsDiagnosed() throws Exception {
    DocumentNode diagnosis =
        ApiFixture.answered(200, house.post("/diagnose", BodyPublishers.ofString(ApiFixture.MAIL)));

    assertEquals("failure", diagnosis.require("bounce").text("kind"));
    assertEquals("recipient-address-problem", diagnosis.text("verdict"));
  }

  @Test
  void severalEmailsGetOneLineEach() throws Exception {
    String mailbox =
        ("From MAILER-DAEMON Fri Nov 27 08:00:00 2026\n" + ApiFixture.MAIL + "\n").repeat(2);

    HttpResponse<String> answer =
        house.post("/diagnose?filename=box.mbox", BodyPublishers.ofString(mailbox));

    assertEquals("application/x-ndjson", answer.headers().firstValue("Content-Type").orElseThrow());
    assertEquals(
        List.of("box.mbox#1", "box.mbox#2"),
        answer.body().lines().map(line -> DocumentCodec.json("line", line).text("file")).toList());
  }

  @Test
  void onlyTheFirstThousandEmailsOfAnArchiveAreDiagnosed() throws Exception {
    String mailbox =
        ("From MAILER-DAEMON Fri Nov 27 08:00:00 2026\n" + ApiFixture.MAIL + "\n").repeat(501);
    var archive = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(archive)) {
      for (String name : List.of("one.mbox", "two.mbox")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(mailbox.getBytes(StandardCharsets.UTF_8));
      }
    }

    List<String> lines =
        house
            .post("/diagnose?filename=two.zip", BodyPublishers.ofByteArray(archive.toByteArray()))
            .body()
            .lines()
            .toList();

    assertEquals(1001, lines.size());
    assertEquals("two.zip!two.mbox#499", DocumentCodec.json("line", lines.get(999)).text("file"));
    assertEquals(
        "too-many-mails",
        DocumentCodec.json("line", lines.get(1000)).require("error").text("code"));
  }

  @Test
  void blocklistsAreChecked() throws Exception {
    DocumentNode report = ApiFixture.answered(200, house.get("/blacklist/203.0.113.5"));

    assertEquals("203.0.113.5", report.text("subject"));
    assertEquals("1", report.text("asked"));
  }

  @Test
  void aRecipientIsChecked() throws Exception {
    DocumentNode report = ApiFixture.answered(200, house.get("/recipient/bob%40example.com"));

    assertEquals("no-mail-server", report.text("outcome"));
  }

  @Test
  void anEscalationOpensATicketWithTheUnchangedEmail() throws Exception {
    byte[] mail = (ApiFixture.MAIL + "\u00e9\r\n").getBytes(StandardCharsets.ISO_8859_1);
    JsonObjectBuilder asked =
        ApiFixture.wish("k1").with("messageBase64", Base64.getEncoder().encodeToString(mail));

    DocumentNode accepted =
        ApiFixture.answered(202, house.post("/escalations", ApiFixture.json(asked)));
    Await.until(() -> !house.tickets().isEmpty());

    StoredTicket.Draft ticket = house.tickets().get(0).draft();
    assertEquals("k1", ticket.key().orElseThrow());
    assertArrayEquals(mail, Base64.getDecoder().decode(ticket.message().orElseThrow().base64()));
    assertEquals("accepted", accepted.text("state"));
  }

  @Test
  void blocklistsAreCheckedBeforeTheTicketIsOpened() throws Exception {
    String refused =
        ApiFixture.MAIL.replace(
            "550 5.1.1 User unknown", "554 5.7.1 [203.0.113.5] is blocked using bl.example.net");

    ApiFixture.answered(
        202,
        house.post(
            "/escalations", ApiFixture.json(ApiFixture.wish("k1").with("message", refused))));
    Await.until(() -> !house.tickets().isEmpty());

    String diagnosis = house.tickets().get(0).draft().diagnosis().orElseThrow();
    DocumentNode lists = DocumentCodec.json("diagnosis", diagnosis).list("steps").get(0);
    assertEquals("clean", lists.text("outcome"), diagnosis);
  }

  @Test
  void theSameKeyWithAnotherEmailOrRequesterIsAConflict() throws Exception {
    JsonObjectBuilder wish = ApiFixture.wish("k1").with("message", ApiFixture.MAIL);
    ApiFixture.answered(202, house.post("/escalations", ApiFixture.json(wish)));

    DocumentNode otherMail =
        ApiFixture.answered(
            409,
            house.post(
                "/escalations",
                ApiFixture.json(
                    ApiFixture.wish("k1").with("message", ApiFixture.MAIL.replace("bob", "eve")))));
    DocumentNode otherRequester =
        ApiFixture.answered(
            409,
            house.post(
                "/escalations",
                ApiFixture.json(
                    new JsonObjectBuilder()
                        .with("key", "k1")
                        .with("requester", "eve@shop.example")
                        .with("message", ApiFixture.MAIL))));

    assertEquals("key-in-use", otherMail.require("error").text("code"));
    assertEquals("key-in-use", otherRequester.require("error").text("code"));
    ApiFixture.answered(202, house.post("/escalations", ApiFixture.json(wish)));
    Await.until(() -> !house.tickets().isEmpty());
    assertEquals(1, house.tickets().size());
  }

  @Test
  void repeatingAKeyReturnsTheSameCaseAndOneTicket() throws Exception {
    DocumentNode first =
        ApiFixture.answered(
            202,
            house.post(
                "/escalations",
                ApiFixture.json(ApiFixture.wish("k1").with("message", ApiFixture.MAIL))));
    DocumentNode second =
        ApiFixture.answered(
            202,
            house.post(
                "/escalations",
                ApiFixture.json(ApiFixture.wish("k1").with("message", ApiFixture.MAIL))));
    Await.until(() -> state(first.text("id")).equals("sent"));

    assertEquals(first.text("id"), second.text("id"));
    assertTrue(second.isTrue("again"));
    assertEquals(1, house.tickets().size());
  }

  @TestFactory
  List<DynamicTest> whatIsWrongIsRefused() {
    var tests = new ArrayList<DynamicTest>();
    refused(tests, 400, "no-mail", () -> house.post("/diagnose", BodyPublishers.noBody()));
    refused(tests, 422, "not-an-address", () -> house.get("/blacklist/what%20ever"));
    refused(tests, 422, "private-address", () -> house.get("/blacklist/10.0.0.1"));
    refused(tests, 422, "not-a-recipient", () -> house.get("/recipient/%40"));
    refused(tests, 404, "no-such-path", () -> house.get("/nothing"));
    refused(tests, 404, "no-such-path", () -> house.get(""));
    refused(tests, 404, "no-such-case", () -> house.get("/cases/BB-00000-00000"));
    refused(tests, 405, "wrong-method", () -> house.get("/escalations"));
    refused(tests, 400, "bad-json", () -> house.post("/escalations", BodyPublishers.ofString("{")));
    refused(
        tests,
        400,
        "bad-json",
        () -> house.post("/escalations", ApiFixture.json(ApiFixture.wish("k").with("kee", 1))));
    refused(
        tests,
        422,
        "bad-key",
        () -> house.post("/escalations", ApiFixture.json(ApiFixture.wish(" "))));
    refused(
        tests,
        422,
        "bad-key",
        () -> house.post("/escalations", ApiFixture.json(ApiFixture.wish("k".repeat(321)))));
    refused(
        tests,
        422,
        "bad-message",
        () -> house.post("/escalations", ApiFixture.json(ApiFixture.wish("k"))));
    refused(
        tests,
        422,
        "bad-message",
        () ->
            house.post(
                "/escalations", ApiFixture.json(ApiFixture.wish("k").with("messageBase64", "a"))));
    refused(
        tests,
        413,
        "too-large",
        () ->
            house.post(
                "/escalations", BodyPublishers.ofByteArray(new byte[Request.MAX_BYTES + 1])));
    return tests;
  }

  @Test
  void joiningATicketThatIsNotOpenFails() throws Exception {
    JsonObjectBuilder wish =
        ApiFixture.wish("k9").with("message", ApiFixture.MAIL).with("joinTicket", "101");

    assertEquals(
        "bad-joinTicket",
        ApiFixture.answered(422, house.post("/escalations", ApiFixture.json(wish)))
            .require("error")
            .text("code"));
    assertEquals(0, house.tickets().size());
  }

  /** A request whose answer is known. */
  private interface Asking {
    HttpResponse<String> ask() throws Exception;
  }

  private static void refused(List<DynamicTest> tests, int status, String code, Asking asking) {
    String name = "%d %s #%d".formatted(status, code, tests.size());
    tests.add(
        DynamicTest.dynamicTest(
            name,
            () ->
                assertEquals(
                    code,
                    ApiFixture.answered(status, asking.ask()).require("error").text("code"))));
  }

  private String state(String id) {
    try {
      return ApiFixture.answered(200, house.get("/cases/" + id)).text("state");
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
