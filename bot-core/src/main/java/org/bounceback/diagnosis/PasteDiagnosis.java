package org.bounceback.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.address.MailAddress;
import org.bounceback.advice.Advice;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.AdviceContext;
import org.bounceback.advice.AdviceTexts;
import org.bounceback.advice.Assessment;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.log.AccessSummary;
import org.bounceback.bounce.table.GmailOriginal;
import org.bounceback.bounce.table.GmailOriginalReader;
import org.bounceback.bounce.text.AddressFinder;
import org.bounceback.bounce.text.TextLines;
import org.bounceback.hosting.CustomerSide;
import org.bounceback.hosting.ServerTable;
import org.bounceback.mail.Header;

/**
 * Diagnoses pastes that show no delivery to a recipient: lines about failed logins and blocked
 * addresses, and the table of Gmail's "Show original".
 */
final class PasteDiagnosis {
  private static final int MAX_LINES = 200;

  private final AdviceCatalog book;
  private final AdviceRenderer adviceRenderer;
  private final StepOutcomes steps;
  private final GmailOriginalReader originals = GmailOriginalReader.load();

  PasteDiagnosis(AdviceCatalog book, AdviceRenderer adviceRenderer, StepOutcomes steps) {
    this.book = book;
    this.adviceRenderer = adviceRenderer;
    this.steps = steps;
  }

  /** Returns the diagnosis; empty if the message is no such paste. */
  Optional<Diagnosis> of(BouncedMessage bounce, ServerTable serverTable) {
    if (!bounce.recipients().isEmpty() || bounce.messageKind() != MessageKind.NOT_A_BOUNCE) {
      return Optional.empty();
    }
    return AccessSummary.of(bounce.accessEvents())
        .map(summary -> ofLogins(bounce, summary, serverTable))
        .or(() -> ofOriginal(bounce));
  }

  private Diagnosis ofLogins(
      BouncedMessage bounce, AccessSummary summary, ServerTable serverTable) {
    Optional<MailAddress> account = summary.login().flatMap(MailAddress::parse);
    return diagnosis(
        bounce, situation(summary), values(summary), account, facts(summary, account, serverTable));
  }

  private Optional<Diagnosis> ofOriginal(BouncedMessage bounce) {
    return bounce.header().equals(Header.EMPTY)
        ? originals
            .read(TextLines.first(MAX_LINES, bounce.text()))
            .map(original -> ofOriginal(bounce, original))
        : Optional.empty();
  }

  private Diagnosis ofOriginal(BouncedMessage bounce, GmailOriginal original) {
    var values = new HashMap<String, String>();
    original.delivery().ifPresent(text -> values.put("delivery_time", text));
    if (!original.checks().isEmpty()) {
      values.put("checks", String.join(", ", original.checks()));
    }
    return diagnosis(
        bounce,
        original.delivery().isPresent() ? "gmail-original-delivered" : "gmail-original",
        values,
        original.sender().flatMap(AddressFinder::first).flatMap(MailAddress::parse),
        DiagnosisFacts.UNKNOWN);
  }

  private Diagnosis diagnosis(
      BouncedMessage bounce,
      String situation,
      Map<String, String> values,
      Optional<MailAddress> sender,
      DiagnosisFacts facts) {
    Advice advice = book.adviceForSituation(situation, AdviceContext.EMPTY);
    Assessment assessment = advice.assessment().orElseThrow();
    return Diagnosis.withoutRecipient(
        bounce,
        MailOrigin.ofSender(sender),
        steps.withoutRecipient(bounce, assessment.verdict()),
        assessment,
        texts(bounce, advice, values),
        facts);
  }

  private static String situation(AccessSummary summary) {
    return switch (summary.state()) {
      case LOGIN_FAILED -> "access-login-failed";
      case UNBLOCKED -> "access-unblocked";
      case BLOCKED ->
          summary.isAboutMail()
              ? "access-blocked-" + summary.program().orElse("").toLowerCase(Locale.ROOT)
              : "access-blocked-other-service";
    };
  }

  private Diagnosis.DiagnosisTexts texts(
      BouncedMessage bounce, Advice advice, Map<String, String> values) {
    AdviceTexts adviceTexts = advice.adviceTexts();
    return new Diagnosis.DiagnosisTexts(
        AdviceRenderer.agentTexts(adviceTexts, advice.id(), List.of(), values),
        adviceRenderer.plain(
            adviceTexts, false, advice.assessment().orElseThrow().actor(), language -> values),
        LanguageDetector.of(bounce));
  }

  /** Returns the values of placeholders. */
  static Map<String, String> values(AccessSummary summary) {
    var values = new HashMap<String, String>();
    summary.clientIp().ifPresent(value -> values.put("client_ip", value));
    summary.login().ifPresent(value -> values.put("login", value));
    summary.server().ifPresent(value -> values.put("server", value));
    summary.program().ifPresent(value -> values.put("blocker", value));
    summary.rule().ifPresent(value -> values.put("jail", value));
    summary.attempts().ifPresent(value -> values.put("attempts", value));
    if (!summary.otherIps().isEmpty()) {
      values.put("other_ips", String.join(", ", summary.otherIps()));
    }
    return values;
  }

  /** The owner of a hosted mailbox is a customer, who would send with it. */
  private static DiagnosisFacts facts(
      AccessSummary summary, Optional<MailAddress> account, ServerTable serverTable) {
    Optional<MailAddress> hosted = account.filter(each -> serverTable.hosts(each.domain()));
    Fact<CustomerSide> customer =
        hosted
            .map(
                each ->
                    Fact.stated(
                        CustomerSide.SENDER,
                        new Excerpt(
                            Excerpt.Source.SERVER_TABLE,
                            each.domain().name() + " is hosted by us")))
            .orElseGet(Fact::unknown);
    var event =
        Fact.stated(
            summary.state().code(), new Excerpt(Excerpt.Source.LOG, summary.decisive().text()));
    return new DiagnosisFacts(
        Fact.unknown(),
        customer,
        List.of(Claim.of("access", event), Claim.of("customer", customer.map(CustomerSide::code))),
        Optional.empty());
  }
}
