package org.bounceback.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What lies beside these classes. */
final class Packaged {

  private Packaged() {}

  /** A bounced mail to jo@example.org. */
  static String bouncedMail() throws IOException {
    try (var packaged = Packaged.class.getResourceAsStream("bounced.eml")) {
      if (packaged == null) {
        throw new IOException("bounced.eml is not packaged");
      }
      return new String(packaged.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
