package org.bounceback.hosting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.MailAddress;

/**
 * A query for a message in a log: always with a sender and a recipient, and with queue ids if they
 * are known. An uploaded message can contain any queue id, so an id alone is not enough: the log
 * must contain the same sender domain and the same recipient.
 *
 * @param queueIds queue ids on our servers
 * @param sender the sender
 * @param recipient the recipient
 * @param around the time of sending, if known
 */
public record MailLogQuery(
    List<String> queueIds,
    Optional<MailAddress> sender,
    Optional<MailAddress> recipient,
    Optional<Instant> around) {
  private static final Duration BEFORE = Duration.ofDays(1);
  private static final Duration AFTER = Duration.ofDays(6);

  public MailLogQuery {
    queueIds = List.copyOf(queueIds);
  }

  /** Returns whether the query identifies the message among those of other customers. */
  public boolean isPrecise() {
    return sender.isPresent() && recipient.isPresent();
  }

  /** Returns whether a logged envelope sender has the domain of the message's sender. */
  public boolean isFromSameDomain(String loggedSender) {
    return sender
        .map(MailAddress::domain)
        .filter(
            domain ->
                MailAddress.parse(loggedSender.strip())
                    .map(MailAddress::domain)
                    .equals(Optional.of(domain)))
        .isPresent();
  }

  /** Returns whether a logged recipient is that of the message. */
  public boolean isTo(String loggedRecipient) {
    return recipient
        .filter(to -> to.toString().equalsIgnoreCase(loggedRecipient.strip()))
        .isPresent();
  }

  /** Returns the start of the time range, because queue ids and addresses recur. */
  public Optional<Instant> from() {
    return around.map(time -> time.minus(BEFORE));
  }

  /**
   * Returns the end of the time range; a queue gives up after five days (RFC 5321 section 4.5.4.1).
   */
  public Optional<Instant> to() {
    return around.map(time -> time.plus(AFTER));
  }

  public boolean isTimely(Instant time) {
    return from().map(first -> !time.isBefore(first)).orElse(true)
        && to().map(last -> !time.isAfter(last)).orElse(true);
  }
}
