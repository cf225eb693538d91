package org.bounceback.diagnosis;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.advice.Language;
import org.bounceback.authentication.MessageAuthenticationJson;
import org.bounceback.blocklist.BlocklistJson;
import org.bounceback.bounce.BlockingParty;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.recipient.RecipientJson;
import org.bounceback.recipient.RecipientReport;

/** A diagnosis as the JSON of the command line, the API and the ticket. */
public final class DiagnosisJson {

  private DiagnosisJson() {}

  /**
   * The whole diagnosis.
   *
   * @param file what to call the mail
   */
  public static JsonObjectBuilder of(String file, Diagnosis diagnosis) {
    return new JsonObjectBuilder()
        .with("file", file)
        .with("bounce", bounce(diagnosis))
        .with("steps", diagnosis.diagnosisSteps().stream().map(DiagnosisJson::step).toList())
        .with("verdict", diagnosis.verdict().code())
        .with("actor", diagnosis.actor().code())
        .with("headline", diagnosis.diagnosisTexts().headline())
        .with("explanation", diagnosis.diagnosisTexts().explanation())
        .with("next", diagnosis.diagnosisTexts().next())
        .with("reply", diagnosis.diagnosisTexts().reply())
        .with("letter", diagnosis.diagnosisTexts().letter())
        .with("language", diagnosis.diagnosisTexts().language().code())
        .with("translations", translations(diagnosis.diagnosisTexts()))
        .with("rows", diagnosis.recipientOutcomes().stream().map(DiagnosisJson::row).toList())
        .with("blocking", blocking(diagnosis.blocking()))
        .with("blacklists", diagnosis.blacklists().map(BlocklistJson::of))
        .with("recipientSide", diagnosis.recipientSide().map(RecipientJson::seen))
        .with("names", diagnosis.names().stream().map(DiagnosisJson::name).toList())
        .with(
            "authentication", diagnosis.messageAuthentication().map(MessageAuthenticationJson::of))
        .with("ownServers", ServerFindingsJson.of(diagnosis.own()))
        .with(
            "contacts", diagnosis.recipientSide().map(RecipientReport::contacts).orElse(List.of()));
  }

  private static JsonObjectBuilder translations(Diagnosis.DiagnosisTexts diagnosisTexts) {
    var json = new JsonObjectBuilder();
    for (Language language : Language.values()) {
      Diagnosis.OutgoingText texts = diagnosisTexts.in(language);
      json.with(
          language.code(),
          new JsonObjectBuilder().with("reply", texts.reply()).with("letter", texts.letter()));
    }
    return json;
  }

  private static JsonObjectBuilder row(Diagnosis.RecipientOutcome recipientOutcome) {
    return new JsonObjectBuilder()
        .with(
            "address",
            Optional.of(recipientOutcome.recipient().address()).filter(named -> !named.isEmpty()))
        .with("verdict", recipientOutcome.verdict().code())
        .with("actor", recipientOutcome.actor().code())
        .with("headline", recipientOutcome.headline())
        .with("willRetry", recipientOutcome.recipient().willRetry());
  }

  private static JsonObjectBuilder name(DomainListing listing) {
    return new JsonObjectBuilder()
        .with("name", listing.name().domain().name())
        .with("places", listing.name().places().stream().map(MailDomain.Place::code).toList())
        .with("listed", BlocklistJson.listed(listing.report()))
        .with("asked", listing.report().zoneResults().size())
        .with("unavailable", listing.report().unavailable().size());
  }

  private static JsonObjectBuilder blocking(BlockingAssessment blocking) {
    return new JsonObjectBuilder()
        .with("now", blocking.now().code())
        .with("evidence", blocking.evidence());
  }

  private static JsonObjectBuilder bounce(Diagnosis diagnosis) {
    BouncedMessage bounce = diagnosis.bounce();
    return new JsonObjectBuilder()
        .with("kind", bounce.messageKind().code())
        .with("recipients", bounce.recipients().stream().map(DiagnosisJson::recipient).toList())
        .with("reportingMta", bounce.reportingMta())
        .with("direction", diagnosis.mailOrigin().direction().code())
        .with("origin", origin(diagnosis))
        .with("fullHeaders", bounce.fullHeaders())
        .with("returnedHeaders", bounce.returnedHeaders())
        .with("returned", returned(bounce))
        .with("missingHeaders", bounce.fullHeaders() ? List.of() : TicketReadiness.missing(bounce))
        .with("fromPicture", bounce.fromPicture())
        .with("leftOut", bounce.leftOut());
  }

  private static JsonObjectBuilder returned(BouncedMessage bounce) {
    return new JsonObjectBuilder()
        .with("messageId", bounce.returned().first("Message-ID").map(String::strip))
        .with("from", BounceAddresses.from(bounce).map(MailAddress::toString));
  }

  private static JsonObjectBuilder origin(Diagnosis diagnosis) {
    MailOrigin mailOrigin = diagnosis.mailOrigin();
    return new JsonObjectBuilder()
        .with("ip", mailOrigin.sendingIp().map(Ip::toString))
        .with("host", mailOrigin.sendingHost())
        .with("ours", mailOrigin.sentByUs())
        .with("sender", mailOrigin.sender().map(MailAddress::toString))
        .with("generatedBy", mailOrigin.generatedBy().partyRole().code())
        .with("generatedByUs", isOurs(mailOrigin.generatedBy()))
        .with("decidedBy", mailOrigin.decidedBy().partyRole().code())
        .with("decidedByUs", isOurs(mailOrigin.decidedBy()))
        .with("forged", diagnosis.forged());
  }

  /** Empty where it is not known who it was. */
  private static Optional<Boolean> isOurs(MailParty mailParty) {
    return mailParty.partyRole() == PartyRole.UNKNOWN
        ? Optional.empty()
        : Optional.of(mailParty.isOurs());
  }

  private static JsonObjectBuilder recipient(Recipient recipient) {
    return new JsonObjectBuilder()
        .with("address", Optional.of(recipient.address()).filter(named -> !named.isEmpty()))
        .with("action", recipient.dsnAction().code())
        .with("status", recipient.status())
        .with("smtpReply", recipient.smtpReply())
        .with("reason", recipient.reason().code())
        .with("temporary", recipient.temporary())
        .with("willRetry", recipient.willRetry())
        .with("diagnostic", recipient.diagnostic())
        .with("remoteMta", recipient.remoteMta())
        .with("blocklist", recipient.block().map(DiagnosisJson::block));
  }

  private static JsonObjectBuilder block(BlockingParty block) {
    return new JsonObjectBuilder()
        .with("zone", block.zone())
        .with("name", block.name())
        .with("address", block.address().map(Ip::toString))
        .with("delistUrl", block.delistUrl());
  }

  private static JsonObjectBuilder step(DiagnosisStep diagnosisStep) {
    var json =
        new JsonObjectBuilder()
            .with("step", diagnosisStep.name())
            .with("outcome", diagnosisStep.outcome());
    diagnosisStep.relevant().ifPresent(relevant -> json.with("relevant", relevant));
    return json.with("why", diagnosisStep.why());
  }
}
