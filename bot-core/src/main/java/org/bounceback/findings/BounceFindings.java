package org.bounceback.findings;

import java.util.List;
import java.util.Optional;
import org.bounceback.advice.AgentTexts;
import org.bounceback.advice.FilledText;
import org.bounceback.advice.Language;
import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.diagnosis.DiagnosisStep;
import org.bounceback.diagnosis.DomainListing;
import org.bounceback.diagnosis.MailDomain;
import org.bounceback.findings.OutgoingTexts.OutgoingText;
import org.bounceback.recipient.RecipientReport;

/**
 * The diagnosis of an e-mail.
 *
 * @param file what the e-mail is called
 * @param message what the bounce says; empty where a program stored none
 * @param steps the article's three steps in order
 * @param verdict the code of what happened
 * @param actor the code of who needs to act
 * @param headline one sentence for the agent
 * @param explanation more for the agent; may be empty
 * @param next what the agent does now
 * @param texts the texts that are sent to others
 * @param rows one for each recipient
 * @param blocking whether the recipient's side blocks us
 * @param blocklists what the blocklists say about the sending address
 * @param recipient what the recipient's mail servers did
 * @param domains what the blocklists say about the domains in the e-mail
 * @param authentication whether the e-mail authenticates, where that was checked
 * @param ownServers what our own servers report
 * @param contacts the contacts to write to, best first
 * @param mailDeleted whether retention deleted the e-mail
 * @param basis what the diagnosis rests on; empty where a program stored none
 */
