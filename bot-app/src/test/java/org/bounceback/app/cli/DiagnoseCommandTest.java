package org.bounceback.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.bounceback.app.demo.DemoMails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnoseCommandTest {

  @TempDir Path home;

  @ParameterizedTest
  @CsvSource({"slack,blocks", "discord,components"})
  void aFormatPrintsTheCardInThePlatformsFormat(String platform, String member) throws IOException {
    Path mail = Files.writeString(home.resolve("refused.txt"), "550 5.1.1 User unknown");

    Run run =
        Run.of(home, "", List.of("diagnose", "--format", platform, "--offline", mail.toString()));

    JsonNode message = run.json();
    assertTrue(message.path(member).size() > 1, run.out());
    assertTrue(run.out().contains("reply:BB-00000-00000"), run.out());
    assertEquals(1, run.out().lines().count());
  }

  @Test
  void jsonHasTheMembersOfTheContract() throws IOException {
    JsonNode said = Run.diagnosed(home, mail("a.eml", DemoMails.listedBounce()));

    assertEquals("a.eml", Path.of(said.path("file").asText()).getFileName().toString());
    assertEquals(
        List.of(
            "kind",
            "recipients",
            "reportingMta",
            "direction",
            "origin",
            "fullHeaders",
            "returnedHeaders",
            "returned",
            "missingHeaders",
            "fromPicture",
            "leftOut",
            "reportedAt"),
        members(said.path("bounce")));
    assertEquals(
        List.of(
            "ip",
            "host",
            "ours",
            "sender",
            "generatedBy",
            "generatedByUs",
            "decidedBy",
            "decidedByUs",
            "forged"),
        members(said.path("bounce").path("origin")));
    assertEquals(
        List.of(
            "address",
            "action",
            "status",
            "smtpReply",
            "reason",
            "temporary",
            "willRetry",
            "diagnostic",
            "remoteMta",
            "blocklist"),
        members(said.path("bounce").path("recipients").path(0)));
    List<String> root = members(said);
    assertEquals(
        List.of("contacts", "fate", "customer", "evidence", "question"),
        root.subList(root.size() - 5, root.size()));
    assertEquals(
        List.of("address", "verdict", "actor", "headline", "willRetry", "fate", "translations"),
        members(said.path("rows").path(0)));
    assertEquals(
        List.of("blacklists", "recipient", "contact"),
        List.of(
            said.path("steps").path(0).path("step").asText(),
            said.path("steps").path(1).path("step").asText(),
            said.path("steps").path(2).path("step").asText()));
  }

  @Test
  void aScreenshotIsReadAndReportedAsOne() throws IOException {
    JsonNode bounce = Run.diagnosed(home, picture("screenshot.png")).path("bounce");

    assertTrue(bounce.path("fromPicture").asBoolean());
    assertEquals("user-unknown", bounce.path("recipients").path(0).path("reason").asText());
    assertEquals("jo@example.org", bounce.path("recipients").path(0).path("address").asText());
  }

  @Test
  void anUnreadableImageExplainsWhatToPasteInstead() throws IOException {
    JsonNode error = Run.diagnosed(home, picture("without-words.png")).path("error");

    assertEquals("unread-picture", error.path("code").asText());
    assertTrue(error.path("message").asText().contains("Paste the error text instead"));
  }

  @Test
  void imagesAreNotReadIfTheOperatorDisablesIt() throws IOException {
    Path config = Files.writeString(home.resolve("config.yaml"), "pictures: {read: false}\n");

    Run run =
        Run.of(
            home,
            "",
            List.of(
                "diagnose", "--config", config.toString(), picture("screenshot.png").toString()));

    assertEquals(0, run.status());
    assertTrue(run.err().contains("are not installed"), run.err());
  }

  private Path picture(String name) throws IOException {
    Path picture = home.resolve(name);
    try (var content = DiagnoseCommandTest.class.getResourceAsStream(name)) {
      Files.copy(Objects.requireNonNull(content), picture);
    }
    return picture;
  }

  @Test
  void aPostfixLineFromStandardInputNamesTheRelay() throws IOException {
    JsonNode recipient =
        line(
            "Nov 24 06:20:00 mail postfix/smtp[99]: 4A1B2C3D: to=<jo@example.org>,"
                + " relay=mx.example.org[203.0.113.25]:25, delay=1.2, delays=0/0/1/0.2, dsn=5.1.1,"
                + " status=bounced (host mx.example.org[203.0.113.25] said: 550 5.1.1 User unknown"
                + " (in reply to RCPT TO command))");

    assertEquals("mx.example.org", recipient.path("remoteMta").asText());
    assertEquals("user-unknown", recipient.path("reason").asText());
  }

  @Test
  void anEximLineFromStandardInputNamesTheHost() throws IOException {
    JsonNode recipient =
        line(
            "2026-11-24 06:20:00 1tFabc-0001AB-2C ** jo@example.org R=dnslookup T=remote_smtp"
                + " H=mx.example.org [203.0.113.25] X=TLS1.3:ECDHE_X25519__AES256:256 CV=yes:"
                + " SMTP error from remote mail server after RCPT TO:<jo@example.org>:"
                + " 550 5.1.1 User unknown");

    assertEquals("mx.example.org", recipient.path("remoteMta").asText());
    assertEquals("user-unknown", recipient.path("reason").asText());
  }

  private JsonNode line(String line) throws IOException {
    Run run = Run.of(home, line + "\n", List.of("diagnose", "--json", "--offline", "-"));
    return run.json().path("bounce").path("recipients").path(0);
  }

  @Test
  void absentFactsAreNull() throws IOException {
    JsonNode said = Run.diagnosed(home, mail("words.txt", "Dear all, lunch is at noon."));

    assertTrue(said.path("bounce").path("reportingMta").isNull());
    assertTrue(said.path("bounce").path("origin").path("ours").isNull());
  }

  @Test
  void missingDataIsNamedWithInstructionsForTheMailClient() throws IOException {
    String whole = DemoMails.listedBounce();

    JsonNode said =
        Run.diagnosed(home, mail("pasted.txt", whole.substring(whole.indexOf("\n\n") + 2)));

    assertEquals("full headers", said.path("bounce").path("missingHeaders").path(0).asText());
    String why = said.path("steps").path(2).path("why").asText();
    assertTrue(why.contains("Missing: full headers."), why);
    assertTrue(why.contains("The sender probably uses Thunderbird."), why);
  }

  @Test
  void aMissingPathIsUnreadable() {
    Run run = Run.of(home, "", List.of("diagnose", "--json", home.resolve("none.eml").toString()));

    assertEquals(4, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().contains("there is no"), run.err());
  }

  @Test
  void anEmptyFileIsNotABounce() throws IOException {
    assertEquals(
        "not-a-bounce",
        Run.diagnosed(home, mail("empty.eml", "")).path("bounce").path("kind").asText());
  }

  @Test
  void binaryDataIsNotABounce() throws IOException {
    byte[] noise = new byte[100_000];
    new Random(20261124).nextBytes(noise);
    Path file = Files.write(home.resolve("noise.eml"), noise);

    assertEquals("not-a-bounce", Run.diagnosed(home, file).path("bounce").path("kind").asText());
  }

  @Test
  void aFileThatIsTooLargeIsRejectedWithAdvice() throws IOException {
    Path file = Files.write(home.resolve("huge.eml"), new byte[(20 << 20) + 1]);

    Run run = Run.of(home, "", List.of("diagnose", "--json", file.toString()));

    assertEquals(4, run.status());
    assertTrue(run.err().contains("larger than 20 MiB"), run.err());
  }

  @Test
  void anEmailCanBePipedIn() {
    Run run =
        Run.of(home, DemoMails.listedBounce(), List.of("diagnose", "--json", "--offline", "-"));

    assertEquals(0, run.status());
    assertTrue(run.out().contains("\"reason\":\"blocked\""), run.out());
  }

  private Path mail(String name, String content) throws IOException {
    return Files.writeString(home.resolve(name), content);
  }

  private static List<String> members(JsonNode object) {
    List<String> members = new ArrayList<>();
    object.fieldNames().forEachRemaining(members::add);
    return members;
  }
}
