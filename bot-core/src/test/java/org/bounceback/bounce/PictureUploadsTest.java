package org.bounceback.bounce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bounceback.bounce.Unwrapped.Unread;
import org.bounceback.picture.PictureReader;
import org.bounceback.picture.PictureText;
import org.junit.jupiter.api.Test;

class PictureUploadsTest {
  private static final BounceReader READER = BounceReader.standard();
  private static final byte[] PNG =
      "\u0089PNG\r\n\u001a\n and so on".getBytes(StandardCharsets.ISO_8859_1);
  private static final String WORDS =
      """
      Undelivered Mail Returned to Sender

      <kijitora@example.jp>: host mx.example.jp[203.0.113.25] said: 550 5.1.1
      <kijitora@example.jp>: User unknown (in reply to RCPT TO command)
      """;

  @Test
  void aPictureIsReadAsIfItHadBeenPasted() {
    BouncedMessage pasted = READER.read(WORDS.getBytes(StandardCharsets.UTF_8));

    BouncedMessage message = READER.read(read(words(WORDS, true)));

    Recipient recipient = message.recipients().get(0);
    assertEquals(List.of("kijitora@example.jp"), addresses(message));
    assertEquals(Reason.USER_UNKNOWN, recipient.reason());
    assertEquals(pasted.recipients().get(0).status(), recipient.status());
    assertFalse(message.fullHeaders());
  }

  @Test
  void whatWasRecognisedByItsLooksIsWorthLessAndSaysSo() {
    Decision pasted = decision(READER.read(WORDS.getBytes(StandardCharsets.UTF_8)));

    BouncedMessage message = READER.read(read(words(WORDS, true)));

    assertTrue(message.fromPicture());
    assertEquals(
        new Decision(
            pasted.reason(),
            pasted.ruleId(),
            new Evidence("picture", pasted.evidence().words()),
            pasted.confidence().lowered()),
        decision(message));
  }

  @Test
  void whatAPdfHoldsAsTextIsWorthWhatIsPasted() {
    BouncedMessage message = READER.read(read(words(WORDS, false)));

    assertEquals(READER.read(WORDS.getBytes(StandardCharsets.UTF_8)), message);
  }

  @Test
  void anAddressThatCouldNotBeToldIsAbsentAndTheReasonIsNot() {
    String doubtful = WORDS.replace("kijitora@example.jp", "[?]");

    BouncedMessage message = READER.read(read(words(doubtful, true)));

    assertEquals(List.of(""), addresses(message));
    assertEquals(Reason.USER_UNKNOWN, message.recipients().get(0).reason());
  }

  @Test
  void aPictureThatCannotBeReadSaysWhy() {
    assertEquals(
        Optional.of(Unread.NO_PROGRAM), read(picture -> new PictureText.NotInstalled()).unread());
    assertEquals(
        Optional.of(Unread.NO_WORDS), read(picture -> new PictureText.Unreadable()).unread());
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

    List<Unwrapped> mails =
        new Unwrapper(READER, words(WORDS, true)).unwrap("a.zip", zip.toByteArray());

    assertEquals(
        List.of("a.zip!shot.png", "a.zip!words.txt"), mails.stream().map(Unwrapped::name).toList());
    assertEquals(List.of(true, false), mails.stream().map(Unwrapped::isFromPicture).toList());
  }

  private static PictureReader words(String words, boolean guessed) {
    return picture -> new PictureText.Words(words, guessed);
  }

  private static Unwrapped read(PictureReader pictures) {
    return new Unwrapper(READER, pictures).unwrap("shot.png", PNG).get(0);
  }

  private static Decision decision(BouncedMessage message) {
    return message.recipients().get(0).decision();
  }

  private static List<String> addresses(BouncedMessage message) {
    return message.recipients().stream().map(Recipient::address).toList();
  }
}
