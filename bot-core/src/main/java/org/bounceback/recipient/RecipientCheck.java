package org.bounceback.recipient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.net.OutboundPolicy;
import org.bounceback.net.PermittedEndpoint;
import org.bounceback.net.SmtpProbe;
import org.bounceback.net.SmtpScript;
import org.bounceback.recipient.MxLookup.Found;
import org.bounceback.recipient.RecipientReport.Blocking;

/**
 * Checks the recipient's mail servers in their order until one replies in SMTP.
 *
 * <p>Safe for concurrent use. A check blocks its caller until the deadline at most.
 */
public final class RecipientCheck {
  private static final Duration DIALOGUE = Duration.ofSeconds(25);
  private static final Duration PORT_TEST = Duration.ofSeconds(3);

  private final MxLookup mxLookup;
  private final OutboundPolicy policy;
  private final SmtpProbeCache smtpProbeCache;
  private final ProbeSettings probeSettings;
  private final DialogueClassifier reader;
  private final PostmasterContacts postmasterContacts;
  private final Optional<OutboundPortTest> outboundPortTest;
  private final MailboxProviders mailboxProviders = MailboxProviders.load();

  /**
   * Settings of a probe.
   *
   * @param ehlo the name that we send in EHLO
   * @param port the port of the mail servers: 25
   * @param from the local address to connect from; empty to let the system choose
   * @param referenceServer the server for testing whether outgoing connections work; empty if none
   *     is configured
   */
  public record ProbeSettings(
      Domain ehlo, int port, Optional<Ip> from, Optional<ReferenceServer> referenceServer) {

    /** Settings without a reference server. */
    public ProbeSettings(Domain ehlo, int port, Optional<Ip> from) {
      this(ehlo, port, from, Optional.empty());
    }
  }

  /**
   * Creates a check that opens a connection for each question.
   *
   * @param isAboutUs tests whether the text of a rejection is about the sending server and not
   *     about the recipient
   */
  public RecipientCheck(
      Dns dns,
      OutboundPolicy policy,
      SmtpProbe smtpProbe,
      ProbeSettings probeSettings,
      Predicate<String> isAboutUs) {
    this(dns, policy, SmtpProbeCache.unlimited(smtpProbe), probeSettings, isAboutUs);
  }

  /**
   * Creates a check.
   *
   * @param smtpProbeCache connects to the servers, within the rate limit
   * @param isAboutUs tests whether the text of a rejection is about the sending server and not
   *     about the recipient
   */
  public RecipientCheck(
      Dns dns,
      OutboundPolicy policy,
      SmtpProbeCache smtpProbeCache,
      ProbeSettings probeSettings,
      Predicate<String> isAboutUs) {
    this.mxLookup = new MxLookup(dns);
    this.postmasterContacts = new PostmasterContacts(dns);
    this.policy = policy;
    this.smtpProbeCache = smtpProbeCache;
    this.probeSettings = probeSettings;
    this.reader = new DialogueClassifier(isAboutUs);
    this.outboundPortTest =
        probeSettings
            .referenceServer()
            .map(host -> new OutboundPortTest(dns, smtpProbeCache, host));
  }

  /** Runs the check; network failures are reported as outcomes. */
  public RecipientReport check(RecipientQuestion question, Deadline deadline) {
    Found found = mxLookup.find(question.domain(), deadline);
    if (found instanceof Found.Unknown) {
      return report(question, List.of(), false, List.of(), ProbeOutcome.DNS_FAILED, deadline);
    }
    if (found instanceof Found.Nobody nobody) {
      return report(
          question, List.of(), nobody.nullMx(), List.of(), ProbeOutcome.NO_MAIL_SERVER, deadline);
    }
    List<MxHost> servers = ((Found.Hosts) found).servers();
    List<ServerReport> reports = checkInOrder(servers, question, reservingPortTest(deadline));
    ProbeOutcome probeOutcome = overall(reports);
    boolean isPortClosed =
        probeOutcome == ProbeOutcome.UNREACHABLE
            && reports.stream().noneMatch(RecipientCheck::greeted)
            && isShut(deadline);
    return report(
        question,
        servers,
        false,
        reports,
        isPortClosed ? ProbeOutcome.PORT_CLOSED_HERE : probeOutcome,
        deadline);
  }

