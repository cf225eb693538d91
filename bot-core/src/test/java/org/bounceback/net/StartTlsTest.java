package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bounceback.address.Domain;
import org.bounceback.address.MailAddress;
import org.bounceback.net.SmtpDialogue.Broken;
import org.bounceback.net.SmtpDialogue.Certificate;
import org.bounceback.net.SmtpDialogue.DialogueFailureKind;
import org.bounceback.net.SmtpDialogue.Step;
import org.bounceback.net.SmtpDialogue.Tls;
import org.bounceback.net.SmtpScript.Envelope;
import org.bounceback.sandbox.smtp.ScriptedAction;
import org.bounceback.sandbox.smtp.ServerBehavior;
import org.bounceback.sandbox.smtp.SmtpServer;
import org.bounceback.sandbox.smtp.SmtpStage;
import org.bounceback.sandbox.smtp.StartTls;
import org.bounceback.sandbox.smtp.TestCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTlsTest {
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
  private static final String PASSWORD = "throw-away";
  private static final Duration SHORT = Duration.ofMillis(300);

  @AutoClose private final LoopbackSmtp smtp = new LoopbackSmtp();
  @TempDir private Path folder;

  @AfterEach
  void trustWhomTheSystemTrusts() {
    System.clearProperty(TRUST_STORE);
    System.clearProperty(TRUST_STORE_PASSWORD);
  }

  @Test
  void theRestOfTheDialogueIsEncrypted() throws IOException {
    try (var server = SmtpServer.open(offering(StartTls.VALID).build())) {
      SmtpDialogue dialogue = talk(server, "mx.shop.example");

      assertEquals(
          List.of(
              Step.GREETING, Step.EHLO, Step.STARTTLS, Step.EHLO, Step.MAIL, Step.RCPT, Step.QUIT),
          dialogue.exchanges().stream().map(SmtpDialogue.Exchange::step).toList());
      assertEquals(Optional.empty(), dialogue.broken());
      assertEquals(
          List.of("EHLO", "STARTTLS", "EHLO", "MAIL", "RCPT", "QUIT"),
          server.dialogues().get(0).verbs());
      assertEquals(Optional.of("TLSv1.3"), server.dialogues().get(0).tlsProtocol());
    }
  }

  @Test
  void theReplyToEhloIsTheOneUnderEncryption() throws IOException {
    try (var server = SmtpServer.open(offering(StartTls.VALID).extensions("SIZE").build())) {
      assertEquals(
          Optional.of(new SmtpReply(250, List.of("mx.shop.example", "SIZE"))),
          talk(server, "mx.shop.example").reply(Step.EHLO));
    }
  }

  @Test
  void aCertificateOfATrustedAuthorityIsValid() throws Exception {
    trust(TestCertificates.trust());

    assertEquals(Certificate.VALID, certificate(StartTls.VALID, "mx.shop.example"));
  }

  @Test
  void withoutAuthoritiesNoCertificateIsTrusted() throws Exception {
    KeyStore empty = KeyStore.getInstance("PKCS12");
    empty.load(null, null);
    trust(empty);

    assertEquals(Certificate.UNTRUSTED, certificate(StartTls.VALID, "mx.shop.example"));
  }

  @Test
  void aCertificateOfAnUnknownAuthorityIsUntrusted() throws IOException {
    assertEquals(Certificate.UNTRUSTED, certificate(StartTls.VALID, "mx.shop.example"));
  }

  @Test
  void anExpiredCertificateIsAFactAndNoFailure() throws IOException {
    assertEquals(Certificate.EXPIRED, certificate(StartTls.EXPIRED, "mx.shop.example"));
  }

  @Test
  void aCertificateForAnotherNameIsAFactAndNoFailure() throws IOException {
    assertEquals(Certificate.WRONG_NAME, certificate(StartTls.VALID, "mx.shop.test"));
  }

  @Test
  void aWildcardStandsForOneLabelAlone() throws IOException {
    assertEquals(Certificate.WRONG_NAME, certificate(StartTls.VALID, "a.b.shop.example"));
    assertEquals(Certificate.WRONG_NAME, certificate(StartTls.VALID, "example"));
  }

  @Test
  void theVersionAndTheSubjectAreTold() throws IOException {
    try (var server = SmtpServer.open(offering(StartTls.VALID).build())) {
      Tls tls = talk(server, "mx.shop.example").tls().orElseThrow();

      assertEquals(new Tls("TLSv1.3", Certificate.UNTRUSTED, tls.subject()), tls);
      assertEquals("CN=", tls.subject().substring(0, 3));
    }
  }

  @Test
  void aFailingHandshakeBreaksTheDialogue() throws IOException {
    try (var server = SmtpServer.open(offering(StartTls.HANDSHAKE_FAILS).build())) {
      SmtpDialogue dialogue = talk(server, "mx.shop.example");

      assertEquals(
          Optional.of(new Broken(Step.STARTTLS, DialogueFailureKind.TLS)), dialogue.broken());
      assertEquals(Optional.empty(), dialogue.tls());
      assertEquals(List.of("EHLO", "STARTTLS"), server.dialogues().get(0).verbs());
    }
  }

  @Test
  void aServerThatCannotEncryptNowIsTalkedToInPlainText() throws IOException {
    try (var server = SmtpServer.open(offering(StartTls.UNAVAILABLE).build())) {
      SmtpDialogue dialogue = talk(server, "mx.shop.example");

      assertEquals(454, dialogue.reply(Step.STARTTLS).orElseThrow().code());
      assertEquals(Optional.empty(), dialogue.tls());
      assertEquals(
          List.of("EHLO", "STARTTLS", "MAIL", "RCPT", "QUIT"), server.dialogues().get(0).verbs());
    }
  }

  @Test
  void bytesInjectedBehindStartTlsAreNotAReply() throws IOException {
    try (var server =
        SmtpServer.open(offering(StartTls.VALID).injected("550 5.7.1 Injected").build())) {
      SmtpDialogue dialogue = talk(server, "mx.shop.example");

      assertEquals(
          List.of(),
          dialogue.exchanges().stream()
              .filter(each -> each.reply().text().contains("Injected"))
              .toList());
      assertEquals(250, dialogue.reply(Step.EHLO).orElseThrow().code());
    }
  }

  @Test
  void moreThanABufferInjectedBehindStartTlsBreaksTheHandshake() throws IOException {
    try (var server =
        SmtpServer.open(
            offering(StartTls.VALID).injected("550 5.7.1 " + "x".repeat(5000)).build())) {
      assertEquals(
          Optional.of(new Broken(Step.STARTTLS, DialogueFailureKind.TLS)),
          talk(server, "mx.shop.example").broken());
    }
  }

  @Test
  void silenceInTheHandshakeEndsWithTheDeadline() throws Exception {
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      worker.execute(() -> agreeAndFallSilent(listener));
      var place = LoopbackDns.at((InetSocketAddress) listener.getLocalSocketAddress());

      SmtpDialogue dialogue =
          ElapsedTimeAssertions.atMost(
              SHORT,
              () -> smtp.client().run(place, script("mx.shop.example"), Deadline.after(SHORT)));

      assertEquals(
          Optional.of(new Broken(Step.STARTTLS, DialogueFailureKind.TIMEOUT)), dialogue.broken());
    } finally {
      worker.shutdownNow();
    }
  }

  @Test
  void silenceAtStartTlsEndsWithTheDeadline() throws Exception {
    var serverBehavior =
        offering(StartTls.VALID).on(SmtpStage.STARTTLS, ScriptedAction.silence()).build();
    try (var server = SmtpServer.open(serverBehavior)) {
      var place = LoopbackDns.at(server.address());

      SmtpDialogue dialogue =
          ElapsedTimeAssertions.atMost(
              SHORT,
              () -> smtp.client().run(place, script("mx.shop.example"), Deadline.after(SHORT)));

      assertEquals(
          Optional.of(new Broken(Step.STARTTLS, DialogueFailureKind.TIMEOUT)), dialogue.broken());
    }
  }

  /** Has this JVM take these authorities for those of the system. */
  private void trust(KeyStore authorities) throws IOException, GeneralSecurityException {
    Path file = folder.resolve("authorities.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      authorities.store(out, PASSWORD.toCharArray());
    }
    System.setProperty(TRUST_STORE, file.toString());
    System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);
  }

  private static void agreeAndFallSilent(ServerSocket listener) {
    String replies = "220 mx ESMTP\r\n250-mx\r\n250 STARTTLS\r\n220 Go ahead\r\n";
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        client.getOutputStream().write(replies.getBytes(StandardCharsets.US_ASCII));
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException gone) {
        // The client has hung up, or the test is over.
      }
    }
  }

  private Certificate certificate(StartTls kind, String host) throws IOException {
    try (var server = SmtpServer.open(offering(kind).build())) {
      return talk(server, host).tls().orElseThrow().certificate();
    }
  }

  private SmtpDialogue talk(SmtpServer server, String host) {
    return smtp.client()
        .run(
            LoopbackDns.at(server.address()),
            script(host),
            Deadline.after(LoopbackDns.LONG_TIMEOUT));
  }

  private static SmtpScript script(String host) {
    var envelope =
        new Envelope(Optional.empty(), new MailAddress("anna", new Domain("shop.example")));
    return new SmtpScript(
        new Domain("bot.example.net"), new Domain(host), Optional.empty(), Optional.of(envelope));
  }

  private static ServerBehavior.Builder offering(StartTls kind) {
    return ServerBehavior.of("mx.shop.example").startTls(kind);
  }
}
