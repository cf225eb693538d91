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
import org.bounceback.recipient.MailServers.Found;
import org.bounceback.recipient.RecipientReport.Blocking;

/**
 * Asks the recipient's mail servers in their order until one answers in SMTP.
 *
 * <p>Safe for concurrent use; a check blocks its caller until the deadline at the latest.
 */
public final class RecipientCheck {
  private static final Duration DIALOGUE = Duration.ofSeconds(25);
  private static final Duration WAY_OUT = Duration.ofSeconds(3);

  private final MailServers mailServers;
  private final OutboundPolicy policy;
  private final Visits visits;
  private final Manner manner;
  private final DialogueReader reader;
  private final Contacts contacts;
  private final Optional<WayOut> wayOut;
  private final Receivers receivers = Receivers.packaged();

  /**
   * How to ask.
   *
   * @param ehlo the name that we give
   * @param port the port of the mail servers: 25
   * @param from the local address to ask from; empty for whichever the system takes
   * @param knownGood where to find out whether our own way out is shut; empty where nobody says
   */
  public record Manner(Domain ehlo, int port, Optional<Ip> from, Optional<KnownGood> knownGood) {

    /** A manner without a server that is known to work. */
    public Manner(Domain ehlo, int port, Optional<Ip> from) {
      this(ehlo, port, from, Optional.empty());
    }
  }

  /**
   * A check that opens a connection for each question.
   *
   * @param speaksOfUs whether a refusal's words are about the sending server rather than about the
   *     recipient
   */
  public RecipientCheck(
      Dns dns,
      OutboundPolicy policy,
      SmtpProbe smtpProbe,
      Manner manner,
      Predicate<String> speaksOfUs) {
    this(dns, policy, Visits.unlimited(smtpProbe), manner, speaksOfUs);
  }

  /**
   * A check.
   *
   * @param visits connects to the servers, as often as they may be connected to
   * @param speaksOfUs whether a refusal's words are about the sending server rather than about the
   *     recipient
   */
  public RecipientCheck(
      Dns dns, OutboundPolicy policy, Visits visits, Manner manner, Predicate<String> speaksOfUs) {
    this.mailServers = new MailServers(dns);
    this.contacts = new Contacts(dns);
    this.policy = policy;
    this.visits = visits;
    this.manner = manner;
    this.reader = new DialogueReader(speaksOfUs);
    this.wayOut = manner.knownGood().map(host -> new WayOut(dns, visits, host));
  }

  /** Finds out; whatever goes wrong out there is an outcome. */
  public RecipientReport check(RecipientQuestion question, Deadline deadline) {
    Found found = mailServers.of(question.domain(), deadline);
    if (found instanceof Found.Unknown) {
      return report(question, List.of(), false, List.of(), Outcome.DNS_FAILED, deadline);
    }
    if (found instanceof Found.Nobody nobody) {
      return report(
          question, List.of(), nobody.nullMx(), List.of(), Outcome.NO_MAIL_SERVER, deadline);
    }
    List<MailServer> servers = ((Found.Hosts) found).servers();
    List<ServerReport> reports = askInOrder(servers, question, butForTheWayOut(deadline));
    Outcome outcome = overall(reports);
    boolean isShut =
        outcome == Outcome.UNREACHABLE
            && reports.stream().noneMatch(RecipientCheck::greeted)
            && isShut(deadline);
    return report(
        question, servers, false, reports, isShut ? Outcome.PORT_CLOSED_HERE : outcome, deadline);
  }

  /** Silent servers may not use up the time in which the fault is looked for on our side. */
  private Deadline butForTheWayOut(Deadline deadline) {
    if (wayOut.isEmpty()) {
      return deadline;
    }
    Duration left = deadline.left();
    Duration quarter = left.dividedBy(4);
    return deadline.orSooner(left.minus(quarter.compareTo(WAY_OUT) < 0 ? quarter : WAY_OUT));
  }

  private boolean isShut(Deadline deadline) {
    return wayOut
        .filter(way -> way.isShut(manner.ehlo(), manner.from(), deadline.orSooner(WAY_OUT)))
        .isPresent();
  }

  private static boolean greeted(ServerReport report) {
    return report.banner().isPresent();
  }

  private List<ServerReport> askInOrder(
      List<MailServer> servers, RecipientQuestion question, Deadline deadline) {
    var reports = new ArrayList<ServerReport>();
    for (MailServer server : servers) {
      boolean isLast = server.equals(servers.get(servers.size() - 1));
      for (Ip ip : server.addressesFrom(manner.from())) {
        // A silent server may not use up the time of those behind it.
        Duration share = isLast ? deadline.left() : deadline.left().dividedBy(2);
        ServerReport report = ask(server.host(), ip, question, deadline.orSooner(share));
        reports.add(report);
        if (report.outcome().isAnswer() || deadline.passed()) {
          return reports;
        }
      }
    }
    return reports;
  }

  private ServerReport ask(Domain host, Ip ip, RecipientQuestion question, Deadline deadline) {
    Optional<PermittedEndpoint> permittedEndpoint = policy.permit(ip, manner.port());
    if (permittedEndpoint.isEmpty()) {
      return new ServerReport(
          host, ip, manner.port(), Outcome.FORBIDDEN_ADDRESS, Optional.empty(), Duration.ZERO);
    }
    var script = new SmtpScript(manner.ehlo(), host, manner.from(), envelope(question));
    Visit visit =
        visits.pay(permittedEndpoint.get(), script, question.wish(), deadline.orSooner(DIALOGUE));
    return new ServerReport(
        host,
        ip,
        manner.port(),
        reader.read(visit.dialogue()),
        Optional.of(visit.dialogue()),
        visit.took(),
        visit.kept());
  }

  private static Optional<SmtpScript.Envelope> envelope(RecipientQuestion question) {
    return question.rcpt()
        ? question.address().map(to -> new SmtpScript.Envelope(question.sender(), to))
        : Optional.empty();
  }

  /** The answer of the first server that gave one, else what kept us from the last. */
  private static Outcome overall(List<ServerReport> reports) {
    return reports.stream()
        .map(ServerReport::outcome)
        .filter(Outcome::isAnswer)
        .findFirst()
        .orElseGet(
            () ->
                reports.isEmpty() || reports.stream().anyMatch(RecipientCheck::wasTried)
                    ? Outcome.UNREACHABLE
                    : Outcome.FORBIDDEN_ADDRESS);
  }

  private static boolean wasTried(ServerReport report) {
    return report.outcome() != Outcome.FORBIDDEN_ADDRESS;
  }

  private RecipientReport report(
      RecipientQuestion question,
      List<MailServer> servers,
      boolean nullMx,
      List<ServerReport> reports,
      Outcome outcome,
      Deadline deadline) {
    Optional<Receiver> receiver =
        servers.stream().flatMap(each -> receivers.ofHost(each.host().name()).stream()).findFirst();
    return new RecipientReport(
        question.subject(),
        question.domain(),
        servers,
        nullMx,
        reports,
        outcome,
        blocking(outcome),
        contacts.of(question.domain(), receiver, outcome, deadline),
        receiver,
        manner.from());
  }

  /** An answer to another address than the sending one proves nothing. */
  private Blocking blocking(Outcome outcome) {
    if (manner.from().isEmpty()) {
      return Blocking.UNKNOWN;
    }
    return switch (outcome) {
      case ACCEPTING -> Blocking.NO;
      case BLOCKING_US -> Blocking.YES;
      default -> Blocking.UNKNOWN;
    };
  }
}
