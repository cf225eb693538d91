package org.bounceback.sandbox.smtp;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The test keys of the mail servers. They are public, in the folder of this class; clients outside
 * the tests must not trust them.
 */
public final class TestCertificates {
  private static final char[] PASSWORD = "throw-away".toCharArray();
  private static final String STORE = "PKCS12";

  /** Opening a key store derives its key in thousands of rounds, too slow for each connection. */
  private static final Map<StartTls, SSLContext> CONTEXTS = new ConcurrentHashMap<>();

  private TestCertificates() {}

  /** Returns a trust store with the authority that signed the certificates. */
  public static KeyStore trust() throws GeneralSecurityException, IOException {
    try (InputStream in = open("ca.pem")) {
      KeyStore trust = KeyStore.getInstance(STORE);
      trust.load(null, null);
      trust.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
      return trust;
    }
  }

  /** Returns the server's side of TLS with the key of that kind, the same for all connections. */
  static SSLContext context(StartTls kind) throws IOException {
    SSLContext known = CONTEXTS.get(kind);
    if (known == null) {
      known = open(kind);
      CONTEXTS.put(kind, known);
    }
    return known;
  }

  private static SSLContext open(StartTls kind) throws IOException {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(load(kind), PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("no TLS with the key " + kind, e);
    }
  }

  private static KeyStore load(StartTls kind) throws GeneralSecurityException, IOException {
    try (InputStream in = open(kind.name().toLowerCase(Locale.ROOT) + ".p12")) {
      KeyStore store = KeyStore.getInstance(STORE);
      store.load(in, PASSWORD);
      return store;
    }
  }

  private static InputStream open(String file) throws FileNotFoundException {
    InputStream in = TestCertificates.class.getResourceAsStream(file);
    if (in == null) {
      throw new FileNotFoundException("there is no key " + file);
    }
    return in;
  }
}
