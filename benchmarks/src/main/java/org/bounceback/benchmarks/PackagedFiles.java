package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the bundled sample files. */
final class PackagedFiles {

  private PackagedFiles() {}

  /** Returns a bounced e-mail to jo@example.org. */
  static String bouncedMail() throws IOException {
    try (var packaged = PackagedFiles.class.getResourceAsStream("bounced.eml")) {
      if (packaged == null) {
        throw new IOException("bounced.eml is not packaged");
      }
      return new String(packaged.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Returns that e-mail with another recipient and unique identifiers. */
  static String numbered(String mail, int number) {
    return mail.replace("jo@example.org", "jo%d@example.org".formatted(number))
        .replace("0A1B2@mail", "0A1B2.%d@mail".formatted(number))
        .replace("<1@shop", "<%d@shop".formatted(number));
  }
}
