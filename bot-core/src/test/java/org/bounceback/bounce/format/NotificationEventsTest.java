package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.ReportAuthor;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;

/** Reads the events of sending services as uploaded files, pasted, mailed and in one file. */
final class NotificationEventsTest {
  private static final UploadUnwrapper UNWRAPPER = new UploadUnwrapper(BundledData.READER);
  private static final List<DocumentNode> EVENTS =
      new String(SampleMails.read("notifications/events.jsonl"), StandardCharsets.UTF_8)
          .lines()
          .map(line -> DocumentCodec.json("events.jsonl", line))
          .toList();

  @Test
  void everyEventIsReadFromAFile() {
    assertAllRight("event.json", payload -> payload);
  }

  @Test
  void everyEventIsReadFromPastedText() {
    assertAllRight(
        "pasted.txt", payload -> "Hi, what is this?\n\n" + payload + "\n\nThanks\nTom\n");
  }

  @Test
  void everyEventIsReadFromAnEmail() {
    assertAllRight(
        "mail.eml",
        payload ->
            "From: AWS Notifications <no-reply@sns.example>\nTo: dev@shop.example\n"
                + "Subject: AWS Notification Message\nDate: Tue, 24 Nov 2026 07:12:33 +0000\n\n"
                + payload
                + "\n\n--\nIf you wish to stop receiving notifications from this topic, please"
                + " click or visit the link below to unsubscribe:\nhttps://sns.example/u\n");
  }

  @Test
  void aListWithSeveralKindsIsSplitByKind() {
    String list =
        Stream.of("sendgrid-bounce", "sendgrid-spamreport", "sendgrid-dropped", "brevo-delivered")
            .map(id -> payload(id).list().get(0).toString())
            .collect(Collectors.joining(",", "[", "]"));

    assertEquals(
        List.of("failure: 2 recipients", "feedback-report: 1 recipients", "success: 1 recipients"),
        kinds(list));
  }

  @Test
  void oneEventPerLineIsRead() {
    String lines =
        Stream.of("ses-bounce", "ses-bounce-sns", "mailgun-permanent", "ses-delay")
            .map(id -> payload(id) + "\n")
            .collect(Collectors.joining());

    assertEquals(List.of("failure: 3 recipients", "delay: 1 recipients"), kinds(lines));
  }

  @Test
  void timesAreRead() {
    Recipient delayed = only(payload("ses-delay").toString());
    Recipient rejected = only(payload("mailgun-permanent").toString());

    assertEquals(Optional.of(Instant.parse("2026-11-25T07:12:30Z")), delayed.willRetryUntil());
    assertEquals(Optional.of(Instant.parse("2026-11-24T08:12:30Z")), delayed.lastAttempt());
    assertEquals(Optional.of(Instant.ofEpochSecond(1795504352)), rejected.lastAttempt());
  }

  @Test
  void theSendingServiceIsTheAuthor() {
    assertEquals(
        ReportAuthor.SENDING_SERVICE,
        BundledData.READER.read(bytes(payload("brevo-soft").toString())).author());
  }

  @Test
  void otherJsonIsNoBounce() {
    String settings =
        "{\"event\": \"bounce\", \"email\": \"bob@factory.example\", \"reason\": \"x\"}";
    String opened = payload("sendgrid-delivered").toString().replace("\"delivered\"", "\"open\"");

    assertEquals(List.of("not-a-bounce: 0 recipients"), kinds(settings));
    assertEquals(List.of("not-a-bounce: 0 recipients"), kinds(opened));
  }

  @Test
  void deeplyNestedAndTruncatedJsonIsHarmless() {
    String nested = "{\"mail\":".repeat(10_000);
    String truncated = payload("ses-bounce").toString();

    assertEquals(List.of("not-a-bounce: 0 recipients"), kinds(nested));
    assertEquals(1, kinds(truncated.substring(0, truncated.length() / 2)).size());
  }

  private static Recipient only(String upload) {
    return BundledData.READER.read(bytes(upload)).recipients().get(0);
  }

  private static List<String> kinds(String upload) {
    return UNWRAPPER.unwrap("events.json", bytes(upload)).stream()
        .map(mail -> BundledData.READER.read(mail.bytes()))
        .map(read -> read.messageKind().code() + ": " + read.recipients().size() + " recipients")
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static DocumentNode payload(String id) {
    return EVENTS.stream()
        .filter(event -> event.text("id").equals(id))
        .findFirst()
        .orElseThrow()
        .require("payload");
  }

  private static void assertAllRight(String name, UnaryOperator<String> form) {
    String wrong =
        EVENTS.stream()
            .filter(event -> !actual(name, form, event).equals(expected(event)))
            .map(
                event ->
                    event.text("id")
                        + ": "
                        + actual(name, form, event)
                        + ", not "
                        + expected(event))
            .collect(Collectors.joining("\n"));

    assertEquals("", wrong);
  }

  private static String expected(DocumentNode event) {
    return event.texts("to").stream()
        .map(
            address ->
                String.join(
                    " ",
                    address,
                    event.text("action"),
                    event.text("reason"),
                    event.findText("status").orElse("-"),
                    event.findText("host").orElse("-")))
        .collect(Collectors.joining(", ", event.text("kind") + ": ", ""));
  }

  private static String actual(String name, UnaryOperator<String> form, DocumentNode event) {
    byte[] upload =
        form.apply(event.require("payload").toString()).getBytes(StandardCharsets.UTF_8);
    BouncedMessage message = BundledData.READER.read(UNWRAPPER.unwrap(name, upload).get(0).bytes());
    return message.recipients().stream()
        .map(recipient -> actual(recipient, event))
        .collect(Collectors.joining(", ", message.messageKind().code() + ": ", ""));
  }

  private static String actual(Recipient recipient, DocumentNode event) {
    return String.join(
        " ",
        recipient.address(),
        recipient.dsnAction().code(),
        recipient.reason().code(),
        event.findText("status").isEmpty() ? "-" : recipient.status().orElse("-"),
        event.findText("host").isEmpty() ? "-" : recipient.remoteMta().orElse("-"));
  }
}
