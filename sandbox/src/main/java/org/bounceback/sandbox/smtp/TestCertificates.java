package org.bounceback.sandbox.smtp;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The throw-away keys of the mail servers. They lie beside this class for everybody to read and
 * protect nothing; no client outside the tests may trust them.
 */
public final class TestCertificates {
  private static final char[] PASSWORD = "throw-away".toCharArray();
  private static final String STORE = "PKCS12";

  private TestCertificates() {}

  /** A store with the authority that signed the certificates, for a client that is to trust it. */
  public static KeyStore trust() throws GeneralSecurityException, IOException {
    try (InputStream in = open("ca.pem")) {
      KeyStore trust = KeyStore.getInstance(STORE);
      trust.load(null, null);
      trust.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
      return trust;
    }
  }

  static SSLContext context(StartTls kind) throws IOException {
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
