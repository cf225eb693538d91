package org.bounceback.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.Actor;
import org.bounceback.advice.AgentTexts;
import org.bounceback.advice.Assessment;
import org.bounceback.advice.FilledText;
import org.bounceback.advice.Language;
import org.bounceback.advice.Verdict;
import org.bounceback.authentication.MessageAuthentication;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.recipient.RecipientReport;

/**
 * The diagnosis of an uploaded message.
 *
 * @param bounce what the message says
 * @param subject the recipient that the diagnosis is about; empty if the message names none
 * @param mailOrigin which servers handled the message
 * @param forged whether somebody else used the address as a forged sender
 * @param blacklists what the blocklists report, if checked
 * @param names the result for the domains in the message on domain blocklists, if checked
 * @param recipientSide what the recipient's servers did, if checked
 * @param diagnosisSteps the article's three steps in order
 * @param verdict what happened
 * @param actor who needs to act
 * @param diagnosisTexts the texts
 * @param recipientOutcomes one for each recipient, in the order of the bounce
 * @param blocking whether the recipient's side blocks us, with evidence
 * @param messageAuthentication the authentication results as the receiver sees them, if checked
 * @param own what our own servers report, as far as they were checked
 * @param facts what the diagnosis rests on
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
    ServerFindings own,
    DiagnosisFacts facts) {

  public Diagnosis {
    diagnosisSteps = List.copyOf(diagnosisSteps);
    recipientOutcomes = List.copyOf(recipientOutcomes);
    names = List.copyOf(names);
  }

  /** Creates a diagnosis that is not about a recipient, so that nothing was checked for one. */
  static Diagnosis withoutRecipient(
      BouncedMessage bounce,
      MailOrigin mailOrigin,
      List<DiagnosisStep> diagnosisSteps,
      Assessment assessment,
      DiagnosisTexts diagnosisTexts,
      DiagnosisFacts facts) {
    return new Diagnosis(
        bounce,
        Optional.empty(),
        mailOrigin,
        false,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        diagnosisSteps,
        assessment.verdict(),
        assessment.actor(),
        diagnosisTexts,
        List.of(),
        BlockingAssessment.NOT_ASKED,
        Optional.empty(),
        ServerFindings.NONE,
        facts);
  }

  /**
   * The outcome for one recipient.
   *
   * @param headline one sentence about it
   */
  public record RecipientOutcome(
      Recipient recipient, Verdict verdict, Actor actor, FilledText headline) {}

  /**
   * The outgoing texts in one language.
   *
   * @param reply the reply to the customer
   * @param letter the e-mail to the recipient's mail admin, if one helps
   */
  public record OutgoingText(String reply, Optional<String> letter) {}

  /**
   * The texts with all values filled in.
   *
   * @param agentTexts what the agent reads, in every language
   * @param outgoingText the outgoing texts in every language
   * @param language the language that the customer probably reads
   */
  public record DiagnosisTexts(
      Map<Language, AgentTexts> agentTexts,
      Map<Language, OutgoingText> outgoingText,
      Language language) {

    public DiagnosisTexts {
      agentTexts = Map.copyOf(agentTexts);
      outgoingText = Map.copyOf(outgoingText);
    }

    /** Returns one sentence for the agent in English. */
    public String headline() {
      return agent(Language.ENGLISH).headline();
    }

    /** Returns the background for the agent in English; may be empty. */
    public String explanation() {
      return agent(Language.ENGLISH).explanation();
    }

    /** Returns what the agent should do now, in English. */
    public List<String> next() {
      return agent(Language.ENGLISH).next();
    }

    /** Returns what the agent reads in this language. */
    public AgentTexts agent(Language requested) {
      return Optional.ofNullable(agentTexts.get(requested)).orElseThrow();
    }

    /** Returns the reply to the customer in English. */
    public String reply() {
      return in(Language.ENGLISH).reply();
    }

    /** Returns the e-mail to the recipient's mail admin in English, if one helps. */
    public Optional<String> letter() {
      return in(Language.ENGLISH).letter();
    }

    /** Returns the outgoing texts in this language. */
    public OutgoingText in(Language language) {
      return Optional.ofNullable(outgoingText.get(language)).orElseThrow();
    }
  }
}
