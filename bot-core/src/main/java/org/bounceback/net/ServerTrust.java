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
 * Whose certificate a service that the operator named may show: one that the system trusts, one
 * that an authority of the operator's signed, or a single one that he wrote down.
 */
public final class ServerTrust {
  /** The authorities that the system trusts. */
  public static final ServerTrust OF_THE_SYSTEM = new ServerTrust(Optional.empty());

  private static final Pattern PREFIX = Pattern.compile("(?i)^sha256(?: fingerprint)?[=:/]");
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  private final Optional<TrustManager[]> managers;

  private ServerTrust(Optional<TrustManager[]> managers) {
    this.managers = managers;
  }

  /**
   * One certificate alone, whatever name and date it bears: control panels come with one that they
   * signed themselves.
   *
   * @param fingerprint SHA-256 of the certificate in hexadecimal, with colons or without, as {@code
   *     openssl x509 -fingerprint -sha256} prints it
   * @return empty when the text is no such fingerprint
   */
  public static Optional<ServerTrust> pinnedTo(String fingerprint) {
    String digits =
        PREFIX
            .matcher(fingerprint.strip())
            .replaceFirst("")
            .replace(":", "")
            .toLowerCase(Locale.ROOT);
    return Optional.of(digits)
        .filter(each -> FINGERPRINT.matcher(each).matches())
        .map(each -> new ServerTrust(Optional.of(new TrustManager[] {new Pinned(each)})));
  }

  /**
   * What these authorities signed, made out for the name or address that is asked, and no other.
   *
   * @param pem one certificate or several
   * @throws IOException when the text holds no certificate
   */
  public static ServerTrust signedBy(String pem) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate each :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))) {
        store.setCertificateEntry("authority-" + number++, each);
      }
      if (number == 0) {
        throw new IOException("there is no certificate in it");
      }
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return new ServerTrust(Optional.of(factory.getTrustManagers()));
    } catch (GeneralSecurityException unusable) {
      throw new IOException("it is no certificate in PEM", unusable);
    }
  }

  /** What a client needs; empty for the system's own. */
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

  /** An extended one, so that nobody compares names as well: the certificate itself is known. */
  private static final class Pinned extends X509ExtendedTrustManager {
    private final String fingerprint;

    Pinned(String fingerprint) {
      this.fingerprint = fingerprint;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      try {
        byte[] shown = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        byte[] wanted = HexFormat.of().parseHex(fingerprint);
        if (!MessageDigest.isEqual(shown, wanted)) {
          throw new CertificateException(
              "the certificate shown is another one, sha256:" + HexFormat.of().formatHex(shown));
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
