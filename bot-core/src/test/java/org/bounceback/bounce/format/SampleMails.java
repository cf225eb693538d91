package org.bounceback.bounce.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;

/** The sample messages in the test resources. */
public final class SampleMails {
  /** The folder of the second collection. */
  public static final String SECOND = "bounces/second/";

  private SampleMails() {}

  /** Returns the bytes of a file, such as {@code bounces/lhost-exim-03.eml}. */
  public static byte[] read(String file) {
    try (InputStream stream = SampleMails.class.getResourceAsStream("/" + file)) {
      if (stream == null) {
        throw new IllegalArgumentException("the test resources have no file " + file);
      }
      return stream.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(file, broken);
    }
  }

  /** Returns the expected result for each message in {@code bounces}. */
  public static List<DocumentNode> expected() {
    return expected("bounces/");
  }

  /**
   * Returns the expected result for each message in {@code bounces/second}. They were measured
   * before anybody read them.
   */
  public static List<DocumentNode> expectedOfSecond() {
    return expected(SECOND);
  }

  private static List<DocumentNode> expected(String folder) {
    return new String(read(folder + "expected.jsonl"), StandardCharsets.UTF_8)
        .lines()
        .map(line -> DocumentCodec.json("expected.jsonl", line))
        .toList();
  }

  /** Converts a message written in a test to CRLF line ends. */
  public static byte[] mail(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
