package org.bounceback.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.bounceback.sandbox.slack.world.Email;
import org.bounceback.sandbox.slack.world.StoredFile;
import org.bounceback.sandbox.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FileTest {
  private static final String ROW = "slack-methods.json#/methods/files.info/botScopesAnyOf";

  private SlackFixture fixture;
  private StoredFile mail;

  @BeforeEach
  void open() throws Exception {
    fixture = SlackFixture.open();
    mail = fixture.slack.workspace().files().add(fixture.sam.id(), "a b.eml", Bytes.of("mail"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aFileIsDownloadedByTheBotsToken() throws Exception {
    var answer = fixture.client.get(url(mail), fixture.slack.botToken());

    assertEquals("mail", answer.body());
    assertEquals("message/rfc822", type(answer));
  }

  @Test
  void aWrongTokenGetsTheLoginPage() throws Exception {
    var answer = fixture.client.get(url(mail), "xoxb-another");

    assertEquals("200 text/html; charset=utf-8", answer.statusCode() + " " + type(answer));
    fixture.assertRefused("invalid_auth", ROW);
  }

  @Test
  void aMissingScopeGetsTheLoginPage() throws Exception {
    String url = url(mail);
    AppManifest manifest = AppManifest.bounceback().without("files:read");
    try (var less = new SlackFixture(manifest)) {
      String theirs = url.replace(fixture.slack.fileHost(), less.slack.fileHost());

      assertEquals(
          "text/html; charset=utf-8", type(less.client.get(theirs, "xoxb-EXAMPLE-NOT-A-TOKEN")));
      less.assertRefused("missing_scope", ROW);
    }
  }

  @Test
  void aFileWithoutATokenOrIdIsNotFound() throws Exception {
    var answer =
        fixture.client.get(url(mail).replace(mail.id(), "F0NONE"), fixture.slack.botToken());

    assertEquals(404, answer.statusCode());
  }

  @Test
  void aSharedChannelSendsOnlyAFileStub() throws Exception {
    var eventDelivery = fixture.slack.users().uploadsElsewhere(fixture.sam, fixture.support, mail);

    JsonNode file = eventDelivery.payload().at("/event/files/0");
    assertEquals("check_file_info", file.path("file_access").asText());
    assertTrue(file.path("url_private_download").isMissingNode());
    assertEquals("mail", fixture.client.get(url(mail), fixture.slack.botToken()).body());
  }

  @Test
  void aFileInAForeignChannelIsNotFound() throws Exception {
    fixture.slack.users().uploads(fixture.sam, fixture.foreign, "", mail);

    JsonNode answer = fixture.client.call("files.info", "{'file':'" + mail.id() + "'}");

    assertEquals("file_not_found", answer.path("error").asText());
  }

  @Test
  void aForwardedEmailHasItsPartsOnlyInFilesInfo() throws Exception {
    var email =
        new Email(
            "Undelivered Mail",
            "mailer-daemon@mail.example.net",
            "sam@example.com",
            "Tue, 24 Nov 2026 06:20:00 +0000",
            "550 5.1.1 User unknown",
            mail);
    StoredFile file = fixture.slack.workspace().files().add("USLACKBOT", email);
    JsonNode event = fixture.slack.users().mails(fixture.support, file).payload().path("event");
    JsonNode told = event.at("/files/0");
    JsonNode full = info(file);

    assertEquals("USLACKBOT", event.path("user").asText());
    assertEquals(
        "email Undelivered Mail", told.path("mode").asText() + " " + told.path("subject").asText());
    assertTrue(told.path("plain_text").isMissingNode());
    assertEquals("550 5.1.1 User unknown", full.path("plain_text").asText());
    String attached = full.at("/attachments/0/url").asText();
    assertEquals("mail", fixture.client.get(attached, fixture.slack.botToken()).body());
  }

  @Test
  void theAppUploadsInThreeSteps() throws Exception {
    JsonNode announced = announce();
    var taken = upload(announced, "Received: ok");
    fixture.client.call(
        "files.completeUploadExternal",
        fixture.filled(
            "{'files':[{'id':'%s','title':'Headers'}],'channel_id':'SUPPORT','thread_ts':'OWN'}"
                .formatted(announced.path("file_id").asText())));

    assertEquals("OK - 12", taken.body());
    var posted = fixture.slack.workspace().messages().in(fixture.support).get(2);
    var file = fixture.slack.workspace().files().find(posted.files().get(0)).orElseThrow();
    assertEquals(Bytes.of("Received: ok"), file.bytes());
  }

  @Test
  void anUploadMustHaveTheAnnouncedLength() throws Exception {
    assertEquals(400, upload(announce(), "Received").statusCode());
    fixture.assertRefused(
        "bad_upload", "slack-methods.json#/methods/files.getUploadURLExternal/note");
  }

  @Test
  void anUploadIsAcceptedOnce() throws Exception {
    JsonNode announced = announce();
    upload(announced, "Received: ok");

    assertEquals(400, upload(announced, "Received: ok").statusCode());
  }

  @Test
  void anUploadIsCompletedOnce() throws Exception {
    JsonNode announced = announce();
    upload(announced, "Received: ok");
    String completion =
        fixture.filled(
            "{'files':[{'id':'%s'}],'channel_id':'SUPPORT'}"
                .formatted(announced.path("file_id").asText()));
    fixture.client.call("files.completeUploadExternal", completion);

    fixture.client.call("files.completeUploadExternal", completion);

    fixture.assertRefused(
        "file_update_failed", "slack-methods.json#/methods/files.completeUploadExternal/errors/4");
  }

  @Test
  void theAppCannotDeleteOtherUsersFiles() throws Exception {
    fixture.client.call("files.delete", "{'file':'" + mail.id() + "'}");

    fixture.assertRefused("cant_delete_file", "slack-methods.json#/methods/files.delete/errors/0");
  }

  private JsonNode announce() throws Exception {
    return fixture.client.call(
        "files.getUploadURLExternal", "{'filename':'headers.txt','length':12}");
  }

  private HttpResponse<String> upload(JsonNode announced, String bytes) throws Exception {
    return fixture.client.send(
        fixture
            .client
            .request(announced.path("upload_url").asText())
            .POST(BodyPublishers.ofString(bytes)));
  }

  private JsonNode info(StoredFile file) throws Exception {
    return fixture.client.call("files.info", "{'file':'" + file.id() + "'}").path("file");
  }

  private String url(StoredFile file) throws Exception {
    return info(file).path("url_private_download").asText();
  }

  private static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }
}
