package org.bounceback.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.Actor;
import org.bounceback.advice.Language;
import org.bounceback.advice.Verdict;
import org.bounceback.authentication.MessageAuthentication;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.recipient.RecipientReport;

/**
 * What came of an uploaded mail.
 *
 * @param bounce what the mail says
 * @param subject the recipient that the answer is about; empty when the mail names none
 * @param mailOrigin whose machines had a part in it
 * @param forged whether somebody else used the address as a false sender
 * @param blacklists what the lists say, if they were asked
 * @param names what the lists of domains say of the names in the mail, if they were asked
 * @param recipientSide what the recipient's servers did, if they were asked
 * @param diagnosisSteps the article's three steps in order
 * @param verdict what happened
 * @param actor whose turn it is
 * @param diagnosisTexts the words
 * @param recipientOutcomes one for each recipient, in the order of the bounce
 * @param blocking whether the recipient's side blocks us, with evidence
 * @param messageAuthentication what the receiver of an unauthenticated mail saw, if that was looked
 *     at
 * @param own what our own servers say of it, as far as they were asked
 */
public record Diagnosis(
    BouncedMessage bounce,
    Optional<Recipient> subject,
    MailOrigin mailOrigin,
    boolean forged,
    Optional<BlocklistReport> blacklists,
    List<DomainListing> names,
    Optional<RecipientReport> recipientSide,
    List<DiagnosisStep> diagnosisSteps,
    Verdict verdict,
    Actor actor,
    DiagnosisTexts diagnosisTexts,
    List<RecipientOutcome> recipientOutcomes,
    BlockingAssessment blocking,
    Optional<MessageAuthentication> messageAuthentication,
    ServerFindings own) {

  public Diagnosis {
    diagnosisSteps = List.copyOf(diagnosisSteps);
    recipientOutcomes = List.copyOf(recipientOutcomes);
    names = List.copyOf(names);
  }

  /**
   * What became of one recipient's copy.
   *
   * @param headline one sentence on it
   */
  public record RecipientOutcome(
      Recipient recipient, Verdict verdict, Actor actor, String headline) {}

  /**
   * What goes out, in one language.
   *
   * @param reply the text for the customer
   * @param letter the letter to the recipient's administrator, where one helps
   */
  public record OutgoingText(String reply, Optional<String> letter) {}

  /**
   * The words, with everything filled in.
   *
   * @param headline one sentence for the agent
   * @param explanation more for the agent; may be empty
   * @param next what the agent does now
   * @param outgoingText what goes out, in every language
   * @param language which of them the customer probably reads
   */
  public record DiagnosisTexts(
      String headline,
      String explanation,
      List<String> next,
      Map<Language, OutgoingText> outgoingText,
      Language language) {

    public DiagnosisTexts {
      next = List.copyOf(next);
      outgoingText = Map.copyOf(outgoingText);
    }

    /** The text for the customer in English. */
    public String reply() {
      return in(Language.ENGLISH).reply();
    }

    /** The letter to the recipient's administrator in English, where one helps. */
    public Optional<String> letter() {
      return in(Language.ENGLISH).letter();
    }

    /** What goes out in that language. */
    public OutgoingText in(Language language) {
      return Optional.ofNullable(outgoingText.get(language)).orElseThrow();
    }
  }
}
