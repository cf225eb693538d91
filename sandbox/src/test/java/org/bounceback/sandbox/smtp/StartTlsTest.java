package org.bounceback.sandbox.smtp;

import static org.bounceback.sandbox.smtp.SmtpClient.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTlsTest {
  private final List<SmtpClient> clients = new ArrayList<>();
  private SmtpServer server;

  @BeforeEach
  void open() throws IOException {
    server = SmtpServer.open(ServerBehavior.of("mx.shop.example").build());
  }

  @AfterEach
  void close() throws IOException {
    for (SmtpClient client : clients) {
      client.close();
    }
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mx.shop.example", "mail.example.org", "localhost", "127.0.0.1"})
  void aClientThatTrustsTheCertificateCanUseTls(String host) throws Exception {
    SmtpClient client = meet(StartTls.VALID);
    assertEquals("220 2.0.0 Ready", client.text("STARTTLS"));

    client.startTls(trusting(TestCertificates.trust()), host);

    assertEquals(
        "250-mx.shop.example|250-PIPELINING|250-8BITMIME|250 ENHANCEDSTATUSCODES",
        client.text("EHLO client.example"));
    assertEquals(
        List.of(
            new Dialogue(
                "127.0.0.1",
                List.of("EHLO client.example", "STARTTLS", "EHLO client.example"),
                Optional.of("TLSv1.3"))),
        server.dialogues());
  }

  @Test
  void plainTextStateIsDiscardedAfterTheHandshake() throws Exception {
    SmtpClient client = meet(StartTls.VALID);
    client.sayAll("MAIL FROM:<a@client.example>", "STARTTLS");

    client.startTls(trusting(TestCertificates.trust()), "mx.shop.example");

    assertEquals("503 5.5.1 Say EHLO first", client.text("MAIL FROM:<a@client.example>"));
  }

  @Test
  void otherClientsDoNotTrustTheCertificate() throws Exception {
    SmtpClient client = meet(StartTls.VALID);
    client.text("STARTTLS");

    var failed = handshakeFails(client, SSLContext.getDefault(), "mx.shop.example");

    assertInstanceOf(GeneralSecurityException.class, root(failed));
  }

  @Test
  void theCertificateIsForOtherNames() throws Exception {
    SmtpClient client = meet(StartTls.VALID);
    client.text("STARTTLS");

    var failed = handshakeFails(client, trusting(TestCertificates.trust()), "mx.elsewhere.test");

    assertTrue(root(failed).toString().contains("mx.elsewhere.test"), failed.toString());
  }

  @Test
  void anExpiredCertificateHasExpired() throws Exception {
    SmtpClient client = meet(StartTls.EXPIRED);
    client.text("STARTTLS");

    var failed = handshakeFails(client, trusting(TestCertificates.trust()), "mx.shop.example");

    assertInstanceOf(CertificateExpiredException.class, root(failed));
  }

  @Test
  void aHandshakeMayFail() throws Exception {
    SmtpClient client = meet(StartTls.HANDSHAKE_FAILS);
    assertEquals("220 2.0.0 Ready", client.text("STARTTLS"));

    var failed = handshakeFails(client, trusting(TestCertificates.trust()), "mx.shop.example");

    assertTrue(failed.toString().contains("handshake_failure"), failed.toString());
  }

  @Test
  void tlsMayBeUnavailable() throws Exception {
    SmtpClient client = meet(StartTls.UNAVAILABLE);

    assertEquals("454 4.7.0 TLS not available", client.text("STARTTLS"));
    assertEquals("250 2.1.0 Ok", client.text("MAIL FROM:<>"));
  }

  @Test
  void commandsPipelinedAfterStartTlsAreRejected() throws Exception {
    SmtpClient client = meet(StartTls.VALID);

    client.send("STARTTLS\r\nEHLO injected.example\r\n");

    assertEquals("554 5.5.1 Nothing may be pipelined behind STARTTLS", client.hear());
    assertTrue(client.isAtEnd());
  }

  @Test
  void aLineCanBeInjectedAfterTheStartTlsReply() throws Exception {
    SmtpClient client =
        meet(
            ServerBehavior.of("mx.shop.example")
                .startTls(StartTls.VALID)
                .injected("250 injected.example"));

    assertEquals("220 2.0.0 Ready", client.text("STARTTLS"));
    assertEquals("250 injected.example", client.hear());
    client.startTls(trusting(TestCertificates.trust()), "mx.shop.example");
    assertEquals("250 2.0.0 Ok", client.text("NOOP"));
  }

  private SmtpClient meet(StartTls kind) throws IOException {
    return meet(ServerBehavior.of("mx.shop.example").startTls(kind));
  }

  private SmtpClient meet(ServerBehavior.Builder manners) throws IOException {
    server.setBehavior(manners.build());
    clients.add(new SmtpClient(server));
    return clients.get(0).introduced();
  }

  private static SSLHandshakeException handshakeFails(
      SmtpClient client, SSLContext context, String host) {
    return assertThrows(SSLHandshakeException.class, () -> client.startTls(context, host));
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
