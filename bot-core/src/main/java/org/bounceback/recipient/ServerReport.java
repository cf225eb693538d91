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
 * What one address of a mail server did.
 *
 * @param dialogue what was said; empty when nothing was, since the address is forbidden
 * @param took how long that lasted
 * @param answerAge how old it is; empty where it was asked for this report
 */
public record ServerReport(
    Domain host,
    Ip ip,
    int port,
    ProbeOutcome probeOutcome,
    Optional<SmtpDialogue> dialogue,
    Duration took,
    Optional<AnswerAge> answerAge) {

  /** What was asked for this report. */
  public ServerReport(
      Domain host,
      Ip ip,
      int port,
      ProbeOutcome probeOutcome,
      Optional<SmtpDialogue> dialogue,
      Duration took) {
    this(host, ip, port, probeOutcome, dialogue, took, Optional.empty());
  }

  /** The greeting, if there was one. */
  public Optional<String> banner() {
    return dialogue.flatMap(each -> each.reply(Step.GREETING)).map(SmtpReply::text);
  }

  /** Every reply in order, each with its step. */
  public List<String> replies() {
    return dialogue.stream()
        .flatMap(each -> each.exchanges().stream())
        .map(each -> each.step() + ": " + each.reply().text())
        .toList();
  }

  /** The reply that refused us, if one did. */
  public Optional<SmtpReply> refusal() {
    return dialogue.stream()
        .flatMap(each -> each.exchanges().stream())
        .filter(each -> each.step() != Step.QUIT)
        .map(SmtpDialogue.Exchange::reply)
        .filter(reply -> !reply.isPositive())
        .findFirst();
  }
}