public record BounceFindings(
    String file,
    Optional<BounceMessage> message,
    List<Step> steps,
    String verdict,
    Optional<String> actor,
    String headline,
    String explanation,
    List<String> next,
    OutgoingTexts texts,
    List<RecipientOutcome> rows,
    Blocking blocking,
    Optional<BlocklistFindings> blocklists,
    Optional<RecipientFindings> recipient,
    List<ListedDomain> domains,
    Optional<MessageAuthenticationFindings> authentication,
    Optional<OwnServerFindings> ownServers,
    List<String> contacts,
    boolean mailDeleted,
    Optional<DiagnosisBasis> basis)
    implements Findings {
  private static final String MAIL_DELETED =
      "The e-mail was deleted after the retention period. A ticket opened now does not contain it.";

  public BounceFindings {
    steps = List.copyOf(steps);
    next = List.copyOf(next);
    rows = List.copyOf(rows);
    domains = List.copyOf(domains);
    contacts = List.copyOf(contacts);
  }

  /**
   * Creates the findings of a diagnosis.
   *
   * @param file the name to show for the e-mail
   */
  public static BounceFindings of(String file, Diagnosis diagnosis) {
    return new BounceFindings(
        file,
        Optional.of(BounceMessage.of(diagnosis)),
        diagnosis.diagnosisSteps().stream().map(Step::of).toList(),
        diagnosis.verdict().code(),
        Optional.of(diagnosis.actor().code()),
        diagnosis.diagnosisTexts().headline(),
        diagnosis.diagnosisTexts().explanation(),
        diagnosis.diagnosisTexts().next(),
        texts(diagnosis.diagnosisTexts()),
        diagnosis.recipientOutcomes().stream().map(RecipientOutcome::of).toList(),
        new Blocking(diagnosis.blocking().now().code(), diagnosis.blocking().evidence()),
        diagnosis.blacklists().map(BlocklistFindings::of),
        diagnosis.recipientSide().map(RecipientFindings::seen),
        diagnosis.names().stream().map(ListedDomain::of).toList(),
        diagnosis.messageAuthentication().map(MessageAuthenticationFindings::of),
        OwnServerFindings.of(diagnosis.own()),
        diagnosis.recipientSide().map(RecipientReport::contacts).orElse(List.of()),
        false,
        Optional.of(DiagnosisBasis.of(diagnosis.facts())));
  }

  /** Returns what the agent reads in a language, or in English if it is not translated. */
  public AgentTexts agentTexts(Language language) {
    return texts.agent(language).orElseGet(() -> new AgentTexts(headline, explanation, next));
  }

  /** Returns the step with this name, if present. */
  public Optional<Step> step(String name) {
    return steps.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  @Override
  public Optional<OutgoingTexts> outgoing() {
    return Optional.of(texts);
  }

  @Override
  public String contact() {
    return step(Step.CONTACT).map(Step::outcome).orElse("");
  }

  /** Returns every recipient whose address the bounce names. */
  public List<String> recipientAddresses() {
    return message.stream()
        .flatMap(each -> each.recipients().stream())
        .flatMap(each -> each.address().stream())
        .toList();
  }

  /**
   * Returns the findings after retention deleted the e-mail. A ticket without the e-mail is
   * incomplete, so the step {@code contact} reports that instead of {@code ready}.
   */
  @Override
  public BounceFindings withMailDeleted() {
    List<Step> marked =
        steps.stream().map(each -> each.isReady() ? each.incomplete(MAIL_DELETED) : each).toList();
    return with(marked, ownServers, true, basis);
  }

  /** Returns a copy with other findings of our own servers. */
  public BounceFindings withOwnServers(Optional<OwnServerFindings> others) {
    return with(steps, others, mailDeleted, basis);
  }

  /** Returns a copy with another basis. */
  public BounceFindings withBasis(DiagnosisBasis other) {
    return with(steps, ownServers, mailDeleted, Optional.of(other));
  }

  /** Returns the findings of a newer diagnosis of the same e-mail, with the answers of these. */
  public BounceFindings diagnosedAgain(BounceFindings newer) {
    return basis.isEmpty() || newer.basis.isEmpty()
        ? newer
        : newer.withBasis(basis.get().diagnosedAgain(newer.basis.get()));
  }

  @Override
  public Findings withoutServerDetails() {
    return withOwnServers(ownServers.map(OwnServerFindings::withoutDetails));
  }

  private BounceFindings with(
      List<Step> marked,
      Optional<OwnServerFindings> others,
      boolean deleted,
      Optional<DiagnosisBasis> otherBasis) {
    return new BounceFindings(
        file,
        message,
        marked,
        verdict,
        actor,
        headline,
        explanation,
        next,
        texts,
        rows,
        blocking,
        blocklists,
        recipient,
        domains,
        authentication,
        others,
        contacts,
        deleted,
        otherBasis);
  }

  private static OutgoingTexts texts(Diagnosis.DiagnosisTexts texts) {
    return OutgoingTexts.of(texts.language(), language -> text(texts, language));
  }

  private static OutgoingText text(Diagnosis.DiagnosisTexts texts, Language language) {
    Diagnosis.OutgoingText text = texts.in(language);
    return new OutgoingText(
        Optional.of(text.reply()),
        text.letter(),
        Optional.of(texts.agent(language)).filter(each -> language != Language.ENGLISH));
  }

  /**
   * One of the article's three steps.
   *
   * @param outcome the code of the result
   * @param relevant of the first step: whether a listing is the cause
   * @param why why it was skipped or what is missing, as a sentence for the agent
   */
  public record Step(
      String name, String outcome, Optional<Boolean> relevant, Optional<FilledText> why) {
    /** The first step: is the sending address on a blocklist? */
    public static final String BLOCKLISTS = "blacklists";

    /** The second step: does the recipient's server work, and does it block us? */
    public static final String RECIPIENT = "recipient";

    /** The third step: can a ticket be opened? */
    public static final String CONTACT = "contact";

    static Step of(DiagnosisStep step) {
      return new Step(step.name(), step.outcome(), step.relevant(), step.reason());
    }

    private boolean isReady() {
      return name.equals(CONTACT) && outcome.equals("ready");
    }

    private Step incomplete(String reason) {
      return new Step(name, "incomplete", relevant, Optional.of(FilledText.untranslated(reason)));
    }
  }

  /**
   * The outcome for one recipient.
   *
   * @param verdict the code of what happened
   * @param actor the code of who needs to act
   * @param headline one sentence about it
   * @param willRetry whether the sending server still tries
   * @param fate the code of what became of this copy; empty where a program stored none
   */
  public record RecipientOutcome(
      Optional<String> address,
      String verdict,
      String actor,
      FilledText headline,
      boolean willRetry,
      Optional<String> fate) {

    static RecipientOutcome of(Diagnosis.RecipientOutcome outcome) {
      return new RecipientOutcome(
          Optional.of(outcome.recipient().address()).filter(each -> !each.isEmpty()),
          outcome.verdict().code(),
          outcome.actor().code(),
          outcome.headline(),
          outcome.recipient().willRetry(),
          Optional.of(DiagnosisBasis.fate(outcome.recipient().facts().fate())));
    }
  }

  /**
   * Whether the recipient's side blocks us.
   *
   * @param now the code of whether it does now
   * @param evidence sentences for the agent
   */
  public record Blocking(String now, List<String> evidence) {

    public Blocking {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * What the blocklists say about a domain in the e-mail.
   *
   * @param places the codes of where the domain occurs
   * @param asked how many lists were to be checked
   * @param unavailable how many of them could not be checked
   */
  public record ListedDomain(
      String name,
      List<String> places,
      List<BlocklistFindings.Listing> listed,
      long asked,
      long unavailable) {

    public ListedDomain {
      places = List.copyOf(places);
      listed = List.copyOf(listed);
    }

    static ListedDomain of(DomainListing listing) {
      return new ListedDomain(
          listing.name().domain().name(),
          listing.name().places().stream().map(MailDomain.Place::code).toList(),
          BlocklistFindings.listings(listing.report()),
          listing.report().zoneResults().size(),
          listing.report().unavailable().size());
    }
  }
}
