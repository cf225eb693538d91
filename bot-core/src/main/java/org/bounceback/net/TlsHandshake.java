package org.bounceback.net;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bounceback.address.Domain;
import org.bounceback.net.SmtpDialogue.Certificate;
import org.bounceback.net.SmtpDialogue.Tls;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts an open connection. Any certificate is accepted, because nothing secret is sent, and
 * then checked as a strict client would.
 */
final class TlsHandshake {
  private static final int DNS_NAME = 2;

  private TlsHandshake() {}

  /** The encrypted socket and the certificate check. */
  record Secured(SSLSocket socket, Tls facts) {}

  static Secured start(Socket plain, Domain server, Deadline deadline) throws IOException {
    var seen = new ShownCertificates();
    SSLSocket socket =
        (SSLSocket)
            context(seen)
                .getSocketFactory()
                .createSocket(plain, server.name(), plain.getPort(), true);
    socket.setSoTimeout((int) Math.max(1, deadline.remaining().toMillis()));
    socket.startHandshake();
    return new Secured(
        socket, new Tls(socket.getSession().getProtocol(), seen.check(server), seen.subject()));
  }

  private static SSLContext context(TrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context;
    } catch (NoSuchAlgorithmException | KeyManagementException impossible) {
      throw new IllegalStateException("every Java has TLS", impossible);
    }
  }

  /** Accepts any certificate chain and stores it. */
  private static final class ShownCertificates implements X509TrustManager {
    private List<X509Certificate> chain = List.of();
    private String keyExchange = "UNKNOWN";

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType) {
      chain = List.of(shown);
      keyExchange = authType;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType)
        throws CertificateException {
      throw new CertificateException("no client is expected");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }

    String subject() {
      return chain.isEmpty() ? "" : chain.get(0).getSubjectX500Principal().getName();
    }

    Certificate check(Domain server) {
      if (chain.isEmpty()) {
        return Certificate.UNTRUSTED;
      }
      X509Certificate certificate = chain.get(0);
      try {
        certificate.checkValidity();
      } catch (CertificateException expired) {
        return Certificate.EXPIRED;
      }
      if (!isIssuedFor(certificate, server)) {
        return Certificate.WRONG_NAME;
      }
      return isTrusted() ? Certificate.VALID : Certificate.UNTRUSTED;
    }

    private boolean isTrusted() {
      try {
        TrustManagerFactory factory =
            TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        @Nullable KeyStore ofTheSystem = null;
        factory.init(ofTheSystem);
        for (TrustManager manager : factory.getTrustManagers()) {
          var authorities = (X509TrustManager) manager;
          if (authorities.getAcceptedIssuers().length == 0) {
            return false; // checkServerTrusted would throw
          }
          authorities.checkServerTrusted(chain.toArray(X509Certificate[]::new), keyExchange);
        }
        return true;
      } catch (GeneralSecurityException notTrusted) {
        return false;
      }
    }

    /** Compares the name with those in the certificate (RFC 6125 section 6.4, RFC 9525). */
    private static boolean isIssuedFor(X509Certificate certificate, Domain server) {
      try {
        var names = certificate.getSubjectAlternativeNames();
        return names != null
            && names.stream()
                .filter(entry -> Integer.valueOf(DNS_NAME).equals(entry.get(0)))
                .anyMatch(entry -> matches(String.valueOf(entry.get(1)), server.name()));
      } catch (CertificateException invalid) {
        return false;
      }
    }

    private static boolean matches(String pattern, String name) {
      String[] expected = pattern.toLowerCase(Locale.ROOT).split("\\.", -1);
      String[] actual = name.split("\\.", -1);
      boolean wildcard = expected[0].equals("*") && expected.length > 2;
      int from = wildcard ? 1 : 0;
      return expected.length == actual.length
          && Arrays.equals(expected, from, expected.length, actual, from, actual.length);
    }
  }
}
