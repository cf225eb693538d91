package org.bounceback.recipient;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.net.LoopbackDns;
import org.bounceback.net.LoopbackSmtp;
import org.bounceback.net.OutboundPolicy;
import org.bounceback.net.OutboundPolicy.Allowed;
import org.bounceback.recipient.SmtpProbeCache.ProbePolicy;
import org.bounceback.sandbox.dns.NameServer;
import org.bounceback.sandbox.smtp.ServerBehavior;
import org.bounceback.sandbox.smtp.SmtpServer;

/**
 * Simulates a recipient's DNS and mail servers. The mail servers share a port on 127.0.0.2,
 * 127.0.0.3 and so on, as real ones share port 25; only these two addresses may be connected to.
 */
final class RecipientSide implements AutoCloseable {
  static final String FIRST = "127.0.0.2";
  static final String SECOND = "127.0.0.3";

  private final LoopbackDns dns = new LoopbackDns();
  private final LoopbackSmtp smtp = new LoopbackSmtp();
  private final SmtpServer first;
  private final OutboundPolicy policy;
  private final RecipientCheck check;

  /**
   * Creates one domain, shop.example, with the mail server {@code mx.shop.example} at 127.0.0.2.
   */
  RecipientSide(ServerBehavior serverBehavior) throws IOException {
    first = SmtpServer.open(FIRST, 0, serverBehavior);
    dns.server().zones().open("shop.example");
    dns.server().zones().add("shop.example MX 10 mx.shop.example.");
    dns.server().zones().add("mx.shop.example A " + FIRST);
    policy =
        OutboundPolicy.load(
            Set.of(),
            List.of(
                Allowed.parse(FIRST + ":" + port()).orElseThrow(),
                Allowed.parse(SECOND + ":" + port()).orElseThrow()));
    check = asking(Optional.empty(), Optional.empty());
  }

  private RecipientCheck asking(Optional<Ip> from, Optional<ReferenceServer> referenceServer) {
    return new RecipientCheck(
        dns.client(),
        policy,
        smtp.client(),
        new RecipientCheck.ProbeSettings(
            new Domain("bot.example.net"), port(), from, referenceServer),
        text -> text.toLowerCase(Locale.ROOT).contains("your address"));
  }

  /** Returns a check with that rate limit. */
  RecipientCheck courteous(ProbePolicy probePolicy, Clock clock) {
    return new RecipientCheck(
        dns.client(),
        policy,
        new SmtpProbeCache(smtp.client(), probePolicy, clock),
        new RecipientCheck.ProbeSettings(new Domain("bot.example.net"), port(), Optional.empty()),
        text -> false);
  }

  /** The report on shop.example as seen from a local address. */
  RecipientReport checkFrom(Optional<Ip> local) {
    return asking(local, Optional.empty())
        .check(
            RecipientQuestion.about("shop.example").orElseThrow(),
            Deadline.after(LoopbackDns.LONG_TIMEOUT));
  }

  /** Returns the report on shop.example with a reference server. */
  RecipientReport checkKnowing(String knownGood) {
    return asking(Optional.empty(), ReferenceServer.parse(knownGood, port()))
        .check(
            RecipientQuestion.about("shop.example").orElseThrow(),
            Deadline.after(LoopbackDns.LONG_TIMEOUT));
  }

  static RecipientSide polite() throws IOException {
    return new RecipientSide(ServerBehavior.of("mx.shop.example").build());
  }

  NameServer names() {
    return dns.server();
  }

  int port() {
    return first.port();
  }

  /** Returns the mail server at 127.0.0.2. */
  SmtpServer first() {
    return first;
  }

  RecipientReport check(String subject) {
    return check(RecipientQuestion.about(subject).orElseThrow(), LoopbackDns.LONG_TIMEOUT);
  }

  RecipientReport check(RecipientQuestion question, Duration deadline) {
    return check.check(question, Deadline.after(deadline));
  }

  @Override
  public void close() throws IOException {
    smtp.close();
    first.close();
    dns.close();
  }
}
