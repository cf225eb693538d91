package org.bounceback.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.app.CannotRun.Status;
import org.bounceback.app.settings.Settings;
import org.bounceback.bounce.RejectionTargetClassifier;
import org.bounceback.recipient.KnownGood;
import org.bounceback.recipient.RecipientCheck;
import org.bounceback.recipient.Visits;
import org.bounceback.recipient.Visits.Courtesy;
import org.jspecify.annotations.Nullable;

/** How recipients' servers are asked, from the settings. */
final class Recipients {
  private final Settings settings;
  private final Courtesy courtesy;
  private final Clock clock;
  private @Nullable Visits visits;

  /**
   * Asks by these settings.
   *
   * @param courtesy how often one server may be asked
   */
  Recipients(Settings settings, Courtesy courtesy, Clock clock) {
    this.settings = settings;
    this.courtesy = courtesy;
    this.clock = clock;
  }

  /** How often the settings allow to ask one server. */
  static Courtesy courtesy(Settings settings) {
    return new Courtesy(settings.duration("recipient.pause"), settings.duration("recipient.keep"));
  }

  /** The check. */
  RecipientCheck check(Network network) throws CannotRun {
    int port = settings.number("recipient.smtp-port");
    var manner = new RecipientCheck.Manner(ehlo(), port, from(), knownGood(port));
    return new RecipientCheck(
        network.dns(),
        network.policy(),
        visits(network),
        manner,
        RejectionTargetClassifier.standard()::speakOfTheSender);
  }

  /** The same for all checks, so that they share one memory of who was asked when. */
  private Visits visits(Network network) {
    if (visits == null) {
      visits = new Visits(network.smtp(), courtesy, clock);
    }
    return visits;
  }

  /** The local address to ask from; empty for whichever the system takes. */
  Optional<Ip> from() throws CannotRun {
    Optional<String> named = settings.text("recipient.from");
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Optional<Ip> parsed = Ip.parse(named.get()).filter(Recipients::isOfThisMachine);
    if (parsed.isEmpty()) {
      throw new CannotRun(
          Status.USAGE,
          "recipient.from (--from) is \"%s\"; give an address of this machine"
              .formatted(named.get()));
    }
    return parsed;
  }

  private Optional<KnownGood> knownGood(int port) throws CannotRun {
    Optional<String> named = settings.text("recipient.port-test");
    Optional<KnownGood> parsed = named.flatMap(text -> KnownGood.parse(text, port));
    if (named.isPresent() && parsed.isEmpty()) {
      throw new CannotRun(
          Status.USAGE,
          "recipient.port-test is \"%s\"; give a mail server's name or address, such as %s"
              .formatted(named.get(), "mx.example.org or mx.example.org:25"));
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

  /** The name to give. */
  Domain ehlo() throws CannotRun {
    Optional<String> named = settings.text("recipient.ehlo");
    if (named.isPresent()) {
      return Domain.parse(named.get())
          .orElseThrow(
              () ->
                  new CannotRun(
                      Status.USAGE,
                      "recipient.ehlo is \"%s\"; give this host's full name"
                          .formatted(named.get())));
    }
    try {
      return Domain.parse(InetAddress.getLocalHost().getHostName()).orElse(new Domain("localhost"));
    } catch (UnknownHostException nameless) {
      return new Domain("localhost");
    }
  }
}