  /** Reserves time for the outbound port test, in case all servers are unreachable. */
  private Deadline reservingPortTest(Deadline deadline) {
    if (outboundPortTest.isEmpty()) {
      return deadline;
    }
    Duration left = deadline.remaining();
    Duration quarter = left.dividedBy(4);
    return deadline.earlierOf(left.minus(quarter.compareTo(PORT_TEST) < 0 ? quarter : PORT_TEST));
  }

  private boolean isShut(Deadline deadline) {
    return outboundPortTest
        .filter(
            portTest ->
                portTest.isBlocked(
                    probeSettings.ehlo(), probeSettings.from(), deadline.earlierOf(PORT_TEST)))
        .isPresent();
  }

  private static boolean greeted(ServerReport report) {
    return report.banner().isPresent();
  }

  private List<ServerReport> checkInOrder(
      List<MxHost> servers, RecipientQuestion question, Deadline deadline) {
    var reports = new ArrayList<ServerReport>();
    for (MxHost server : servers) {
      boolean isLast = server.equals(servers.get(servers.size() - 1));
      for (Ip ip : server.addressesFrom(probeSettings.from())) {
        // An unreachable server must not use up the time of the following ones.
        Duration share = isLast ? deadline.remaining() : deadline.remaining().dividedBy(2);
        ServerReport report = probe(server.host(), ip, question, deadline.earlierOf(share));
        reports.add(report);
        if (report.probeOutcome().isReply() || deadline.isExpired()) {
          return reports;
        }
      }
    }
    return reports;
  }

  private ServerReport probe(Domain host, Ip ip, RecipientQuestion question, Deadline deadline) {
    Optional<PermittedEndpoint> permittedEndpoint = policy.permit(ip, probeSettings.port());
    if (permittedEndpoint.isEmpty()) {
      return new ServerReport(
          host,
          ip,
          probeSettings.port(),
          ProbeOutcome.FORBIDDEN_ADDRESS,
          Optional.empty(),
          Duration.ZERO);
    }
    var script =
        new SmtpScript(probeSettings.ehlo(), host, probeSettings.from(), envelope(question));
    SmtpProbeResult smtpProbeResult =
        smtpProbeCache.probe(
            permittedEndpoint.get(),
            script,
            question.probeFreshness(),
            deadline.earlierOf(DIALOGUE));
    return new ServerReport(
        host,
        ip,
        probeSettings.port(),
        reader.classify(smtpProbeResult.dialogue()),
        Optional.of(smtpProbeResult.dialogue()),
        smtpProbeResult.took(),
        smtpProbeResult.answerAge());
  }

  private static Optional<SmtpScript.Envelope> envelope(RecipientQuestion question) {
    return question.rcpt()
        ? question.address().map(to -> new SmtpScript.Envelope(question.sender(), to))
        : Optional.empty();
  }

  /** Returns the outcome of the first server that replied, otherwise why none was reached. */
  private static ProbeOutcome overall(List<ServerReport> reports) {
    return reports.stream()
        .map(ServerReport::probeOutcome)
        .filter(ProbeOutcome::isReply)
        .findFirst()
        .orElseGet(
            () ->
                reports.isEmpty() || reports.stream().anyMatch(RecipientCheck::wasTried)
                    ? ProbeOutcome.UNREACHABLE
                    : ProbeOutcome.FORBIDDEN_ADDRESS);
  }

  private static boolean wasTried(ServerReport report) {
    return report.probeOutcome() != ProbeOutcome.FORBIDDEN_ADDRESS;
  }

  private RecipientReport report(
      RecipientQuestion question,
      List<MxHost> servers,
      boolean nullMx,
      List<ServerReport> reports,
      ProbeOutcome probeOutcome,
      Deadline deadline) {
    Optional<MailboxProvider> mailboxProvider =
        servers.stream()
            .flatMap(mxHost -> mailboxProviders.ofHost(mxHost.host().name()).stream())
            .findFirst();
    return new RecipientReport(
        question.subject(),
        question.domain(),
        servers,
        nullMx,
        reports,
        probeOutcome,
        blocking(probeOutcome),
        postmasterContacts.find(question.domain(), mailboxProvider, probeOutcome, deadline),
        mailboxProvider,
        probeSettings.from());
  }

  /** Returns whether they block us; a reply to another IP than the sending one proves nothing. */
  private Blocking blocking(ProbeOutcome probeOutcome) {
    if (probeSettings.from().isEmpty()) {
      return Blocking.UNKNOWN;
    }
    return switch (probeOutcome) {
      case ACCEPTING -> Blocking.NO;
      case BLOCKING_US -> Blocking.YES;
      default -> Blocking.UNKNOWN;
    };
  }
}
