package org.bounceback.findings;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.advice.AgentTexts;
import org.bounceback.advice.Language;
import org.bounceback.complaint.CheckedStep;
import org.bounceback.complaint.Complaint;
import org.bounceback.complaint.ComplaintReport;
import org.bounceback.findings.OutgoingTexts.OutgoingText;

/**
 * What was found about a problem without a bounce.
 *
 * @param complaint the code of the problem
 * @param customer the customer's e-mail address
 * @param line the IP address of the customer's internet connection
 * @param recipient the recipient of an e-mail that did not arrive
 * @param checked what was checked, in order
 * @param advice the name of the advice
 * @param verdict the code of the verdict
 * @param actor the code of who needs to act
 * @param headline one sentence for the agent
 * @param explanation more for the agent; may be empty
 * @param next what the agent does now
 * @param texts the reply to the customer
 */
public record ComplaintFindings(
    String complaint,
    String customer,
    Optional<String> line,
    Optional<String> recipient,
    List<Checked> checked,
    String advice,
    String verdict,
    Optional<String> actor,
    String headline,
    String explanation,
    List<String> next,
    OutgoingTexts texts)
    implements Findings {

  public ComplaintFindings {
    checked = List.copyOf(checked);
    next = List.copyOf(next);
  }

  /** Creates the findings of a report. */
  public static ComplaintFindings of(ComplaintReport report) {
    return new ComplaintFindings(
        report.complaint().code(),
        report.complaint().customer().toString(),
        line(report.complaint()),
        recipient(report.complaint()),
        report.checkedStep().stream().map(Checked::of).toList(),
        report.advice(),
        report.assessment().verdict().code(),
        Optional.of(report.assessment().actor().code()),
        report.headline(),
        report.explanation(),
        report.next(),
        OutgoingTexts.of(report.language(), language -> reply(report, language)));
  }

  @Override
  public Optional<OutgoingTexts> outgoing() {
    return Optional.of(texts);
  }

  /** Returns what the agent reads in a language, or in English if it is not translated. */
  public AgentTexts agentTexts(Language language) {
    return texts.agent(language).orElseGet(() -> new AgentTexts(headline, explanation, next));
  }

  private static OutgoingText reply(ComplaintReport report, Language language) {
    return new OutgoingText(
        Optional.of(report.reply(language)),
        Optional.empty(),
        Optional.of(report.agent(language)).filter(each -> language != Language.ENGLISH));
  }

  private static Optional<String> line(Complaint complaint) {
    return complaint instanceof Complaint.CannotSend sending
        ? sending.clientIp().map(Ip::toString)
        : Optional.empty();
  }

  private static Optional<String> recipient(Complaint complaint) {
    return complaint instanceof Complaint.LostMail mail
        ? Optional.of(mail.recipient().toString())
        : Optional.empty();
  }

  /**
   * One thing that was checked.
   *
   * @param step the code of what was checked
   * @param outcome the code of the result
   * @param about the server, the lists or the domain; may be empty
   */
  public record Checked(String step, String outcome, String about) {

    static Checked of(CheckedStep each) {
      return new Checked(each.step().code(), each.outcome(), each.detail());
    }
  }
}
