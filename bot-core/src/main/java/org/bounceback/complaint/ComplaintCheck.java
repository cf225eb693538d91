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
import org.bounceback.advice.Language;
import org.bounceback.advice.Template;
import org.bounceback.advice.Translations;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.ServerTable;
import org.bounceback.hosting.SubmissionServerCheck;

/**
 * Looks into complaints without a bounce.
 *
 * <p>Safe for concurrent use; a check blocks its caller as long as its inquiries do.
 */
public final class ComplaintCheck {
  private final ServerTable serverTable;
  private final AdviceCatalog book;
  private final Translations translations = Translations.packaged();
  private final String support;
  private final SubmissionChecks sending;
  private final LostMailChecks vanished;
  private final ReceivingChecks receiving;

  /**
   * A check.
   *
   * @param bans what our own servers ban; empty when none of them can be checked
   * @param support how the support desk signs
   * @param patience how long our own servers may take to answer
   */
  public ComplaintCheck(
      ServerTable serverTable,
      SubmissionServerCheck logins,
      Function<Ip, Optional<IpBanReport>> bans,
      DiagnosticProbes diagnosticProbes,
      AdviceCatalog book,
      String support,
      Duration patience) {
    this.serverTable = serverTable;
    this.book = book;
    this.support = support;
    this.sending = new SubmissionChecks(serverTable, logins, bans, diagnosticProbes, patience);
    this.vanished = new LostMailChecks(serverTable, diagnosticProbes);
    this.receiving = new ReceivingChecks(serverTable, diagnosticProbes);
  }

  /** Our own side, by which a complaint is told to be ours. */
  public ServerTable servers() {
    return serverTable;
  }

  /** Finds out; whatever goes wrong out there is an outcome. */
  public ComplaintReport look(Complaint complaint) {
    CheckTrace checkTrace = walk(complaint);
    Advice advice = book.onComplaint(checkTrace.advice());
    var values = new HashMap<>(checkTrace.values());
    values.put("sender", complaint.customer().toString());
    values.put("sender_domain", complaint.customer().domain().name());
    values.put("support", support);
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
        fill(adviceTexts.headline(), values),
        fill(adviceTexts.agentSay(), values),
        Template.fillAll(adviceTexts.agentNext(), values),
        replies(adviceTexts, values),
        language(complaint));
  }

  private CheckTrace walk(Complaint complaint) {
    if (complaint instanceof Complaint.CannotSend cannotSend) {
      return sending.of(cannotSend);
    }
    return complaint instanceof Complaint.LostMail mail
        ? vanished.of(mail)
        : receiving.of((Complaint.CannotReceive) complaint);
  }

  private Map<Language, String> replies(AdviceTexts adviceTexts, Map<String, String> values) {
    var replies = new EnumMap<Language, String>(Language.class);
    for (Language language : Language.values()) {
      List<String> texts = translations.say(adviceTexts.customerTexts(), language);
      replies.put(language, String.join("\n", Template.fillAll(texts, values)));
    }
    return replies;
  }

  private static String fill(Optional<String> text, Map<String, String> values) {
    return text.flatMap(each -> Template.fill(each, values)).orElse("");
  }

  /** What the country of the customer's domain suggests. */
  private static Language language(Complaint complaint) {
    List<String> labels = complaint.customer().domain().labels();
    return Language.ofTopLevel(labels.get(labels.size() - 1)).orElse(Language.ENGLISH);
  }
}
