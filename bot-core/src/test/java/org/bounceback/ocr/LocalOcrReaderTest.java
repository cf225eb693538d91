package org.bounceback.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the real programs, which {@code ./verify} installs. */
@Timeout(60)
class LocalOcrReaderTest {
  private static final LocalOcrReader PROGRAMS =
      new LocalOcrReader(
          Arrays.stream(System.getenv("PATH").split(":", -1)).map(Path::of).toList());

  private static final String BOUNCE =
      """
      Undelivered Mail Returned to Sender
      Your message could not be delivered to one recipient.
      <kijitora@example.jp>: host mx.example.jp[203.0.113.25] said:
      550 5.1.1 <kijitora@example.jp>: User unknown (in reply to RCPT TO command)
      """;

  @ParameterizedTest(name = "{0} pixels")
  @ValueSource(ints = {13, 16, 24})
  void aScreenshotIsReadCorrectly(int size) {
    OcrResult.Words words = text(DrawnImages.picture("png", size, BOUNCE));

    assertTrue(words.isRecognized());
    assertTrue(words.text().contains("550 5.1.1"), words::text);
    assertTrue(words.text().contains("User unknown (in reply to RCPT TO command)"), words::text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif"})
  void everyKindOfPictureIsRead(String format) {
    OcrResult.Words words = text(DrawnImages.picture(format, 24, BOUNCE));

    assertTrue(words.text().contains("kijitora@example.jp"), words::text);
  }

  @ParameterizedTest(name = "{0} pixels")
  @ValueSource(ints = {12, 14, 16, 20, 24})
  void noWrongAddressIsRead(int size) {
    String text = "bill10l@example.com\n1l1O0@example.org\nrnodern.corn@example.net\n198.51.100.18";

    String read = text(DrawnImages.picture("png", size, "Not delivered to:\n" + text)).text();

    read.lines()
        .filter(line -> line.contains("@") || line.matches(".*[0-9]\\..*"))
        .forEach(line -> assertTrue(text.lines().toList().contains(line), read));
  }

  @Test
  void aPdfWithTextIsReadExactly() {
    assertEquals(new OcrResult.Words(BOUNCE.strip(), false), stripped(DrawnImages.pdf(BOUNCE)));
  }

  @Test
  void aScannedPageIsReadByOcr() {
    byte[] jpeg = DrawnImages.picture("jpg", 24, BOUNCE);

    OcrResult.Words words = text(DrawnImages.scan(jpeg, 1000, 40 + 4 * 48));

    assertTrue(words.isRecognized());
    assertTrue(words.text().contains("550 5.1.1"), words::text);
  }

  @Test
  void aPictureWithoutTextIsUnreadable() {
    assertEquals(
        new OcrResult.Unreadable(), PROGRAMS.read(DrawnImages.picture("png", 24, "\n \n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u0089PNG\r\n\u001a\nbroken", "GIF89a", "%PDF-1.7\nbroken", "\u00ff\u00d8\u00ff"})
  void aDamagedFileIsUnreadable(String file) {
    assertEquals(
        new OcrResult.Unreadable(), PROGRAMS.read(file.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void aPictureOfFourHundredMillionPixelsIsUnreadable() {
    byte[] png = DrawnImages.picture("png", 24, BOUNCE);
    // Width and height in the header chunk, whose checksum most programs ignore.
    System.arraycopy(new byte[] {0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20}, 0, png, 16, 8);

    assertEquals(new OcrResult.Unreadable(), PROGRAMS.read(png));
  }

  @Test
  void missingProgramsAreReported() {
    var nothing = new LocalOcrReader(List.of(Path.of("/nonexistent")));

    assertEquals(
        new OcrResult.NotInstalled(), nothing.read(DrawnImages.picture("png", 24, BOUNCE)));
    assertEquals(new OcrResult.NotInstalled(), nothing.read(DrawnImages.pdf(BOUNCE)));
  }

  @Test
  void textIsNotAPicture() {
    assertFalse(PictureKind.of("RIFF and so on".getBytes(StandardCharsets.US_ASCII)).isPresent());
    assertEquals(
        new OcrResult.Unreadable(), PROGRAMS.read("text".getBytes(StandardCharsets.US_ASCII)));
  }

  private static OcrResult stripped(byte[] file) {
    OcrResult.Words words = text(file);
    return new OcrResult.Words(words.text().strip(), words.isRecognized());
  }

  private static OcrResult.Words text(byte[] file) {
    return assertInstanceOf(OcrResult.Words.class, PROGRAMS.read(file));
  }
}
