package org.bounceback.ticket;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseRequester;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.NewCase;
import org.bounceback.cases.StoredMail;
import org.bounceback.cases.TicketRef;
import org.bounceback.testkit.Await;

/** Bounces that are submitted as cases, each with a ticket at the tracker. */
abstract class TicketedBounces extends AtTheTracker {
  static final String STRANGER = "U9";

  /** A log line with an envelope sender; proves that our server sent the bounced message. */
  private static final String LINE =
      "{\"server\":\"web1\",\"sender\":\"%s\",\"text\":\"1a2b <= to=<carl@shop.example>\"}";

  static final Report FIRST =
      new Report("T1", "<m-1@shop.example>", "ann@shop.example", List.of("bob@example.net"), "");

  /**
   * The content of an uploaded e-mail, and the note on its ticket.
   *
   * @param person who uploads it
   * @param log the envelope sender in our server's log; no line where that is empty
   */
  record Report(
      String workspace,
      String messageId,
      String from,
      List<String> recipients,
      String text,
      String person,
      String log) {

    Report(String workspace, String messageId, String from, List<String> recipients, String words) {
      this(workspace, messageId, from, recipients, words, "U1", "");
    }

    Report to(String... others) {
      return new Report(workspace, messageId, from, List.of(others), text, person, log);
    }

    Report saying(String other) {
      return new Report(workspace, messageId, from, recipients, other, person, log);
    }

    Report uploadedBy(String other) {
      return new Report(workspace, messageId, from, recipients, text, other, log);
    }

    Report logged(String line) {
      return new Report(workspace, messageId, from, recipients, text, person, line);
    }

    String diagnosis() {
      String failed =
          String.join("\"},{\"address\":\"", recipients).replaceAll("^", "{\"address\":\"") + "\"}";
      String lines = log.isEmpty() ? "" : LINE.formatted(log);
      return ("{\"bounce\":{\"recipients\":[%s],\"origin\":{\"ours\":true},"
              + "\"returned\":{\"messageId\":\"%s\",\"from\":\"%s\"}},\"ownServers\":{\"log\":[%s]}}")
          .formatted(failed, messageId, from, lines);
    }
  }

  /** Submits it and waits until its ticket is open or joined. */
  CaseId escalate(String key, Report report) throws Exception {
    return escalate(key, report, UnaryOperator.identity());
  }

  CaseId escalate(String key, Report report, UnaryOperator<TicketRequest> change) throws Exception {
    return escalate(key, report, "", change);
  }

  /** Uploads the same bytes with another name. */
  CaseId escalate(String key, Report report, String again) throws Exception {
    return escalate(key, report, again, UnaryOperator.identity());
  }

  CaseId escalate(String key, Report report, String again, UnaryOperator<TicketRequest> change)
      throws Exception {
    CaseId id = submit(key, report, again, change);
    Await.until(() -> caseRepository.find(id).orElseThrow().ticket().isPresent());
    return id;
  }

  CaseId submit(String key, Report report) throws Exception {
    return submit(key, report, "", UnaryOperator.identity());
  }

  CaseId submit(String key, Report report, String again, UnaryOperator<TicketRequest> change)
      throws Exception {
    var made =
        new NewCase(
            CaseKind.BOUNCE,
            key + ".eml",
            new CaseRequester(report.person(), report.workspace(), "C1", Optional.empty()),
            CaseResult.read("It came back.", "recipient-blocks-us", report.diagnosis()),
            Optional.of(mail(key)));
    TicketRequest ticketRequest = submission(key + again, report);
    return escalationService.submit(made, change.apply(ticketRequest)).filed().id();
  }

  static TicketRequest submission(String key, Report report) {
    return new TicketRequest(
        "slack:" + key,
        "kim@example.org",
        "It comes back",
        TicketSeverity.NORMAL,
        report.text(),
        false);
  }

  static UnaryOperator<TicketRequest> agent(String requester, String ticket) {
    return plain ->
        new TicketRequest(
            plain.key(),
            requester,
            plain.subject(),
            plain.ticketSeverity(),
            plain.note(),
            plain.incomplete(),
            plain.reporter(),
            plain.mailDisclosure(),
            true,
            Optional.of(ticket).filter(named -> !named.isEmpty()));
  }

  static TicketRequest copyOf(TicketRequest plain, boolean byAgent, Optional<String> ticket) {
    return new TicketRequest(
        plain.key(),
        plain.requester(),
        plain.subject(),
        plain.ticketSeverity(),
        plain.note(),
        plain.incomplete(),
        plain.reporter(),
        plain.mailDisclosure(),
        byAgent,
        ticket);
  }

  TicketRef ticket(CaseId id) throws Exception {
    return caseRepository.find(id).orElseThrow().ticket().orElseThrow();
  }

  static StoredMail mail(String key) {
    String words = "Subject: Undelivered\r\n\r\nreport " + key + "\r\n";
    return new StoredMail(key + ".eml", words.getBytes(StandardCharsets.US_ASCII));
  }
}
