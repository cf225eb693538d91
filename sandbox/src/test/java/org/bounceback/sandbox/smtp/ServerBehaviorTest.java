package org.bounceback.sandbox.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerBehaviorTest {
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

  @Test
  void aGreetingOf421EndsTheDialogue() throws IOException {
    SmtpClient client = meet(polite().greeting("421 4.7.0 Too many connections"));

    assertEquals("421 4.7.0 Too many connections", client.hear());
    assertTrue(client.isAtEnd());
  }

  @Test
  void aGreetingOf554LeavesOnlyQuit() throws IOException {
    SmtpClient client =
        meet(
            polite()
                .greeting("554 5.7.1 Your address is listed\nAsk https://bl.example/203.0.113.5"));

    assertEquals(
        "554-5.7.1 Your address is listed|554 Ask https://bl.example/203.0.113.5", client.hear());
    assertEquals("503 5.5.1 There is no service here", client.text("EHLO client.example"));
    assertEquals("221 2.0.0 Bye", client.text("QUIT"));
  }

  @Test
  void whatEhloOffersCanBeChosen() throws IOException {
    SmtpClient client =
        meet(polite().extensions("SMTPUTF8").size(1000).startTls(StartTls.UNAVAILABLE));
    client.hear();

    assertEquals(
        "250-mx.shop.example|250-SMTPUTF8|250-SIZE 1000|250 STARTTLS",
        client.text("EHLO client.example"));
    assertEquals("250 2.1.0 Ok", client.text("MAIL FROM:<a@client.example> SMTPUTF8 SIZE=1000"));
  }

  @Test
  void aServerCanSupportOnlyHelo() throws IOException {
    SmtpClient client =
        meet(polite().on(SmtpStage.EHLO, ScriptedAction.say("502 5.5.1 Not implemented")));
    client.hear();

    assertEquals("502 5.5.1 Not implemented", client.text("EHLO client.example"));
    assertEquals("250 mx.shop.example", client.text("HELO client.example"));
    assertEquals("250 2.1.0 Ok", client.text("MAIL FROM:<>"));
  }

  @Test
  void repliesToSendersCanDependOnTheAddress() throws IOException {
    SmtpClient client =
        meet(polite().mail("550 5.7.1 Not you").mailFrom("", "250 2.1.0 Bounces are welcome"));
    client.introduced();

    assertEquals("550 5.7.1 Not you", client.text("MAIL FROM:<a@client.example>"));
    assertEquals("250 2.1.0 Bounces are welcome", client.text("MAIL FROM:<>"));
  }

  @Test
  void repliesToRecipientsCanDependOnTheAddress() throws IOException {
    SmtpClient client =
        meet(polite().rcpt("452 4.2.2 Full").rcptTo("Nobody@shop.example", "550 5.1.1 Unknown"));
    client.introduced().text("MAIL FROM:<>");

    assertEquals("550 5.1.1 Unknown", client.text("RCPT TO:<nobody@SHOP.example>"));
    assertEquals("452 4.2.2 Full", client.text("RCPT TO:<b@shop.example>"));
    assertEquals("554 5.5.1 No valid recipients", client.text("DATA"));
  }

  @Test
  void greylistingEndsWithTheSecondTry() throws IOException {
    SmtpClient client = meet(polite().rcpt("450 4.2.0 Greylisted", "250 2.1.5 Ok"));
    client.introduced().text("MAIL FROM:<>");
    assertEquals("450 4.2.0 Greylisted", client.text("RCPT TO:<b@shop.example>"));
    assertEquals("450 4.2.0 Greylisted", client.text("RCPT TO:<c@shop.example>"));

    try (var later = new SmtpClient(server)) {
      later.introduced().text("MAIL FROM:<>");
      assertEquals("250 2.1.5 Ok", later.text("RCPT TO:<b@shop.example>"));
    }
  }

  @Test
  void anOversizedMessageIsRejectedAtMailFrom() throws IOException {
    SmtpClient client = meet(polite().size(1000));

    assertEquals(
        "552 5.3.4 Message too big",
        client.introduced().text("MAIL FROM:<a@client.example> SIZE=1001"));
  }

  @Test
  void anOversizedMessageIsRejectedAfterData() throws IOException {
    SmtpClient client = meet(polite().size(1000));
    client.introduced().sayAll("MAIL FROM:<>", "RCPT TO:<b@shop.example>", "DATA");

    client.send(("x".repeat(98) + "\r\n").repeat(11));

    assertEquals("552 5.3.4 Message too big", client.text("."));
    assertEquals(List.of(), server.mails());
  }

  @Test
  void aMessageCanBeRejectedForItsContent() throws IOException {
    SmtpClient client = meet(polite().on(SmtpStage.CONTENT, ScriptedAction.say("550 5.7.1 Spam")));
    client.introduced().sayAll("MAIL FROM:<>", "RCPT TO:<b@shop.example>", "DATA");

    assertEquals("550 5.7.1 Spam", client.text("Subject: Buy\r\n."));
    assertEquals(List.of(), server.mails());
  }

  @Test
  void aTarpitWaitsBeforeEachLine() throws IOException {
    var pause = Duration.ofMillis(40);
    SmtpClient client = meet(polite().extensions("A", "B").tarpit(pause));
    long begun = System.nanoTime();

    client.introduced();

    assertTrue(System.nanoTime() - begun >= pause.multipliedBy(4).toNanos());
  }

  @Test
  void aDrippingServerSendsByteByByte() throws IOException {
    var pause = Duration.ofMillis(2);
    SmtpClient client = meet(polite().drip(pause));
    long begun = System.nanoTime();

    assertEquals("220 mx.shop.example ESMTP", client.hear());
    assertTrue(
        System.nanoTime() - begun
            >= pause.multipliedBy("220 mx.shop.example ESMTP".length()).toNanos());
  }

  @Test
  void aSilentServerAcceptsAndNeverGreets() throws IOException {
    SmtpClient client = meet(polite().on(SmtpStage.CONNECT, ScriptedAction.silence()));
    client.timeout(Duration.ofMillis(60));

    assertThrows(SocketTimeoutException.class, client::hear);
  }

  @Test
  void closingDoesNotWaitForPauses() throws IOException {
    meet(polite().tarpit(Duration.ofMinutes(1)));
    long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (server.dialogues().isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }

    assertTimeout(Duration.ofSeconds(5), server::close);
  }

  @Test
  void aReplyMayNeverEnd() throws IOException {
    SmtpClient client = meet(polite().on(SmtpStage.EHLO, ScriptedAction.endlessReply()));
    client.hear();
    client.send("EHLO client.example\r\n");

    String flood = new String(client.in().readNBytes(1 << 20), StandardCharsets.US_ASCII);

    assertTrue(flood.lines().limit(1000).allMatch(line -> line.startsWith("250-all work")));
  }

  @Test
  void aLineMayNeverEnd() throws IOException {
    SmtpClient client = meet(polite().on(SmtpStage.CONNECT, ScriptedAction.hugeLine()));

    String flood = new String(client.in().readNBytes(1 << 20), StandardCharsets.US_ASCII);

    assertEquals(1, flood.lines().count());
  }

  @Test
  void aFloodIsOverAfter64Mebibytes() throws IOException {
    SmtpClient client = meet(polite().on(SmtpStage.CONNECT, ScriptedAction.hugeLine()));

    long bytes = client.in().transferTo(OutputStream.nullOutputStream());

    assertTrue(bytes >= 64 << 20 && bytes < 65 << 20, bytes + " bytes");
  }

  @Test
  void aServerMayHangUpAtAnyCommand() throws IOException {
    SmtpClient client = meet(polite().on(SmtpStage.RCPT, ScriptedAction.disconnect()));
    client.introduced().text("MAIL FROM:<>");

    client.send("RCPT TO:<b@shop.example>\r\n");

    assertTrue(client.isAtEnd());
    assertEquals(List.of("EHLO", "MAIL", "RCPT"), server.dialogues().get(0).verbs());
  }

  @Test
  void aServerCanSendInvalidReplies() throws IOException {
    SmtpClient client =
        meet(
            polite()
                .on(
                    SmtpStage.CONNECT,
                    ScriptedAction.say(List.of(ServerReply.raw("SSH-2.0-Sandbox")))));

    assertEquals("SSH-2.0-Sandbox", client.hear());
  }

  private static ServerBehavior.Builder polite() {
    return ServerBehavior.of("mx.shop.example");
  }

  private SmtpClient meet(ServerBehavior.Builder manners) throws IOException {
    server.setBehavior(manners.build());
    clients.add(new SmtpClient(server));
    return clients.get(0);
  }
}
