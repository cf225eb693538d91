package org.bounceback.findings;

import java.util.Optional;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.findings.BounceMessage.Block;
import org.bounceback.findings.BounceMessage.Origin;
import org.bounceback.findings.BounceMessage.Recipient;

/** Writes and reads what a bounce says. */
final class BounceMessageCodec {
  private static final String UNKNOWN = "unknown";

  private BounceMessageCodec() {}

  static JsonObjectBuilder write(BounceMessage message) {
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .with("kind", message.kind())
            .with(
                "recipients", message.recipients().stream().map(BounceMessageCodec::write).toList())
            .with("reportingMta", message.reportingMta())
            .with("direction", message.direction())
            .with("origin", write(message.origin()))
            .with("fullHeaders", message.fullHeaders())
            .with("returnedHeaders", message.returnedHeaders())
            .with(
                "returned",
                new JsonObjectBuilder()
                    .with("messageId", message.messageId())
                    .with("from", message.from()))
            .with("missingHeaders", message.missingHeaders())
            .with("fromPicture", message.fromPicture())
            .with("leftOut", message.leftOut());
    message.reportedAt().ifPresent(time -> json.with("reportedAt", time));
    return json;
  }

  static BounceMessage read(DocumentNode json) {
    Optional<DocumentNode> returned = json.find("returned");
    return new BounceMessage(
        json.findText("kind").orElse(""),
        json.list("recipients").stream().map(BounceMessageCodec::recipient).toList(),
        json.findText("reportingMta"),
        json.findText("direction").orElse(UNKNOWN),
        json.find("origin").map(BounceMessageCodec::origin).orElse(Origin.UNKNOWN),
        json.isTrue("fullHeaders"),
        json.isTrue("returnedHeaders"),
        returned.flatMap(each -> each.findText("messageId")),
        returned.flatMap(each -> each.findText("from")),
        json.texts("missingHeaders"),
        json.isTrue("fromPicture"),
        json.texts("leftOut"),
        json.findText("reportedAt"));
  }

  private static JsonObjectBuilder write(Origin origin) {
    return new JsonObjectBuilder()
        .with("ip", origin.ip())
        .with("host", origin.host())
        .with("ours", origin.ours())
        .with("sender", origin.sender())
        .with("generatedBy", origin.generatedBy())
        .with("generatedByUs", origin.generatedByUs())
        .with("decidedBy", origin.decidedBy())
        .with("decidedByUs", origin.decidedByUs())
        .with("forged", origin.forged());
  }

  private static JsonObjectBuilder write(Recipient recipient) {
    JsonObjectBuilder json = reported(recipient);
    recipient.originalAddress().ifPresent(original -> json.with("originalAddress", original));
    recipient.finalAddress().ifPresent(last -> json.with("finalAddress", last));
    recipient.attemptedAt().ifPresent(time -> json.with("attemptedAt", time));
    recipient.retryUntil().ifPresent(time -> json.with("retryUntil", time));
    return recipient.logged().map(logged -> write(json, logged)).orElse(json);
  }

  private static JsonObjectBuilder write(JsonObjectBuilder json, LoggedDelivery logged) {
    return json.with("outcome", logged.outcome())
        .with("sender", logged.sender())
        .with("time", logged.time())
        .with("server", logged.server())
        .with("queueId", logged.queueId())
        .with("originalRecipient", logged.originalRecipient())
        .with("remoteQueueId", logged.remoteQueueId())
        .with("client", logged.client())
        .with("login", logged.login());
  }

  private static JsonObjectBuilder reported(Recipient recipient) {
    return new JsonObjectBuilder()
        .with("address", recipient.address())
        .with("action", recipient.action())
        .with("status", recipient.status())
        .with("smtpReply", recipient.smtpReply())
        .with("reason", recipient.reason())
        .with("temporary", recipient.temporary())
        .with("willRetry", recipient.willRetry())
        .with("diagnostic", recipient.diagnostic())
        .with("remoteMta", recipient.remoteMta())
        .with("blocklist", recipient.block().map(BounceMessageCodec::write));
  }

  private static JsonObjectBuilder write(Block block) {
    return new JsonObjectBuilder()
        .with("zone", block.zone())
        .with("name", block.name())
        .with("address", block.address())
        .with("delistUrl", block.delistUrl());
  }

  private static Origin origin(DocumentNode json) {
    return new Origin(
        json.findText("ip"),
        json.findText("host"),
        json.findBoolean("ours"),
        json.findText("sender"),
        json.findText("generatedBy").orElse(UNKNOWN),
        json.findBoolean("generatedByUs"),
        json.findText("decidedBy").orElse(UNKNOWN),
        json.findBoolean("decidedByUs"),
        json.isTrue("forged"));
  }

  private static Recipient recipient(DocumentNode json) {
    return new Recipient(
        json.findText("address"),
        json.findText("action").orElse(UNKNOWN),
        json.findText("status"),
        json.findText("smtpReply"),
        json.findText("reason").orElse(UNKNOWN),
        json.isTrue("temporary"),
        json.isTrue("willRetry"),
        json.findText("diagnostic").orElse(""),
        json.findText("remoteMta"),
        json.find("blocklist").map(BounceMessageCodec::block),
        json.findText("outcome").map(outcome -> logged(outcome, json)),
        json.findText("originalAddress"),
        json.findText("finalAddress"),
        json.findText("attemptedAt"),
        json.findText("retryUntil"));
  }

  private static LoggedDelivery logged(String outcome, DocumentNode json) {
    return new LoggedDelivery(
        outcome,
        json.findText("sender"),
        json.findText("time"),
        json.findText("server"),
        json.findText("queueId"),
        json.findText("originalRecipient"),
        json.findText("remoteQueueId"),
        json.findText("client"),
        json.findText("login"));
  }

  private static Block block(DocumentNode json) {
    return new Block(
        json.findText("zone"),
        json.text("name"),
        json.findText("address"),
        json.findText("delistUrl"));
  }
}
