package org.bounceback.bounce.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Evidence;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.ReasonDecision;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.UploadedMail.Unread;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.ocr.OcrReader;
import org.bounceback.ocr.OcrResult;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;

class PictureUploadsTest {
  private static final BounceReader READER = BundledData.READER;
  private static final byte[] PNG =
      "\u0089PNG\r\n\u001a\n and so on".getBytes(StandardCharsets.ISO_8859_1);
  private static final String WORDS =
      """
      Undelivered Mail Returned to Sender

      <kijitora@example.jp>: host mx.example.jp[203.0.113.25] said: 550 5.1.1
      <kijitora@example.jp>: User unknown (in reply to RCPT TO command)
      """;

  @Test
  void aPictureIsReadLikePastedText() {
    BouncedMessage pasted = READER.read(WORDS.getBytes(StandardCharsets.UTF_8));

    BouncedMessage message = READER.read(read(text(WORDS, true)));

    Recipient recipient = message.recipients().get(0);
    assertEquals(List.of("kijitora@example.jp"), addresses(message));
    assertEquals(BounceReason.USER_UNKNOWN, recipient.reason());
    assertEquals(pasted.recipients().get(0).status(), recipient.status());
    assertFalse(message.fullHeaders());
  }

  @Test
  void ocrTextHasLowerConfidenceAndIsMarked() {
    ReasonDecision pasted = decision(READER.read(WORDS.getBytes(StandardCharsets.UTF_8)));

    BouncedMessage message = READER.read(read(text(WORDS, true)));

    assertTrue(message.fromPicture());
    assertEquals(
        new ReasonDecision(
            pasted.bounceReason(),
            pasted.ruleId(),
            new Evidence("picture", pasted.evidence().text()),
            pasted.confidence().lowered()),
        decision(message));
  }

  @Test
  void textOfAPdfHasTheConfidenceOfPastedText() {
    BouncedMessage message = READER.read(read(text(WORDS, false)));

    assertEquals(READER.read(WORDS.getBytes(StandardCharsets.UTF_8)), message);
  }

  @Test
  void anUnreadableAddressIsOmittedButTheReasonIsFound() {
    String doubtful = WORDS.replace("kijitora@example.jp", "[?]");

    BouncedMessage message = READER.read(read(text(doubtful, true)));

    assertEquals(List.of(""), addresses(message));
    assertEquals(BounceReason.USER_UNKNOWN, message.recipients().get(0).reason());
  }

  @Test
  void aPictureThatCannotBeReadHasAReason() {
    assertEquals(
        Optional.of(Unread.NO_PROGRAM), read(picture -> new OcrResult.NotInstalled()).unread());
    assertEquals(
        Optional.of(Unread.NO_WORDS), read(picture -> new OcrResult.Unreadable()).unread());
  }

  @Test
  void picturesInAnArchiveAreReadAmongItsMails() throws IOException {
    var zip = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("shot.png"));
      out.write(PNG);
      out.putNextEntry(new ZipEntry("words.txt"));
      out.write(WORDS.getBytes(StandardCharsets.UTF_8));
    }

    List<UploadedMail> mails =
        new UploadUnwrapper(READER, text(WORDS, true)).unwrap("a.zip", zip.toByteArray());

    assertEquals(
        List.of("a.zip!shot.png", "a.zip!words.txt"),
        mails.stream().map(UploadedMail::name).toList());
    assertEquals(List.of(true, false), mails.stream().map(UploadedMail::isFromPicture).toList());
  }

  @Test
  void aPictureAttachedToAMessageIsReadInsteadOfTheMessage() {
    BouncedMessage message = READER.read(unwrap(mailWithPicture("Hello, see the picture.", 5000)));

    assertEquals(List.of("kijitora@example.jp"), addresses(message));
    assertTrue(message.fromPicture());
  }

  @Test
  void aSmallPictureIsIgnored() {
    BouncedMessage message = READER.read(unwrap(mailWithPicture("Hello, see the picture.", 100)));

    assertEquals(MessageKind.NOT_A_BOUNCE, message.messageKind());
    assertFalse(message.fromPicture());
  }

  @Test
  void theAttachmentsOfABounceAreIgnored() {
    BouncedMessage message =
        READER.read(unwrap("From: MAILER-DAEMON@mx.example\n" + mailWithPicture(WORDS, 5000)));

    assertEquals(MessageKind.FAILURE, message.messageKind());
    assertFalse(message.fromPicture());
  }

  private static UploadedMail unwrap(String mail) {
    byte[] bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
    return new UploadUnwrapper(READER, text(WORDS, true)).unwrap("mail.eml", bytes).get(0);
  }

  private static String mailWithPicture(String words, int size) {
    byte[] picture = Arrays.copyOf(PNG, size);
    return """
    From: Anna <anna@shop.example>
    To: support@host.example
    Subject: Mail
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain

    %s
    --b
    Content-Type: image/png
    Content-Transfer-Encoding: base64

    %s
    --b--
    """
        .formatted(words, Base64.getMimeEncoder().encodeToString(picture));
  }

  private static OcrReader text(String words, boolean guessed) {
    return picture -> new OcrResult.Words(words, guessed);
  }

  private static UploadedMail read(OcrReader pictures) {
    return new UploadUnwrapper(READER, pictures).unwrap("shot.png", PNG).get(0);
  }

  private static ReasonDecision decision(BouncedMessage message) {
    return message.recipients().get(0).reasonDecision();
  }

  private static List<String> addresses(BouncedMessage message) {
    return message.recipients().stream().map(Recipient::address).toList();
  }
}
