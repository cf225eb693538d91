package org.bounceback.sandbox.panel;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The test key of the panels, with a self-signed certificate for {@code 127.0.0.1}, {@code
 * localhost} and {@code srv12.example.net}. It is public, in the folder of this class.
 */
public final class PanelKeys {
  private static final char[] PASSWORD = "throw-away".toCharArray();

  private PanelKeys() {}

  /** Returns the certificate, for a client that should trust it. */
  public static String certificate() throws IOException {
    try (InputStream in = open("panel.pem")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  /** Returns the SHA-256 of the certificate, in hexadecimal. */
  public static String fingerprint() throws IOException {
    try {
      byte[] shown = store().getCertificate("panel").getEncoded();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(shown));
    } catch (GeneralSecurityException broken) {
      throw new IOException("no certificate", broken);
    }
  }

  static SSLContext context() throws IOException {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store(), PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException broken) {
      throw new IOException("no TLS with the panel's key", broken);
    }
  }

  private static KeyStore store() throws IOException, GeneralSecurityException {
    try (InputStream in = open("panel.p12")) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD);
      return store;
    }
  }

  private static InputStream open(String file) throws FileNotFoundException {
    InputStream in = PanelKeys.class.getResourceAsStream(file);
    if (in == null) {
      throw new FileNotFoundException("there is no " + file);
    }
    return in;
  }
}
