package org.bounceback.recipient;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.SmtpDialogue;
import org.bounceback.net.SmtpDialogue.Step;
import org.bounceback.net.SmtpReply;

/**
 * The result of connecting to one address of a mail server.
 *
 * @param dialogue the SMTP dialogue; empty if the address is forbidden
 * @param took the duration of the connection
 * @param answerAge the age of the result; empty if it is new
 */
public record ServerReport(
    Domain host,
    Ip ip,
    int port,
    ProbeOutcome probeOutcome,
    Optional<SmtpDialogue> dialogue,
    Duration took,
    Optional<AnswerAge> answerAge) {

  /** Creates a new result. */
  public ServerReport(
      Domain host,
      Ip ip,
      int port,
      ProbeOutcome probeOutcome,
      Optional<SmtpDialogue> dialogue,
      Duration took) {
    this(host, ip, port, probeOutcome, dialogue, took, Optional.empty());
  }

  /** Returns the greeting, if there was one. */
  public Optional<String> banner() {
    return dialogue.flatMap(smtpDialogue -> smtpDialogue.reply(Step.GREETING)).map(SmtpReply::text);
  }

  /** Returns all replies in order, each with its step. */
  public List<String> replies() {
    return dialogue.stream()
        .flatMap(smtpDialogue -> smtpDialogue.exchanges().stream())
        .map(exchange -> exchange.step() + ": " + exchange.reply().text())
        .toList();
  }

  /** Returns the reply that rejected us, if there is one. */
  public Optional<SmtpReply> refusal() {
    return dialogue.stream()
        .flatMap(smtpDialogue -> smtpDialogue.exchanges().stream())
        .filter(exchange -> exchange.step() != Step.QUIT)
        .map(SmtpDialogue.Exchange::reply)
        .filter(reply -> !reply.isPositive())
        .findFirst();
  }
}
