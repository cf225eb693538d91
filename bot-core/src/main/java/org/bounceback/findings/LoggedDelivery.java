package org.bounceback.findings;

import java.util.Optional;
import org.bounceback.bounce.log.LogEntry;
import org.bounceback.bounce.log.LogTime;

/**
 * What the log of a mail server says about one delivery.
 *
 * @param outcome the code of what became of it
 * @param sender the envelope sender; {@code <>} is the null sender of a bounce
 * @param time the time, in ISO 8601 if the log has a year and a zone, otherwise as logged
 * @param server the host that wrote the log
 * @param queueId the id that it gave the message
 * @param originalRecipient the address before an alias or a forwarder changed it
 * @param remoteQueueId the id that the other server gave the message
 * @param client the host that handed the message over
 * @param login the account that logged in to send it
 */
public record LoggedDelivery(
    String outcome,
    Optional<String> sender,
    Optional<String> time,
    Optional<String> server,
    Optional<String> queueId,
    Optional<String> originalRecipient,
    Optional<String> remoteQueueId,
    Optional<String> client,
    Optional<String> login) {
  /** The null sender (RFC 5321 section 4.5.5). */
  private static final String NULL_SENDER = "<>";

  static LoggedDelivery of(LogEntry entry) {
    return new LoggedDelivery(
        entry.outcome().code(),
        entry.sender().map(sender -> sender.isEmpty() ? NULL_SENDER : sender),
        entry.time().map(LoggedDelivery::text),
        entry.server(),
        entry.queueId(),
        entry.originalRecipient(),
        entry.remoteQueueId(),
        entry.client().host().text(),
        entry.client().login());
  }

  private static String text(LogTime time) {
    return time.instant().map(Object::toString).orElse(time.text());
  }
}
