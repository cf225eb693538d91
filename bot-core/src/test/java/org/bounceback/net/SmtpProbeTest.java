package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.net.SmtpDialogue.Broken;
import org.bounceback.net.SmtpDialogue.DialogueFailureKind;
import org.bounceback.net.SmtpDialogue.Exchange;
import org.bounceback.net.SmtpDialogue.Step;
import org.bounceback.net.SmtpScript.Envelope;
import org.bounceback.sandbox.smtp.ScriptedAction;
import org.bounceback.sandbox.smtp.ServerBehavior;
import org.bounceback.sandbox.smtp.SmtpServer;
import org.bounceback.sandbox.smtp.SmtpStage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpProbeTest {
  private static final Domain HOST = new Domain("mx.shop.example");
  private static final Exchange GREETING = exchange(Step.GREETING, 220, "mx.shop.example ESMTP");
  private static final Exchange EHLO =
      exchange(Step.EHLO, 250, "mx.shop.example", "PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES");
  private static final Exchange QUIT = exchange(Step.QUIT, 221, "2.0.0 Bye");

  @AutoClose private final LoopbackSmtp smtp = new LoopbackSmtp();

  @Test
  void withoutAnEnvelopeNothingAfterEhloIsSent() throws IOException {
    try (var server = SmtpServer.open(polite().build())) {
      SmtpDialogue dialogue = talk(server, script(Optional.empty()));

      assertEquals(
          new SmtpDialogue(List.of(GREETING, EHLO, QUIT), Optional.empty(), Optional.empty()),
          dialogue);
      assertEquals(List.of("EHLO bot.example.net", "QUIT"), server.dialogues().get(0).lines());
    }
  }

  @Test
  void anEnvelopeIsSentButNoMessage() throws IOException {
    try (var server = SmtpServer.open(polite().build())) {
      SmtpDialogue dialogue =
          talk(server, script(envelope("post@example.net", "anna@shop.example")));

      assertEquals(
          List.of(
              GREETING,
              EHLO,
              exchange(Step.MAIL, 250, "2.1.0 Ok"),
              exchange(Step.RCPT, 250, "2.1.5 Ok"),
              QUIT),
          dialogue.exchanges());
      assertEquals(
          List.of(
              "EHLO bot.example.net",
              "MAIL FROM:<post@example.net>",
              "RCPT TO:<anna@shop.example>",
              "QUIT"),
          server.dialogues().get(0).lines());
      assertEquals(List.of(), server.mails());
    }
  }

  @Test
  void theSenderMayBeTheNullReversePath() throws IOException {
    try (var server = SmtpServer.open(polite().build())) {
      talk(server, script(envelope("", "anna@shop.example")));

      assertEquals("MAIL FROM:<>", server.dialogues().get(0).lines().get(1));
    }
  }

  @Test
  void aRefusedSenderEndsTheDialogue() throws IOException {
    try (var server = SmtpServer.open(polite().mail("550 5.7.1 Not you").build())) {
      SmtpDialogue dialogue = talk(server, script(envelope("", "anna@shop.example")));

      assertEquals(
          List.of(GREETING, EHLO, exchange(Step.MAIL, 550, "5.7.1 Not you"), QUIT),
          dialogue.exchanges());
      assertEquals(List.of("EHLO", "MAIL", "QUIT"), server.dialogues().get(0).verbs());
    }
  }

  @Test
  void smtpUtf8IsUsedIfSupported() throws IOException {
    try (var server = SmtpServer.open(polite().extensions("SMTPUTF8").build())) {
      talk(server, script(envelope("", "jürgen@shop.example")));

      assertEquals(
          List.of(
              "EHLO bot.example.net",
              "MAIL FROM:<> SMTPUTF8",
              "RCPT TO:<jÃ¼rgen@shop.example>",
              "QUIT"),
          server.dialogues().get(0).lines());
    }
  }

  @Test
  void withoutSmtpUtf8NoOtherAddressIsSent() throws IOException {
    try (var server = SmtpServer.open(polite().build())) {
      talk(server, script(envelope("", "jürgen@shop.example")));

      assertEquals(List.of("EHLO", "QUIT"), server.dialogues().get(0).verbs());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"554 5.7.1 Go away", "421 4.3.2 Not now"})
  void aRejectingGreetingIsFollowedOnlyByQuit(String greeting) throws IOException {
    try (var server = SmtpServer.open(polite().greeting(greeting).build())) {
      SmtpDialogue dialogue = talk(server, script(envelope("", "anna@shop.example")));

      assertEquals(greeting, dialogue.reply(Step.GREETING).orElseThrow().text());
      assertEquals(Optional.empty(), dialogue.reply(Step.EHLO));
      assertEquals(Optional.empty(), dialogue.broken());
      assertEquals(
          List.of(),
          server.dialogues().get(0).verbs().stream().filter(verb -> !verb.equals("QUIT")).toList());
    }
  }

  @Test
  void aRejectedEhloIsFollowedOnlyByQuit() throws IOException {
    var serverBehavior =
        polite().on(SmtpStage.EHLO, ScriptedAction.say("550 5.7.1 Not from there")).build();
    try (var server = SmtpServer.open(serverBehavior)) {
      talk(server, script(envelope("", "anna@shop.example")));

      assertEquals(List.of("EHLO", "QUIT"), server.dialogues().get(0).verbs());
    }
  }

  @Test
  void theLocalAddressCanBeChosen() throws IOException {
    var script =
        new SmtpScript(
            new Domain("bot.example.net"), HOST, Ip.parse("127.0.0.9"), Optional.empty());
    try (var server = SmtpServer.open(polite().build())) {
      talk(server, script);

      assertEquals("127.0.0.9", server.dialogues().get(0).client());
    }
  }

  @Test
  void aClosedPortRefuses() throws IOException {
    SmtpServer closed = SmtpServer.open(polite().build());
    closed.close();

    SmtpDialogue dialogue = talk(closed, script(Optional.empty()));

    assertEquals(
        new SmtpDialogue(
            List.of(),
            Optional.empty(),
            Optional.of(new Broken(Step.CONNECT, DialogueFailureKind.REFUSED))),
        dialogue);
  }

  private SmtpDialogue talk(SmtpServer server, SmtpScript script) {
    return smtp.client()
        .run(LoopbackDns.at(server.address()), script, Deadline.after(LoopbackDns.LONG_TIMEOUT));
  }

  private static SmtpScript script(Optional<Envelope> envelope) {
    return new SmtpScript(new Domain("bot.example.net"), HOST, Optional.empty(), envelope);
  }

  private static Optional<Envelope> envelope(String sender, String recipient) {
    return MailAddress.parse(recipient).map(to -> new Envelope(MailAddress.parse(sender), to));
  }

  private static ServerBehavior.Builder polite() {
    return ServerBehavior.of("mx.shop.example");
  }

  private static Exchange exchange(Step step, int code, String... lines) {
    return new Exchange(step, new SmtpReply(code, List.of(lines)));
  }
}
