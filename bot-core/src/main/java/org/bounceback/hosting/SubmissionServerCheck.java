package org.bounceback.hosting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.hosting.Server.ServerRole;
import org.bounceback.hosting.SubmissionServerReport.State;
import org.bounceback.net.Deadline;
import org.bounceback.net.OutboundPolicy;
import org.bounceback.net.SmtpDialogue;
import org.bounceback.net.SmtpDialogue.Certificate;
import org.bounceback.net.SmtpDialogue.Step;
import org.bounceback.net.SmtpDialogue.Tls;
import org.bounceback.net.SmtpProbe;
import org.bounceback.net.SmtpReply;
import org.bounceback.net.SmtpScript;

/**
 * Checks our submission servers as a mail client does before the login (RFC 6409, RFC 8314):
 * connection, greeting, encryption, certificate, and whether a login is offered. It never tries to
 * log in.
 *
 * <p>Safe for concurrent use; a check blocks its caller until the deadline at most.
 */
public final class SubmissionServerCheck {
  private static final int MAX_SERVERS = 5;

  private final SmtpProbe smtpProbe;
  private final ServerTable serverTable;
  private final Domain ehlo;
  private final int port;

  /**
   * Creates a check of the servers with the submission role.
   *
   * @param ehlo the EHLO name to send
   * @param port the submission port: 587
   */
  public SubmissionServerCheck(
      SmtpProbe smtpProbe, ServerTable serverTable, Domain ehlo, int port) {
    this.smtpProbe = smtpProbe;
    this.serverTable = serverTable;
    this.ehlo = ehlo;
    this.port = port;
  }

  /** Checks each server, in the order of the table; empty if there are none. */
  public List<SubmissionServerReport> check(Deadline deadline) {
    List<Server> submissionServers =
        serverTable.servers().stream()
            .filter(server -> server.serverRoles().contains(ServerRole.SUBMISSION))
            .filter(server -> server.address().isPresent())
            .limit(MAX_SERVERS)
            .toList();
    var reports = new ArrayList<SubmissionServerReport>();
    for (int i = 0; i < submissionServers.size(); i++) {
      Deadline share =
          deadline.earlierOf(deadline.remaining().dividedBy(submissionServers.size() - i));
      reports.add(check(submissionServers.get(i), share));
    }
    return List.copyOf(reports);
  }

  private SubmissionServerReport check(Server server, Deadline deadline) {
    Ip ip = server.address().orElseThrow();
    Domain host = server.hosts().stream().findFirst().orElse(ehlo);
    SmtpDialogue dialogue =
        smtpProbe.run(
            OutboundPolicy.namedByOperator(ip, port),
            new SmtpScript(ehlo, host, Optional.empty(), Optional.empty()),
            deadline);
    State state = state(dialogue);
    return new SubmissionServerReport(
        server.name(), host.name(), ip, port, state, seen(state, dialogue));
  }

  private static State state(SmtpDialogue dialogue) {
    Optional<SmtpReply> greeting = dialogue.reply(Step.GREETING);
    if (greeting.isEmpty()) {
      return State.UNREACHABLE;
    }
    Optional<SmtpReply> ehlo = dialogue.reply(Step.EHLO);
    if (!greeting.get().isPositive() || ehlo.filter(SmtpReply::isPositive).isEmpty()) {
      return State.REFUSES;
    }
    if (dialogue.tls().isEmpty()) {
      return State.NO_TLS;
    }
    if (dialogue.tls().get().certificate() != Certificate.VALID) {
      return State.CERTIFICATE;
    }
    return offersLogin(ehlo.get()) ? State.WORKS : State.NO_LOGIN;
  }

  private static String seen(State state, SmtpDialogue dialogue) {
    return switch (state) {
      case CERTIFICATE -> dialogue.tls().map(Tls::certificate).map(Certificate::code).orElse("");
      case REFUSES ->
          dialogue.exchanges().stream()
              .map(SmtpDialogue.Exchange::reply)
              .filter(reply -> !reply.isPositive())
              .map(SmtpReply::text)
              .findFirst()
              .orElse("");
      default -> dialogue.reply(Step.GREETING).map(SmtpReply::text).orElse("");
    };
  }

  /**
   * Returns whether the server offers {@code AUTH} with mechanisms (RFC 4954 section 3); some old
   * servers write {@code AUTH=}.
   */
  private static boolean offersLogin(SmtpReply ehlo) {
    return ehlo.lines().stream()
        .map(line -> line.strip().toUpperCase(Locale.ROOT))
        .anyMatch(line -> line.startsWith("AUTH ") || line.startsWith("AUTH="));
  }
}
