package org.bounceback.findings;

import java.time.Instant;
import java.util.List;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.findings.MailSetup.Sending;
import org.bounceback.findings.OwnServerFindings.EndedBan;
import org.bounceback.findings.OwnServerFindings.LogLine;

/** Writes and reads what our own servers report. */
final class OwnServerCodec {

  private OwnServerCodec() {}

  static JsonObjectBuilder write(OwnServerFindings findings) {
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .with("senderMail", findings.senderMail().map(OwnServerCodec::write))
            .with("recipientMail", findings.recipientMail().map(OwnServerCodec::write))
            .with("blocked", findings.blocked())
            .with("blocks", bans(findings.bans()))
            .with("account", findings.account())
            .with("log", findings.log().stream().map(OwnServerCodec::write).toList())
            .with("asked", findings.asked())
            .with("trouble", findings.problem());
    return findings.ended().isEmpty()
        ? json
        : json.with("ended", findings.ended().stream().map(OwnServerCodec::write).toList());
  }

  static JsonObjectBuilder write(MailSetup setup) {
    return new JsonObjectBuilder()
        .with("domain", setup.domain())
        .with("server", setup.server())
        .with("account", setup.account())
        .with("sending", setup.sending().stream().map(OwnServerCodec::write).toList())
        .with("helo", setup.helo())
        .with("routing", setup.routing())
        .with("stopped", setup.stopped());
  }

  static List<JsonObjectBuilder> bans(List<Ban> bans) {
    return bans.stream().map(OwnServerCodec::write).toList();
  }

  static JsonObjectBuilder write(DomainServerFindings findings) {
    return new JsonObjectBuilder()
        .with("subject", findings.subject())
        .with("host", "server")
        .with("mail", findings.mailSetup().map(OwnServerCodec::write))
        .with("mx", findings.mx());
  }

  static JsonObjectBuilder write(BanFindings findings) {
    return new JsonObjectBuilder()
        .with("subject", findings.subject())
        .with("host", "blocks")
        .with("ownServers", findings.ownServers().map(OwnServerCodec::write));
  }

  static DomainServerFindings domain(DocumentNode json) {
    return new DomainServerFindings(
        json.findText("subject").orElse(""),
        json.find("mail").map(OwnServerCodec::setup),
        json.findText("mx").orElse("unknown"));
  }

  static BanFindings bans(DocumentNode json) {
    return new BanFindings(
        json.findText("subject").orElse(""), json.find("ownServers").map(OwnServerCodec::read));
  }

  static OwnServerFindings read(DocumentNode json) {
    return new OwnServerFindings(
        json.find("senderMail").map(OwnServerCodec::setup),
        json.find("recipientMail").map(OwnServerCodec::setup),
        json.findBoolean("blocked"),
        json.list("blocks").stream().map(OwnServerCodec::ban).toList(),
        json.findText("account"),
        json.list("log").stream().map(OwnServerCodec::line).toList(),
        json.texts("asked"),
        json.texts("trouble"),
        json.list("ended").stream().map(OwnServerCodec::ended).toList());
  }

  private static JsonObjectBuilder write(Sending sending) {
    return new JsonObjectBuilder()
        .with("address", sending.address())
        .with("source", sending.source());
  }

  private static JsonObjectBuilder write(Ban ban) {
    return new JsonObjectBuilder()
        .with("server", ban.server())
        .with("by", ban.by())
        .with("list", ban.list())
        .with("address", ban.address())
        .with("why", ban.reason())
        .with("since", ban.since().map(Instant::toString))
        .with("until", ban.until().map(Instant::toString))
        .with("liftable", ban.liftable());
  }

  private static JsonObjectBuilder write(LogLine line) {
    return new JsonObjectBuilder()
        .with("server", line.server())
        .with("time", line.time())
        .with("queueId", line.queueId())
        .with("sender", line.sender())
        .with("account", line.account())
        .with("text", line.text());
  }

  private static JsonObjectBuilder write(EndedBan ended) {
    return new JsonObjectBuilder()
        .with("server", ended.server())
        .with("by", ended.by())
        .with("list", ended.list())
        .with("address", ended.address())
        .with("at", ended.at());
  }

  private static MailSetup setup(DocumentNode json) {
    return new MailSetup(
        json.text("domain"),
        json.text("server"),
        json.findText("account"),
        json.list("sending").stream()
            .map(each -> new Sending(each.text("address"), each.text("source")))
            .toList(),
        json.findText("helo"),
        json.text("routing"),
        json.findText("stopped"));
  }

  private static Ban ban(DocumentNode json) {
    return new Ban(
        json.text("server"),
        json.text("by"),
        json.text("list"),
        json.text("address"),
        json.findText("why"),
        json.findText("since").map(Instant::parse),
        json.findText("until").map(Instant::parse),
        json.isTrue("liftable"));
  }

  private static LogLine line(DocumentNode json) {
    return new LogLine(
        json.text("server"),
        json.findText("time"),
        json.findText("queueId"),
        json.findText("sender"),
        json.findText("account"),
        json.text("text"));
  }

  private static EndedBan ended(DocumentNode json) {
    return new EndedBan(
        json.text("server"),
        json.text("by"),
        json.text("list"),
        json.text("address"),
        json.text("at"));
  }
}
