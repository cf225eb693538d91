package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What lies beside these classes. */
final class PackagedFiles {

  private PackagedFiles() {}

  /** A bounced mail to jo@example.org. */
  static String bouncedMail() throws IOException {
    try (var packaged = PackagedFiles.class.getResourceAsStream("bounced.eml")) {
      if (packaged == null) {
        throw new IOException("bounced.eml is not packaged");
      }
      return new String(packaged.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** That mail to another recipient, with identifiers of its own. */
  static String numbered(String mail, int number) {
    return mail.replace("jo@example.org", "jo%d@example.org".formatted(number))
        .replace("0A1B2@mail", "0A1B2.%d@mail".formatted(number))
        .replace("<1@shop", "<%d@shop".formatted(number));
  }
}
