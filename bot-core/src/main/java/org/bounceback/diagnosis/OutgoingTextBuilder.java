package org.bounceback.diagnosis;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.advice.Actor;
import org.bounceback.advice.Addressee;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.AdviceContext;
import org.bounceback.advice.AdviceTexts;
import org.bounceback.advice.ContextAttribute;
import org.bounceback.advice.Language;
import org.bounceback.advice.ReplyFrame;
import org.bounceback.advice.SupportTeam;
import org.bounceback.advice.Verdict;
import org.bounceback.bounce.BlockingParty;

/**
 * Writes the outgoing texts: the reply to the customer and the e-mail to the recipient's mail
 * admin.
 */
final class OutgoingTextBuilder {
  private static final int MAX_OTHERS = 5;

  /** A reply has at most so many sentences about recipients with another outcome. */
  private static final int MAX_DIFFERENT = 3;

  /** Verdicts for which the recipient's mail admin has nothing to fix. */
  private static final Set<Verdict> WITHOUT_LETTER =
      Set.of(
          Verdict.OUR_SERVER_LISTED,
          Verdict.TEMPORARY,
          Verdict.SENT_ELSEWHERE,
          Verdict.NOT_OUR_MAIL,
          Verdict.CANNOT_TELL);

  private final AdviceCatalog book;
  private final ReplyFrame replyFrame;
  private final ReplyWriter replyWriter;

  OutgoingTextBuilder(AdviceCatalog book, SupportTeam team, Clock clock) {
    this.book = book;
    this.replyFrame = new ReplyFrame(book.texts(), team);
    this.replyWriter = new ReplyWriter(book, clock);
  }

  /**
   * Returns both texts about the chosen recipient, and what the customer has to know about the
   * others.
   */
  Diagnosis.OutgoingText write(
      RecipientDiagnosis recipientDiagnosis, List<RecipientDiagnosis> others, Language language) {
    Map<String, String> known = recipientDiagnosis.placeholderValues().in(language);
    return new Diagnosis.OutgoingText(
        reply(recipientDiagnosis, others, language), letter(recipientDiagnosis, known, language));
  }

  /**
   * Returns the reply of one advice without a recipient.
   *
   * @param isUnsent whether an e-mail app could not send the message
   * @param actor who needs to act
   */
  String plain(
      AdviceTexts adviceTexts,
      boolean isUnsent,
      Actor actor,
      Language language,
      Map<String, String> values) {
    Optional<String> opening = isUnsent ? replyWriter.unsent(language, values) : Optional.empty();
    return replyFrame.write(language, opening, adviceTexts.anyReply(), actor, values);
  }

  private String reply(
      RecipientDiagnosis recipientDiagnosis, List<RecipientDiagnosis> others, Language language) {
    Addressee addressee = ReplyWriter.addressee(recipientDiagnosis);
    var paragraphs = new ArrayList<>(replyWriter.paragraphs(recipientDiagnosis, language));
    List<String> alike =
        others.stream()
            .filter(recipientDiagnosis::isLike)
            .map(RecipientDiagnosis::address)
            .limit(MAX_OTHERS)
            .toList();
    if (!alike.isEmpty()) {
      Map<String, String> named = Map.of("recipients", String.join(", ", alike));
      book.notice("same-for").fill(language, named).ifPresent(paragraphs::add);
    }
    List<RecipientDiagnosis> different =
        others.stream()
            .filter(each -> !recipientDiagnosis.isLike(each))
            .limit(MAX_DIFFERENT)
            .toList();
    if (!different.isEmpty()) {
      nameRecipient(recipientDiagnosis, paragraphs);
      var lines = new ArrayList<String>();
      book.notice("others").fill(language, Map.of()).ifPresent(lines::add);
      for (RecipientDiagnosis each : different) {
        // What to do about the others would make the reply too long.
        replyWriter.paragraphs(each, language).stream()
            .findFirst()
            .ifPresent(happened -> lines.add("- " + each.address() + ": " + happened));
      }
      paragraphs.add(String.join("\n", lines));
    }
    String help =
        addressee == Addressee.SENDER || addressee == Addressee.ANYONE
            ? recipientDiagnosis.ruling().assessment().actor().code()
            : ReplyFrame.FOR_RECIPIENT;
    return replyFrame.write(
        language, CustomerName.of(recipientDiagnosis.found(), addressee), paragraphs, help);
  }

  /**
   * If the outcome differs for other recipients, the text must name the recipient that it is about.
   */
  private static void nameRecipient(
      RecipientDiagnosis recipientDiagnosis, List<String> paragraphs) {
    String domain =
        recipientDiagnosis.address().substring(recipientDiagnosis.address().lastIndexOf('@') + 1);
    if (!paragraphs.isEmpty()
        && !domain.isEmpty()
        && paragraphs.stream().noneMatch(paragraph -> paragraph.contains(domain))) {
      paragraphs.set(0, recipientDiagnosis.address() + ": " + paragraphs.get(0));
    }
  }

  /**
   * Returns whether a mail admin on the other side could act: a remote server of theirs is stated
   * to have rejected a message that we sent, and the server and its domain are known.
   */
  private static boolean canTheirAdminAct(
      RecipientDiagnosis recipientDiagnosis, Map<String, String> known) {
    AdviceContext context = recipientDiagnosis.adviceContext();
    return context.states(ContextAttribute.REJECTED_BY, "recipient")
        && context.has(ContextAttribute.SENT_BY, List.of("ours"))
        && context.find(ContextAttribute.FATE).isPresent()
        && !context.has(ContextAttribute.RECIPIENT_MAIL, List.of("ours"))
        && !context.has(ContextAttribute.ADMIN_USEFUL, List.of("false"))
        && !context.has(ContextAttribute.CUSTOMER, List.of("recipient", "both"))
        && known.containsKey("remote_mta")
        && known.containsKey("recipient_domain");
  }

  /** Writes no e-mail if a public blocklist decides or the mail admin cannot change anything. */
  private Optional<String> letter(
      RecipientDiagnosis recipientDiagnosis, Map<String, String> known, Language language) {
    boolean listDecides =
        recipientDiagnosis
            .found()
            .recipient()
            .block()
            .filter(block -> block.kind() == BlockingParty.BlockKind.DNSBL)
            .isPresent();
    if (!canTheirAdminAct(recipientDiagnosis, known)
        || listDecides
        || WITHOUT_LETTER.contains(recipientDiagnosis.ruling().assessment().verdict())) {
      return Optional.empty();
    }
    return recipientDiagnosis
        .ruling()
        .advice()
        .adviceTexts()
        .adminRequest()
        .fill(language, known)
        .map(ask -> new AdminEmail(book, language).write(ask, known));
  }
}
