package org.bounceback.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificates accepted from a configured service: those trusted by the system, those signed by
 * a configured authority, or a single pinned one.
 */
public final class ServerTrust {
  /** Trusts the system's certificate authorities. */
  public static final ServerTrust OF_THE_SYSTEM = new ServerTrust(Optional.empty());

  private static final Pattern PREFIX = Pattern.compile("(?i)^sha256(?: fingerprint)?[=:/]");
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  private final Optional<TrustManager[]> managers;

  private ServerTrust(Optional<TrustManager[]> managers) {
    this.managers = managers;
  }

  /**
   * Trusts only one certificate, regardless of its name and dates, because control panels have
   * self-signed certificates.
   *
   * @param fingerprint the SHA-256 of the certificate in hexadecimal, with or without colons, as
   *     {@code openssl x509 -fingerprint -sha256} prints it
   * @return empty if the text is not a fingerprint
   */
  public static Optional<ServerTrust> pinnedTo(String fingerprint) {
    String digits =
        PREFIX
            .matcher(fingerprint.strip())
            .replaceFirst("")
            .replace(":", "")
            .toLowerCase(Locale.ROOT);
    return Optional.of(digits)
        .filter(hex -> FINGERPRINT.matcher(hex).matches())
        .map(hex -> new ServerTrust(Optional.of(new TrustManager[] {new Pinned(hex)})));
  }

  /**
   * Trusts only certificates signed by these authorities for the requested name or IP.
   *
   * @param pem one or more certificates
   * @throws IOException if the text contains no certificate
   */
  public static ServerTrust signedBy(String pem) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate authority :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))) {
        store.setCertificateEntry("authority-" + number++, authority);
      }
      if (number == 0) {
        throw new IOException("it contains no certificate");
      }
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return new ServerTrust(Optional.of(factory.getTrustManagers()));
    } catch (GeneralSecurityException invalid) {
      throw new IOException("it is not a PEM certificate", invalid);
    }
  }

  /** Returns the TLS context for a client; empty for the system's default. */
  Optional<SSLContext> context() {
    return managers.map(
        trusted -> {
          try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusted, new SecureRandom());
            return context;
          } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has TLS", impossible);
          }
        });
  }

  /**
   * Checks the fingerprint. It extends the extended trust manager, so that the JDK does not compare
   * host names.
   */
  private static final class Pinned extends X509ExtendedTrustManager {
    private final String fingerprint;

    Pinned(String fingerprint) {
      this.fingerprint = fingerprint;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      try {
        byte[] actual = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        byte[] expected = HexFormat.of().parseHex(fingerprint);
        if (!MessageDigest.isEqual(actual, expected)) {
          throw new CertificateException(
              "the server's certificate is a different one, sha256:"
                  + HexFormat.of().formatHex(actual));
        }
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java has SHA-256", impossible);
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("no client is expected");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
        throws CertificateException {
      throw new CertificateException("no client is expected");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("no client is expected");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
