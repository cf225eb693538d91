package org.bounceback.diagnosis;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.advice.Language;
import org.bounceback.authentication.AuthenticationJson;
import org.bounceback.blocklist.BlocklistJson;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.NamedBlock;
import org.bounceback.bounce.Recipient;
import org.bounceback.data.JsonObject;
import org.bounceback.recipient.RecipientReport;

/** A diagnosis as the JSON of the command line, the API and the ticket. */
public final class DiagnosisJson {

  private DiagnosisJson() {}

  /**
   * The whole diagnosis.
   *
   * @param file what to call the mail
   */
  public static JsonObject of(String file, Diagnosis diagnosis) {
    return new JsonObject()
        .with("file", file)
        .with("bounce", bounce(diagnosis))
        .with("steps", diagnosis.steps().stream().map(DiagnosisJson::step).toList())
        .with("verdict", diagnosis.verdict().code())
        .with("actor", diagnosis.actor().code())
        .with("headline", diagnosis.answer().headline())
        .with("explanation", diagnosis.answer().explanation())
        .with("next", diagnosis.answer().next())
        .with("reply", diagnosis.answer().reply())
        .with("letter", diagnosis.answer().letter())
        .with("language", diagnosis.answer().language().code())
        .with("translations", translations(diagnosis.answer()))
        .with("rows", diagnosis.rows().stream().map(DiagnosisJson::row).toList())
        .with("blocking", blocking(diagnosis.blocking()))
        .with("names", diagnosis.names().stream().map(DiagnosisJson::name).toList())
        .with("authentication", diagnosis.authentication().map(AuthenticationJson::of))
        .with("ownServers", OwnJson.of(diagnosis.own()))
        .with(
            "contacts", diagnosis.recipientSide().map(RecipientReport::contacts).orElse(List.of()));
  }

  private static JsonObject translations(Diagnosis.Answer answer) {
    var json = new JsonObject();
    for (Language language : Language.values()) {
      Diagnosis.Outward texts = answer.in(language);
      json.with(
          language.code(),
          new JsonObject().with("reply", texts.reply()).with("letter", texts.letter()));
    }
    return json;
  }

  private static JsonObject row(Diagnosis.Row row) {
    return new JsonObject()
        .with("address", Optional.of(row.recipient().address()).filter(named -> !named.isEmpty()))
        .with("verdict", row.verdict().code())
        .with("actor", row.actor().code())
        .with("headline", row.headline())
        .with("willRetry", row.recipient().willRetry());
  }

  private static JsonObject name(NameListing listing) {
    return new JsonObject()
        .with("name", listing.name().domain().name())
        .with("places", listing.name().places().stream().map(MailName.Place::code).toList())
        .with("listed", BlocklistJson.listed(listing.report()))
        .with("asked", listing.report().findings().size())
        .with("unavailable", listing.report().unavailable().size());
  }

  private static JsonObject blocking(BlockingAnswer blocking) {
    return new JsonObject()
        .with("now", blocking.now().code())
        .with("evidence", blocking.evidence());
  }

  private static JsonObject bounce(Diagnosis diagnosis) {
    BouncedMessage bounce = diagnosis.bounce();
    return new JsonObject()
        .with("kind", bounce.kind().code())
        .with("recipients", bounce.recipients().stream().map(DiagnosisJson::recipient).toList())
        .with("reportingMta", bounce.reportingMta())
        .with("direction", diagnosis.origin().direction().code())
        .with("origin", origin(diagnosis))
        .with("fullHeaders", bounce.fullHeaders())
        .with("returnedHeaders", bounce.returnedHeaders())
        .with("returned", returned(bounce))
        .with("missingHeaders", bounce.fullHeaders() ? List.of() : Contact.missing(bounce))
        .with("fromPicture", bounce.fromPicture())
        .with("leftOut", bounce.leftOut());
  }

  private static JsonObject returned(BouncedMessage bounce) {
    return new JsonObject()
        .with("messageId", bounce.returned().first("Message-ID").map(String::strip))
        .with("from", Addresses.from(bounce).map(MailAddress::toString));
  }

  private static JsonObject origin(Diagnosis diagnosis) {
    Origin origin = diagnosis.origin();
    return new JsonObject()
        .with("ip", origin.sendingIp().map(Ip::toString))
        .with("host", origin.sendingHost())
        .with("ours", origin.sentByUs())
        .with("generatedBy", origin.generatedBy().role().code())
        .with("decidedBy", origin.decidedBy().role().code())
        .with("forged", diagnosis.forged());
  }

  private static JsonObject recipient(Recipient recipient) {
    return new JsonObject()
        .with("address", Optional.of(recipient.address()).filter(named -> !named.isEmpty()))
        .with("action", recipient.action().code())
        .with("status", recipient.status())
        .with("smtpReply", recipient.smtpReply())
        .with("reason", recipient.reason().code())
        .with("temporary", recipient.temporary())
        .with("willRetry", recipient.willRetry())
        .with("diagnostic", recipient.diagnostic())
        .with("remoteMta", recipient.remoteMta())
        .with("blocklist", recipient.block().map(DiagnosisJson::block));
  }

  private static JsonObject block(NamedBlock block) {
    return new JsonObject()
        .with("zone", block.zone())
        .with("name", block.name())
        .with("address", block.address().map(Ip::toString))
        .with("delistUrl", block.delistUrl());
  }

  private static JsonObject step(Step step) {
    var json = new JsonObject().with("step", step.name()).with("outcome", step.outcome());
    step.relevant().ifPresent(relevant -> json.with("relevant", relevant));
    return json.with("why", step.why());
  }
}
