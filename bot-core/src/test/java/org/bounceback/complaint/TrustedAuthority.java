package org.bounceback.complaint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** Makes this JVM trust an additional certificate authority. */
final class TrustedAuthority {
  private static final String STORE = "javax.net.ssl.trustStore";
  private static final String PASSWORD_OF_STORE = "javax.net.ssl.trustStorePassword";
  private static final String PASSWORD = "throw-away";

  private TrustedAuthority() {}

  static void is(KeyStore authorities, Path folder) throws IOException, GeneralSecurityException {
    Path file = folder.resolve("authorities.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      authorities.store(out, PASSWORD.toCharArray());
    }
    System.setProperty(STORE, file.toString());
    System.setProperty(PASSWORD_OF_STORE, PASSWORD);
  }

  static void isNone() {
    System.clearProperty(STORE);
    System.clearProperty(PASSWORD_OF_STORE);
  }
}
