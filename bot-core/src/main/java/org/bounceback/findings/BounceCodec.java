package org.bounceback.findings;

import java.util.List;
import java.util.Optional;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.findings.BounceFindings.Blocking;
import org.bounceback.findings.BounceFindings.ListedDomain;
import org.bounceback.findings.BounceFindings.RecipientOutcome;
import org.bounceback.findings.BounceFindings.Step;

/** Writes and reads the diagnosis of an e-mail. */
final class BounceCodec {

  private BounceCodec() {}

  static JsonObjectBuilder write(BounceFindings findings) {
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .with("file", findings.file())
            .with("bounce", findings.message().map(BounceMessageCodec::write))
            .with("steps", findings.steps().stream().map(BounceCodec::write).toList())
            .with("verdict", findings.verdict())
            .with("actor", findings.actor())
            .with("headline", findings.headline())
            .with("explanation", findings.explanation())
            .with("next", findings.next());
    TextsCodec.addReplyAndLetter(json, findings.texts())
        .with("rows", findings.rows().stream().map(BounceCodec::write).toList())
        .with("blocking", write(findings.blocking()))
        .with("blacklists", findings.blocklists().map(BlocklistCodec::write))
        .with("recipientSide", findings.recipient().map(RecipientCodec::writeSeen))
        .with("names", findings.domains().stream().map(BounceCodec::write).toList())
        .with("authentication", findings.authentication().map(AuthenticationCodec::write))
        .with("ownServers", findings.ownServers().map(OwnServerCodec::write))
        .with("contacts", findings.contacts());
    if (findings.mailDeleted()) {
      json.with("mailDeleted", true);
    }
    findings.basis().ifPresent(basis -> DiagnosisBasisCodec.add(json, basis));
    return json;
  }

  static BounceFindings read(DocumentNode json) {
    return new BounceFindings(
        json.findText("file").orElse(""),
        json.find("bounce").map(BounceMessageCodec::read),
        json.list("steps").stream().map(BounceCodec::step).toList(),
        json.findText("verdict").orElse(""),
        json.findText("actor"),
        json.findText("headline").orElse(""),
        json.findText("explanation").orElse(""),
        json.texts("next"),
        TextsCodec.read(json),
        json.list("rows").stream().map(BounceCodec::row).toList(),
        json.find("blocking")
            .map(BounceCodec::blocking)
            .orElseGet(() -> new Blocking("unknown", List.of())),
        json.find("blacklists").map(BlocklistCodec::read),
        json.find("recipientSide").map(RecipientCodec::read),
        json.list("names").stream().map(BounceCodec::domain).toList(),
        json.find("authentication").map(AuthenticationCodec::message),
        json.find("ownServers").map(OwnServerCodec::read),
        json.texts("contacts"),
        json.isTrue("mailDeleted"),
        DiagnosisBasisCodec.read(json));
  }

  private static JsonObjectBuilder write(Step step) {
    JsonObjectBuilder json =
        new JsonObjectBuilder().with("step", step.name()).with("outcome", step.outcome());
    step.relevant().ifPresent(relevant -> json.with("relevant", relevant));
    return FilledTextCodec.add(json, "why", step.why());
  }

  private static JsonObjectBuilder write(RecipientOutcome row) {
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .with("address", row.address())
            .with("verdict", row.verdict())
            .with("actor", row.actor())
            .with("headline", row.headline().english())
            .with("willRetry", row.willRetry());
    row.fate().ifPresent(fate -> json.with("fate", fate));
    return FilledTextCodec.addTranslations(json, row.headline());
  }

  private static JsonObjectBuilder write(Blocking blocking) {
    return new JsonObjectBuilder()
        .with("now", blocking.now())
        .with("evidence", blocking.evidence());
  }

  private static JsonObjectBuilder write(ListedDomain domain) {
    return new JsonObjectBuilder()
        .with("name", domain.name())
        .with("places", domain.places())
        .with("listed", BlocklistCodec.listings(domain.listed()))
        .with("asked", domain.asked())
        .with("unavailable", domain.unavailable());
  }

  private static Step step(DocumentNode json) {
    Optional<Boolean> relevant = json.findBoolean("relevant");
    return new Step(
        json.text("step"), json.text("outcome"), relevant, FilledTextCodec.read(json, "why"));
  }

  private static RecipientOutcome row(DocumentNode json) {
    return new RecipientOutcome(
        json.findText("address"),
        json.text("verdict"),
        json.findText("actor").orElse(""),
        FilledTextCodec.require(json, "headline"),
        json.isTrue("willRetry"),
        json.findText("fate"));
  }

  private static Blocking blocking(DocumentNode json) {
    return new Blocking(json.text("now"), json.texts("evidence"));
  }

  private static ListedDomain domain(DocumentNode json) {
    return new ListedDomain(
        json.text("name"),
        json.texts("places"),
        BlocklistCodec.listings(json),
        json.findNumber("asked").orElse(0),
        json.findNumber("unavailable").orElse(0));
  }
}
