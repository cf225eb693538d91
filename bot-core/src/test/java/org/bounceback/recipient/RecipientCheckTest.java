package org.bounceback.recipient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.net.ElapsedTimeAssertions;
import org.bounceback.net.LoopbackDns;
import org.bounceback.recipient.RecipientReport.Blocking;
import org.bounceback.sandbox.smtp.Dialogue;
import org.bounceback.sandbox.smtp.ScriptedAction;
import org.bounceback.sandbox.smtp.ServerBehavior;
import org.bounceback.sandbox.smtp.ServerReply;
import org.bounceback.sandbox.smtp.SmtpServer;
import org.bounceback.sandbox.smtp.SmtpStage;
import org.bounceback.sandbox.smtp.StartTls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The second step of the support procedure, over real connections. */
class RecipientCheckTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Optional<Ip> OURS = Ip.parse("127.0.0.9");

  @Test
  void aWorkingServerAcceptsAndGetsNoCommandAfterEhlo() throws IOException {
    try (var side = RecipientSide.polite()) {
      RecipientReport report = side.check("anna@shop.example");

      assertEquals(ProbeOutcome.ACCEPTING, report.probeOutcome());
      assertEquals(
          List.of(List.of("EHLO", "QUIT")),
          side.first().dialogues().stream().map(Dialogue::verbs).toList());
    }
  }

  static Stream<Arguments> behaviors() {
    return Stream.of(
        Arguments.of(ProbeOutcome.BLOCKING_US, polite().greeting("554 5.7.1 Go away")),
        Arguments.of(ProbeOutcome.TEMPORARILY_REFUSING, polite().greeting("421 4.3.2 Too busy")),
        Arguments.of(ProbeOutcome.TEMPORARILY_REFUSING, polite().greeting("450 4.3.2 Later")),
        Arguments.of(ProbeOutcome.REFUSING, polite().greeting("521 5.3.2 No mail here")),
        Arguments.of(ProbeOutcome.BLOCKING_US, ehlo("550 5.7.1 We do not like your name")),
        Arguments.of(ProbeOutcome.REFUSING, ehlo("502 5.5.1 What is EHLO?")),
        Arguments.of(ProbeOutcome.REFUSING, ehlo("500 5.5.1 What is EHLO?")),
        Arguments.of(
            ProbeOutcome.UNREACHABLE, polite().on(SmtpStage.CONNECT, ScriptedAction.disconnect())),
        Arguments.of(
            ProbeOutcome.UNREACHABLE, polite().on(SmtpStage.EHLO, ScriptedAction.disconnect())),
        Arguments.of(
            ProbeOutcome.PROTOCOL_ERROR,
            polite().on(SmtpStage.CONNECT, ScriptedAction.endlessReply())),
        Arguments.of(
            ProbeOutcome.PROTOCOL_ERROR, polite().on(SmtpStage.EHLO, ScriptedAction.hugeLine())),
        Arguments.of(
            ProbeOutcome.PROTOCOL_ERROR,
            polite()
                .on(
                    SmtpStage.CONNECT,
                    ScriptedAction.say(List.of(ServerReply.raw("HTTP/1.1 400 Bad Request"))))),
        Arguments.of(ProbeOutcome.TLS_FAILED, polite().startTls(StartTls.HANDSHAKE_FAILS)),
        Arguments.of(ProbeOutcome.TLS_FAILED, polite().startTls(StartTls.UNAVAILABLE)),
        Arguments.of(ProbeOutcome.ACCEPTING, polite().startTls(StartTls.VALID)),
        Arguments.of(ProbeOutcome.ACCEPTING, polite().startTls(StartTls.EXPIRED)),
        Arguments.of(
            ProbeOutcome.ACCEPTING, polite().on(SmtpStage.QUIT, ScriptedAction.disconnect())));
  }

  @ParameterizedTest
  @MethodSource("behaviors")
  void theServersBehaviorDeterminesTheOutcome(
      ProbeOutcome probeOutcome, ServerBehavior.Builder behavior) throws IOException {
    try (var side = new RecipientSide(behavior.build())) {
      assertEquals(probeOutcome, side.check("shop.example").probeOutcome());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "250 2.1.5 Ok, ACCEPTING",
    "450 4.2.0 Greylisted, TEMPORARILY_REFUSING",
    "550 5.1.1 No such user, REFUSING",
    "550 5.7.1 Your address is on our list, BLOCKING_US",
    "552 5.2.2 Mailbox full, REFUSING",
  })
  void theReplyToRcptDecidesIfItIsAllowed(String reply, ProbeOutcome probeOutcome)
      throws IOException {
    try (var side = new RecipientSide(polite().rcpt(reply).build())) {
      assertEquals(
          probeOutcome,
          side.check(naming("anna@shop.example"), LoopbackDns.LONG_TIMEOUT).probeOutcome());
      assertEquals(
          List.of("EHLO", "MAIL", "RCPT", "QUIT"), side.first().dialogues().get(0).verbs());
    }
  }

  @Test
  void aSecondAttemptPassesGreylisting() throws IOException {
    var serverBehavior = polite().rcpt("450 4.2.0 Greylisted", "250 2.1.5 Ok").build();
    try (var side = new RecipientSide(serverBehavior)) {
      RecipientQuestion question = naming("anna@shop.example");

      assertEquals(
          List.of(ProbeOutcome.TEMPORARILY_REFUSING, ProbeOutcome.ACCEPTING),
          Stream.of(question, question)
              .map(attempt -> side.check(attempt, LoopbackDns.LONG_TIMEOUT).probeOutcome())
              .toList());
    }
  }

  @Test
  void aServerThatDoesNotRespondIsUnreachableAtTheDeadline() throws Exception {
    try (var side =
        new RecipientSide(polite().on(SmtpStage.CONNECT, ScriptedAction.silence()).build())) {
      RecipientQuestion question = RecipientQuestion.about("shop.example").orElseThrow();

      RecipientReport report =
          ElapsedTimeAssertions.atMost(SHORT, () -> side.check(question, SHORT));

      assertEquals(ProbeOutcome.UNREACHABLE, report.probeOutcome());
    }
  }

  @Test
  void theOutgoingPortIsClosedIfTheReferenceServerIsUnreachableToo() throws IOException {
    try (var side = RecipientSide.polite()) {
      side.names().zones().remove("mx.shop.example", "A");
      side.names().zones().add("mx.shop.example A " + RecipientSide.SECOND);

      assertEquals(ProbeOutcome.PORT_CLOSED_HERE, side.checkKnowing("127.0.0.4").probeOutcome());
      assertEquals(ProbeOutcome.UNREACHABLE, side.checkKnowing(RecipientSide.FIRST).probeOutcome());
      assertEquals(ProbeOutcome.UNREACHABLE, side.check("shop.example").probeOutcome());
    }
  }

  @Test
  void theReferenceServerMayBeGivenByName() throws IOException {
    try (var side = RecipientSide.polite()) {
      side.names().zones().remove("mx.shop.example", "A");
      side.names().zones().add("mx.shop.example A " + RecipientSide.SECOND);
      side.names().zones().add("good.shop.example A " + RecipientSide.FIRST);
      side.names().zones().add("bad.shop.example A 127.0.0.4");

      assertEquals(ProbeOutcome.UNREACHABLE, side.checkKnowing("good.shop.example").probeOutcome());
      assertEquals(
          ProbeOutcome.PORT_CLOSED_HERE, side.checkKnowing("bad.shop.example").probeOutcome());
    }
  }

  @Test
  void aLaterDisconnectShowsThatTheOutgoingPortIsOpen() throws IOException {
    try (var side =
        new RecipientSide(polite().on(SmtpStage.EHLO, ScriptedAction.disconnect()).build())) {
      assertEquals(ProbeOutcome.UNREACHABLE, side.checkKnowing("127.0.0.4").probeOutcome());
    }
  }

  @Test
  void aBackupServerIsCheckedIfTheFirstIsDown() throws IOException {
    try (var side = RecipientSide.polite()) {
      side.names().zones().add("dead.shop.example A " + RecipientSide.SECOND);
      side.names().zones().add("shop.example MX 5 dead.shop.example.");

      RecipientReport report = side.check("shop.example");

      assertEquals(
          List.of("dead.shop.example UNREACHABLE", "mx.shop.example ACCEPTING"), outcomes(report));
      assertEquals(ProbeOutcome.ACCEPTING, report.probeOutcome());
    }
  }

  @Test
  void noBackupServerIsCheckedIfTheFirstResponds() throws IOException {
    try (var side = new RecipientSide(polite().greeting("421 4.3.2 Too busy").build());
        var backup = SmtpServer.open(RecipientSide.SECOND, side.port(), polite().build())) {
      side.names().zones().add("backup.shop.example A " + RecipientSide.SECOND);
      side.names().zones().add("shop.example MX 20 backup.shop.example.");

      assertEquals(
          List.of("mx.shop.example TEMPORARILY_REFUSING"), outcomes(side.check("shop.example")));
      assertEquals(List.of(), backup.dialogues());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A 127.0.0.4",
        "A 10.0.0.1",
        "A 169.254.169.254",
        "AAAA ::1",
        "AAAA ::ffff:127.0.0.4",
        "AAAA 64:ff9b::7f00:4"
      })
  void aForbiddenAddressIsNeverConnectedTo(String address) throws IOException {
    try (var side = RecipientSide.polite();
        var canary = SmtpServer.open("127.0.0.4", side.port(), polite().build())) {
      side.names().zones().remove("mx.shop.example", "A");
      side.names().zones().add("mx.shop.example " + address);

      RecipientReport report = side.check("shop.example");

      assertEquals(ProbeOutcome.FORBIDDEN_ADDRESS, report.probeOutcome());
      assertEquals(List.of("mx.shop.example FORBIDDEN_ADDRESS"), outcomes(report));
      assertEquals(List.of(), canary.dialogues());
      assertEquals(List.of(), side.first().dialogues());
    }
  }

  @Test
  void anAllowedAddressNextToAForbiddenOneIsUsed() throws IOException {
    try (var side = RecipientSide.polite()) {
      side.names().zones().remove("mx.shop.example", "A");
      side.names().zones().add("mx.shop.example A 10.0.0.1");
      side.names().zones().add("mx.shop.example A " + RecipientSide.FIRST);

      assertEquals(
          List.of("mx.shop.example FORBIDDEN_ADDRESS", "mx.shop.example ACCEPTING"),
          outcomes(side.check("shop.example")));
    }
  }

  @Test
  void aDomainThatDoesNotExistHasNoMailServer() throws IOException {
    try (var side = RecipientSide.polite()) {
      assertEquals(ProbeOutcome.NO_MAIL_SERVER, side.check("absent.example").probeOutcome());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "220 mx.shop.example ESMTP, NO",
    "554 5.7.1 Go away, YES",
    "421 4.3.2 Too busy, UNKNOWN",
  })
  void onlyAReplyToTheSendingIpShowsWhetherTheyBlockIt(String greeting, Blocking blocking)
      throws IOException {
    try (var side = new RecipientSide(polite().greeting(greeting).build())) {
      assertEquals(blocking, side.checkFrom(OURS).blocking());
      assertEquals("127.0.0.9", side.first().dialogues().get(0).client());
      assertEquals(Blocking.UNKNOWN, side.check("shop.example").blocking());
    }
  }

  @Test
  void noIpv6ServerIsTriedFromAnIpv4Address() throws IOException {
    try (var side = RecipientSide.polite()) {
      side.names().zones().remove("mx.shop.example", "A");
      side.names().zones().add("mx.shop.example AAAA 2001:200::1");

      RecipientReport report = side.checkFrom(OURS);

      assertEquals(ProbeOutcome.UNREACHABLE, report.probeOutcome());
      assertEquals(List.of(), report.servers());
    }
  }

  private static List<String> outcomes(RecipientReport report) {
    return report.servers().stream()
        .map(serverReport -> serverReport.host() + " " + serverReport.probeOutcome())
        .toList();
  }

  private static RecipientQuestion naming(String recipient) {
    return new RecipientQuestion(
        new Domain("shop.example"), MailAddress.parse(recipient), true, Optional.empty());
  }

  private static ServerBehavior.Builder ehlo(String reply) {
    return polite().on(SmtpStage.EHLO, ScriptedAction.say(reply));
  }

  private static ServerBehavior.Builder polite() {
    return ServerBehavior.of("mx.shop.example");
  }
}
