package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.MailAddress;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.FilledText;
import org.bounceback.advice.Language;
import org.bounceback.advice.MailClient;
import org.bounceback.advice.MailClientCatalog;
import org.bounceback.advice.Verdict;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.mail.Header;

/**
 * The article's third step: can a ticket be opened with the available data? It needs one bounced
 * message with full headers. Without them, sender, recipient and time are enough for an incomplete
 * ticket.
 */
public final class TicketReadiness {
  private static final Set<Verdict> NOTHING_TO_DO =
      EnumSet.of(
          Verdict.NOTHING_FAILED,
          Verdict.NO_PROBLEM_FOUND,
          Verdict.NOT_OUR_MAIL,
          Verdict.TEMPORARY);

  private final AdviceCatalog book;
  private final MailClientCatalog mailClients = MailClientCatalog.load();

  TicketReadiness(AdviceCatalog book) {
    this.book = book;
  }

  DiagnosisStep step(BouncedMessage bounce, Verdict verdict) {
    if (NOTHING_TO_DO.contains(verdict)) {
      return DiagnosisStep.contact(
          "not-needed", book.notice("contact-not-needed").fillInEach(Map.of()));
    }
    if (bounce.fullHeaders()) {
      return DiagnosisStep.contact("ready", Optional.empty());
    }
    String outcome = isEnoughForAnIncompleteTicket(bounce) ? "incomplete" : "needs-headers";
    Optional<MailClient> mailClient = mailClients.ofSender(bounce.returned(), bounce.header());
    return DiagnosisStep.contact(
        outcome,
        Optional.of(
            FilledText.of(
                language ->
                    String.join(" ", sentences(missing(bounce), outcome, mailClient, language)))));
  }

  /** Returns sentences about what is missing, and how to get it. */
  private List<String> sentences(
      List<String> missing, String outcome, Optional<MailClient> mailClient, Language language) {
    List<String> sentences = new ArrayList<>();
    text("contact-" + outcome, language, Map.of()).ifPresent(sentences::add);
    text("contact-missing", language, Map.of("fields", String.join(", ", missing)))
        .ifPresent(sentences::add);
    mailClient
        .flatMap(
            each ->
                text(
                    "contact-client",
                    language,
                    Map.of(
                        "mail_client", each.name(),
                        "save_steps", each.saveInstructions(language))))
        .ifPresent(sentences::add);
    return List.copyOf(sentences);
  }

  private Optional<String> text(String notice, Language language, Map<String, String> values) {
    return book.notice(notice).fill(language, values);
  }

  /**
   * Returns the header fields that every delivered message has and the uploaded one lacks; empty if
   * it has full headers.
   */
  public static List<String> missing(BouncedMessage bounce) {
    Header header = bounce.header();
    if (header.fields().isEmpty()) {
      return List.of("full headers");
    }
    List<String> missing = new ArrayList<>();
    if (header.first("From").isEmpty()) {
      missing.add("From");
    }
    if (header.first("Received").isEmpty()) {
      missing.add("Received");
    }
    if (header.first("Date").isEmpty() && header.first("Message-ID").isEmpty()) {
      missing.add("Date");
    }
    return missing;
  }

  /** Returns whether sender, recipient and time are known. */
  public static boolean isEnoughForAnIncompleteTicket(BouncedMessage bounce) {
    boolean recipientKnown =
        bounce.recipients().stream()
            .map(Recipient::address)
            .anyMatch(address -> MailAddress.parse(address).isPresent());
    boolean timeKnown =
        bounce.header().first("Date").isPresent() || bounce.returned().first("Date").isPresent();
    return recipientKnown && timeKnown && BounceAddresses.sender(bounce).isPresent();
  }
}
