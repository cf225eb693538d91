package org.bounceback.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.net.SmtpDialogue.Broken;
import org.bounceback.net.SmtpDialogue.DialogueFailureKind;
import org.bounceback.net.SmtpDialogue.Exchange;
import org.bounceback.net.SmtpDialogue.Step;
import org.bounceback.sandbox.smtp.ScriptedAction;
import org.bounceback.sandbox.smtp.ServerBehavior;
import org.bounceback.sandbox.smtp.ServerReply;
import org.bounceback.sandbox.smtp.SmtpServer;
import org.bounceback.sandbox.smtp.SmtpStage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Handling of servers that are slow, broken or hostile. */
class UnrulyMailServerTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Exchange GREETING = exchange(Step.GREETING, 220, "mx.shop.example ESMTP");
  private static final Exchange EHLO =
      exchange(Step.EHLO, 250, "mx.shop.example", "PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES");
  private static final SmtpScript SCRIPT =
      new SmtpScript(
          new Domain("bot.example.net"),
          new Domain("mx.shop.example"),
          Optional.empty(),
          Optional.empty());

  @AutoClose private final LoopbackSmtp smtp = new LoopbackSmtp();

  static Stream<Arguments> disorders() {
    return Stream.of(
        Arguments.of("silence", ScriptedAction.silence(), DialogueFailureKind.TIMEOUT),
        Arguments.of("a hang-up", ScriptedAction.disconnect(), DialogueFailureKind.CUT),
        Arguments.of(
            "an endless reply", ScriptedAction.endlessReply(), DialogueFailureKind.PROTOCOL),
        Arguments.of("one huge line", ScriptedAction.hugeLine(), DialogueFailureKind.PROTOCOL),
        Arguments.of(
            "another protocol", raw("HTTP/1.1 400 Bad Request"), DialogueFailureKind.PROTOCOL),
        Arguments.of("an empty line", raw(""), DialogueFailureKind.PROTOCOL),
        Arguments.of("a code alone that is none", raw("99"), DialogueFailureKind.PROTOCOL),
        Arguments.of("a code of four digits", raw("2200 mx"), DialogueFailureKind.PROTOCOL),
        Arguments.of("a code of the first hundred", raw("120 mx"), DialogueFailureKind.PROTOCOL),
        Arguments.of("other digits", raw("Ù¢Ù¢Ù  mx"), DialogueFailureKind.PROTOCOL),
        Arguments.of("half a reply", raw("220-mx"), DialogueFailureKind.TIMEOUT));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("disorders")
  void anInvalidGreetingFailsTheDialogue(
      String name, ScriptedAction scriptedAction, DialogueFailureKind dialogueFailureKind)
      throws Exception {
    assertEquals(
        new SmtpDialogue(
            List.of(),
            Optional.empty(),
            Optional.of(new Broken(Step.GREETING, dialogueFailureKind))),
        talkShortly(polite().on(SmtpStage.CONNECT, scriptedAction)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("disorders")
  void anInvalidEhloReplyFailsTheDialogue(
      String name, ScriptedAction scriptedAction, DialogueFailureKind dialogueFailureKind)
      throws Exception {
    assertEquals(
        new SmtpDialogue(
            List.of(GREETING),
            Optional.empty(),
            Optional.of(new Broken(Step.EHLO, dialogueFailureKind))),
        talkShortly(polite().on(SmtpStage.EHLO, scriptedAction)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("disorders")
  void anInvalidQuitReplyIsIgnored(
      String name, ScriptedAction scriptedAction, DialogueFailureKind dialogueFailureKind)
      throws Exception {
    assertEquals(
        new SmtpDialogue(List.of(GREETING, EHLO), Optional.empty(), Optional.empty()),
        talkShortly(polite().on(SmtpStage.QUIT, scriptedAction)));
  }

  @Test
  void aServerWithOneByteASecondTimesOut() throws Exception {
    assertEquals(
        Optional.of(new Broken(Step.GREETING, DialogueFailureKind.TIMEOUT)),
        talkShortly(polite().drip(Duration.ofSeconds(1))).broken());
  }

  @Test
  void aTarpitTimesOut() throws Exception {
    assertEquals(
        Optional.of(new Broken(Step.EHLO, DialogueFailureKind.TIMEOUT)),
        talkShortly(polite().tarpit(Duration.ofMillis(110))).broken());
  }

  @Test
  void aLineIsTruncatedAt512Bytes() throws IOException {
    var serverBehavior = polite().on(SmtpStage.CONNECT, raw("220 " + "x".repeat(5000))).build();
    try (var server = SmtpServer.open(serverBehavior)) {
      assertEquals(Optional.of(new SmtpReply(220, List.of("x".repeat(508)))), greeting(server));
    }
  }

  @ParameterizedTest
  @MethodSource("foreignTexts")
  void aReplyIsReadAsUtf8WithoutControls(String wire, SmtpReply reply) throws IOException {
    try (var server = SmtpServer.open(polite().on(SmtpStage.CONNECT, raw(wire)).build())) {
      assertEquals(Optional.of(reply), greeting(server));
    }
  }

  /** On the wire each character is one byte. */
  static Stream<Arguments> foreignTexts() {
    return Stream.of(
        Arguments.of("554 fÃ¼r Sie", new SmtpReply(554, List.of("für Sie"))),
        Arguments.of("554 wait\u0085", new SmtpReply(554, List.of("wait\ufffd"))),
        Arguments.of("554 a\u00c2\u0085b", new SmtpReply(554, List.of("a?b"))),
        Arguments.of("554 a\u001b[2Jb\tc\0", new SmtpReply(554, List.of("a?[2Jb?c?"))),
        Arguments.of("554", new SmtpReply(554, List.of(""))),
        Arguments.of("554-", new SmtpReply(554, List.of("", "end"))));
  }

  private SmtpDialogue talkShortly(ServerBehavior.Builder manners) throws Exception {
    try (var server = SmtpServer.open(manners.build())) {
      return ElapsedTimeAssertions.atMost(
          SHORT,
          () -> smtp.client().run(LoopbackDns.at(server.address()), SCRIPT, Deadline.after(SHORT)));
    }
  }

  private Optional<SmtpReply> greeting(SmtpServer server) {
    return smtp.client()
        .run(LoopbackDns.at(server.address()), SCRIPT, Deadline.after(LoopbackDns.LONG_TIMEOUT))
        .reply(Step.GREETING);
  }

  private static ServerBehavior.Builder polite() {
    return ServerBehavior.of("mx.shop.example");
  }

  private static ScriptedAction raw(String line) {
    return ScriptedAction.say(
        List.of(line.equals("554-") ? ServerReply.raw(line, "554 end") : ServerReply.raw(line)));
  }

  private static Exchange exchange(Step step, int code, String... lines) {
    return new Exchange(step, new SmtpReply(code, List.of(lines)));
  }
}
