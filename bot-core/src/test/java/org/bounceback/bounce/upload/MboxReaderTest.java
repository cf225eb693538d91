package org.bounceback.bounce.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MboxReaderTest {
  private static final String FROM = "From a@example.org Thu Nov 26 10:00:00 2026\n";

  @Test
  void aMessageStartsOnlyAfterABlankLine() throws IOException {
    List<String> mails = split(FROM + "a: b\n\nFrom here on\n" + FROM + "c\n\n" + FROM + "d\n");

    assertEquals(List.of(FROM + "a: b\n\nFrom here on\n" + FROM + "c\n\n", FROM + "d\n"), mails);
  }

  @Test
  void theMarkBeforeAQuotedFromIsRemoved() throws IOException {
    assertEquals(
        List.of(FROM + "\nFrom x\n>From y\n> no\n"), split(FROM + "\n>From x\n>>From y\n> no\n"));
  }

  @Test
  void aLineLongerThanTheBufferIsNotSplit() throws IOException {
    String line = "x".repeat(200_000) + "\n";

    assertEquals(List.of(FROM + line + "\n", FROM), split(FROM + line + "\n" + FROM));
  }

  @Test
  void crlfLineEndsAreAllowed() throws IOException {
    String mailbox = (FROM + "a: b\n\nc\n\n").repeat(2).replace("\n", "\r\n");

    assertEquals(2, split(mailbox).size());
  }

  @Test
  void aMessageThatIsTooLargeIsTruncated() throws IOException {
    String large = "x".repeat(1000) + "\n";
    List<String> mails = split(FROM + large.repeat(21_000) + "\n" + FROM + "d\n");

    assertEquals(20 * 1024 * 1024 + 1, mails.get(0).length());
    assertEquals(FROM + "d\n", mails.get(1));
  }

  @Test
  void onlyAFileWithASeparatorLineIsAMailbox() {
    assertTrue(MboxReader.isMailbox(FROM.getBytes(ISO_8859_1)));
    assertFalse(MboxReader.isMailbox("From: a@example.org\n".getBytes(ISO_8859_1)));
    assertFalse(MboxReader.isMailbox(new byte[0]));
  }

  private static List<String> split(String mailbox) throws IOException {
    var stream = new MboxReader(new ByteArrayInputStream(mailbox.getBytes(ISO_8859_1)));
    var mails = new ArrayList<String>();
    Optional<byte[]> mail = stream.next();
    while (mail.isPresent()) {
      mails.add(new String(mail.get(), ISO_8859_1));
      mail = stream.next();
    }
    return mails;
  }
}
