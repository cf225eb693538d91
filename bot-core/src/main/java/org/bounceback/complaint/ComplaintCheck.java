package org.bounceback.complaint;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bounceback.address.Ip;
import org.bounceback.advice.Advice;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.AdviceTexts;
import org.bounceback.advice.AgentTexts;
import org.bounceback.advice.Language;
import org.bounceback.advice.ReplyFrame;
import org.bounceback.advice.SupportTeam;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.ServerTable;
import org.bounceback.hosting.SubmissionServerCheck;

/**
 * Investigates complaints without a bounce.
 *
 * <p>Safe for concurrent use; a check blocks its caller until all lookups have ended.
 */
public final class ComplaintCheck {
  private final ServerTable serverTable;
  private final AdviceCatalog adviceCatalog;
  private final ReplyFrame replyFrame;
  private final SubmissionChecks sending;
  private final LostMailChecks vanished;
  private final ReceivingChecks receiving;

  /**
   * Creates a check.
   *
   * @param bans returns the bans on our own servers; empty if none of them can be checked
   * @param team the support team that signs replies
   * @param patience the timeout for checks of our own servers
   */
  public ComplaintCheck(
      ServerTable serverTable,
      SubmissionServerCheck logins,
      Function<Ip, Optional<IpBanReport>> bans,
      DiagnosticProbes diagnosticProbes,
      AdviceCatalog adviceCatalog,
      SupportTeam team,
      Duration patience) {
    this.serverTable = serverTable;
    this.adviceCatalog = adviceCatalog;
    this.replyFrame = new ReplyFrame(adviceCatalog.texts(), team);
    this.sending = new SubmissionChecks(serverTable, logins, bans, diagnosticProbes, patience);
    this.vanished = new LostMailChecks(serverTable, diagnosticProbes);
    this.receiving = new ReceivingChecks(serverTable, diagnosticProbes);
  }

  /** Returns the table of our own servers. */
  public ServerTable servers() {
    return serverTable;
  }

  /** Runs the checks; network failures are reported as outcomes. */
  public ComplaintReport check(Complaint complaint) {
    CheckTrace checkTrace = runChecks(complaint);
    Advice advice = adviceCatalog.adviceForComplaint(checkTrace.advice());
    var values = new HashMap<>(checkTrace.values());
    values.put("sender", complaint.customer().toString());
    values.put("sender_domain", complaint.customer().domain().name());
    if (complaint instanceof Complaint.LostMail mail) {
      values.put("recipient", mail.recipient().toString());
      values.put("recipient_domain", mail.recipient().domain().name());
    }
    AdviceTexts adviceTexts = advice.adviceTexts();
    return new ComplaintReport(
        complaint,
        checkTrace.checked(),
        advice.id(),
        advice.assessment().orElseThrow(),
        AgentTexts.inEach(each -> AgentTexts.of(adviceTexts, "", List.of(), each, values)),
        replies(advice, values),
        language(complaint));
  }

  private CheckTrace runChecks(Complaint complaint) {
    if (complaint instanceof Complaint.CannotSend cannotSend) {
      return sending.of(cannotSend);
    }
    return complaint instanceof Complaint.LostMail mail
        ? vanished.of(mail)
        : receiving.of((Complaint.CannotReceive) complaint);
  }

  private Map<Language, String> replies(Advice advice, Map<String, String> values) {
    var replies = new EnumMap<Language, String>(Language.class);
    for (Language language : Language.values()) {
      replies.put(
          language,
          replyFrame.write(
              language,
              Optional.empty(),
              advice.adviceTexts().anyReply(),
              advice.assessment().orElseThrow().actor(),
              values));
    }
    return replies;
  }

  /** Returns the language suggested by the country of the customer's domain. */
  private static Language language(Complaint complaint) {
    List<String> labels = complaint.customer().domain().labels();
    return Language.ofTopLevelDomain(labels.get(labels.size() - 1)).orElse(Language.ENGLISH);
  }
}
