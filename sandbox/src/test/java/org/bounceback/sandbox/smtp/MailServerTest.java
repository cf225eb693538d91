package org.bounceback.sandbox.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailServerTest {
  private SmtpServer server;
  private SmtpClient client;

  @BeforeEach
  void open() throws IOException {
    server = SmtpServer.open(ServerBehavior.of("mx.shop.example").build());
    client = new SmtpClient(server);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void aPoliteServerGreetsAndNamesItsExtensions() throws IOException {
    assertEquals("220 mx.shop.example ESMTP", client.hear());
    assertEquals(
        "250-mx.shop.example|250-PIPELINING|250-8BITMIME|250 ENHANCEDSTATUSCODES",
        client.text("EHLO client.example"));
    assertEquals("221 2.0.0 Bye", client.text("QUIT"));
    assertTrue(client.isAtEnd());
  }

  @Test
  void anAcceptedMessageIsStoredByteForByte() throws IOException {
    client
        .introduced()
        .sayAll(
            "MAIL FROM:<a@client.example> BODY=8BITMIME",
            "RCPT TO:<b@shop.example>",
            "RCPT TO:<c@shop.example>",
            "DATA");

    client.send("Subject: Hi\r\n\r\n..dot\r\nGr\u00fc\u00dfe\r\n.\r\n");

    assertEquals("250 2.0.0 Ok: queued", client.hear());
    assertEquals(
        List.of(
            new AcceptedMail(
                "a@client.example",
                List.of("b@shop.example", "c@shop.example"),
                "Subject: Hi\r\n\r\n.dot\r\nGr\u00fc\u00dfe\r\n")),
        server.mails());
  }

  @Test
  void everyReceivedLineIsRecorded() throws IOException {
    client.hear();
    client.sayAll("EHLO client.example", "noop", "BOGUS x", "QUIT");

    assertEquals(
        List.of(
            new Dialogue(
                "127.0.0.1",
                List.of("EHLO client.example", "noop", "BOGUS x", "QUIT"),
                Optional.empty())),
        server.dialogues());
    assertEquals(List.of("EHLO", "NOOP", "BOGUS", "QUIT"), server.dialogues().get(0).verbs());
  }

  @Test
  void messageContentIsNotPartOfTheDialogue() throws IOException {
    client.introduced().sayAll("MAIL FROM:<>", "RCPT TO:<b@shop.example>", "DATA");
    client.text("RCPT TO:<not-a-command>\r\n.");

    assertEquals(List.of("EHLO", "MAIL", "RCPT", "DATA"), server.dialogues().get(0).verbs());
  }

  @Test
  void commandsMayComeInOneSegment() throws IOException {
    client.introduced().send("MAIL FROM:<>\r\nRCPT TO:<b@shop.example>\r\nDATA\r\n");

    assertEquals("250 2.1.0 Ok", client.hear());
    assertEquals("250 2.1.5 Ok", client.hear());
    assertEquals("354 End with a dot", client.hear());
  }

  @Test
  void severalServersShareAPort() throws IOException {
    try (var other =
            SmtpServer.open(
                "127.0.0.2", server.port(), ServerBehavior.of("mx.bank.example").build());
        var otherClient = new SmtpClient(other)) {
      assertEquals("220 mx.bank.example ESMTP", otherClient.hear());
      assertEquals("220 mx.shop.example ESMTP", client.hear());
    }
  }

  @Test
  void behaviorCanChangeForTheNextClient() throws IOException {
    server.setBehavior(ServerBehavior.of("mx.shop.example").greeting("421 4.3.2 Later").build());

    try (var next = new SmtpClient(server)) {
      assertEquals("421 4.3.2 Later", next.hear());
      assertTrue(next.isAtEnd());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EHLO | 501 5.5.4 Syntax: EHLO hostname",
        "EHLO bad_name | 501 5.5.4 Syntax: EHLO hostname",
        "EHLO [127.0.0.1] | 250",
        "HELO client.example | 250 mx.shop.example",
        "RCPT TO:<b@shop.example> | 503 5.5.1 Say MAIL first",
        "DATA | 503 5.5.1 Say MAIL first",
        "MAIL FROM: <a@client.example> | 501 5.5.4 Syntax: MAIL FROM:<address>",
        "MAIL FROM:a@client.example | 501 5.5.4 Syntax: MAIL FROM:<address>",
        "MAIL FROM:<a@client.example> SIZE=10 | 555 5.5.4 Unsupported option: SIZE",
        "MAIL FROM:<a@client.example> SMTPUTF8 | 555 5.5.4 Unsupported option: SMTPUTF8",
        "mail from:<> | 250 2.1.0 Ok",
        "STARTTLS | 503 5.5.1 STARTTLS is not offered",
        "RSET | 250 2.0.0 Ok",
        "NOOP | 250 2.0.0 Ok",
        "VRFY b | 252 2.5.2 Send some mail, we will see",
        "HELP | 500 5.5.2 Command unknown",
        "CONNECT | 500 5.5.2 Command unknown",
      })
  void commandsAreParsedStrictly(String command, String reply) throws IOException {
    String said = client.introduced().text(command);

    assertEquals(reply, said.substring(0, Math.min(said.length(), reply.length())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MAIL FROM:<c@client.example> | 503 5.5.1 There is a sender already",
        "RCPT TO:<> | 501 5.5.4 Syntax: RCPT TO:<address>",
        "RCPT TO:<b@shop.example> NOTIFY=NEVER | 555 5.5.4 Unsupported option: NOTIFY=NEVER",
        "DATA | 554 5.5.1 No valid recipients",
        "DATA now | 501 5.5.4 Syntax: DATA",
      })
  void commandsMustComeInOrder(String command, String reply) throws IOException {
    client.introduced().text("MAIL FROM:<a@client.example>");

    assertEquals(reply, client.text(command));
  }

  @Test
  void mailWithoutAGreetingIsRejected() throws IOException {
    client.hear();

    assertEquals("503 5.5.1 Say EHLO first", client.text("MAIL FROM:<a@client.example>"));
  }

  @Test
  void resetDiscardsTheMessage() throws IOException {
    client.introduced().sayAll("MAIL FROM:<>", "RCPT TO:<b@shop.example>", "RSET");

    assertEquals("503 5.5.1 Say MAIL first", client.text("DATA"));
  }

  @Test
  void aBareLineFeedDoesNotEndALine() throws IOException {
    client.hear();
    client.send("EHLO client.example\n");

    assertEquals("500 5.5.2 Line ends with a bare LF", client.hear());
  }

  @Test
  void aLineHasLimits() throws IOException {
    client.hear();

    assertEquals("500 5.5.2 Line too long", client.text("NOOP " + "x".repeat(1100)));
    assertEquals("500 5.5.2 Control character", client.text("NOOP \u0007"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smuggled\\n.\\r\\n | 550 5.6.0 Line ends with a bare LF",
        "%999s\\r\\n.\\r\\n | 500 5.5.2 Line too long",
      })
  void aMailThatBreaksTheFormatIsRefused(String content, String reply) throws IOException {
    client.introduced().sayAll("MAIL FROM:<>", "RCPT TO:<b@shop.example>", "DATA");

    client.send(content.translateEscapes().replace("%999s", "x".repeat(999)));

    assertEquals(reply, client.hear());
    assertEquals(List.of(), server.mails());
  }

  @Test
  void aClientThatSendsBeforeTheBannerIsRejected() throws IOException {
    String heard = "";
    long deadline = System.nanoTime() + 5_000_000_000L;
    // It depends on timing whether the command arrives before the greeting is sent: retry until it
    // does.
    while (!heard.equals("554 5.5.1 You talk before my greeting") && System.nanoTime() < deadline) {
      try (var hasty = new SmtpClient(server)) {
        hasty.send("EHLO client.example\r\n");
        heard = hasty.hear();
      }
    }

    assertEquals("554 5.5.1 You talk before my greeting", heard);
  }
}
