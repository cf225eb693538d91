package org.bounceback.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.settings.Settings;
import org.bounceback.bounce.reason.RejectionTargetClassifier;
import org.bounceback.recipient.RecipientCheck;
import org.bounceback.recipient.ReferenceServer;
import org.bounceback.recipient.SmtpProbeCache;
import org.bounceback.recipient.SmtpProbeCache.ProbePolicy;
import org.jspecify.annotations.Nullable;

/** Builds the check of recipients' servers from the settings. */
final class Recipients {
  private final Settings settings;
  private final ProbePolicy probePolicy;
  private final Clock clock;
  private @Nullable SmtpProbeCache smtpProbeCache;

  /**
   * Uses these settings.
   *
   * @param probePolicy how often one server may be contacted
   */
  Recipients(Settings settings, ProbePolicy probePolicy, Clock clock) {
    this.settings = settings;
    this.probePolicy = probePolicy;
    this.clock = clock;
  }

  /** Returns the configured rate limits for one server. */
  static ProbePolicy courtesy(Settings settings) {
    return new ProbePolicy(
        settings.duration("recipient.pause"), settings.duration("recipient.keep"));
  }

  /** Creates the check. */
  RecipientCheck check(Network network, RejectionTargetClassifier targets)
      throws CommandFailedException {
    int port = settings.number("recipient.smtp-port");
    var probeSettings = new RecipientCheck.ProbeSettings(ehlo(), port, from(), knownGood(port));
    return new RecipientCheck(
        network.dns(), network.policy(), visits(network), probeSettings, targets::isAboutSender);
  }

  /** Returns the cache of probes, the same for all checks, so that they share the rate limits. */
  private SmtpProbeCache visits(Network network) {
    if (smtpProbeCache == null) {
      smtpProbeCache = new SmtpProbeCache(network.smtp(), probePolicy, clock);
    }
    return smtpProbeCache;
  }

  /** Returns the configured local address for connections; empty to let the system choose. */
  Optional<Ip> from() throws CommandFailedException {
    Optional<String> configured = settings.text("recipient.from");
    if (configured.isEmpty()) {
      return Optional.empty();
    }
    Optional<Ip> parsed = Ip.parse(configured.get()).filter(Recipients::isOfThisMachine);
    if (parsed.isEmpty()) {
      throw new CommandFailedException(
          Status.USAGE,
          "recipient.from (--from) is \"%s\"; enter an address of this machine"
              .formatted(configured.get()));
    }
    return parsed;
  }

  private Optional<ReferenceServer> knownGood(int port) throws CommandFailedException {
    Optional<String> configured = settings.text("recipient.port-test");
    Optional<ReferenceServer> parsed =
        configured.flatMap(text -> ReferenceServer.parse(text, port));
    if (configured.isPresent() && parsed.isEmpty()) {
      throw new CommandFailedException(
          Status.USAGE,
          "recipient.port-test is \"%s\"; enter a mail server's name or address, such as %s"
              .formatted(configured.get(), "mx.example.org or mx.example.org:25"));
    }
    return parsed;
  }

  private static boolean isOfThisMachine(Ip ip) {
    try (var probe = new ServerSocket(0, 1, ip.toInetAddress())) {
      return probe.isBound();
    } catch (IOException elsewhere) {
      return false;
    }
  }

  /** Returns the name for EHLO. */
  Domain ehlo() throws CommandFailedException {
    Optional<String> configured = settings.text("recipient.ehlo");
    if (configured.isPresent()) {
      return Domain.parse(configured.get())
          .orElseThrow(
              () ->
                  new CommandFailedException(
                      Status.USAGE,
                      "recipient.ehlo is \"%s\"; enter this host's full name"
                          .formatted(configured.get())));
    }
    try {
      return Domain.parse(InetAddress.getLocalHost().getHostName()).orElse(new Domain("localhost"));
    } catch (UnknownHostException nameless) {
      return new Domain("localhost");
    }
  }
}
