package org.bounceback.hosting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.MailAddress;

/**
 * Which mail to look for in a log: always of one sender and one recipient, and by the queue ids
 * where they are known. An uploaded mail can name any queue id, so an id alone finds nothing: the
 * log itself must have the same sender's domain and the same recipient.
 *
 * @param queueIds names that our servers gave it
 * @param sender who sent it
 * @param recipient whom it was for
 * @param around when it was sent, where that is known
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

  /** Whether it can be told apart from the mail of others. */
  public boolean isPrecise() {
    return sender.isPresent() && recipient.isPresent();
  }

  /** Whether an envelope sender that a log has is of the domain that the mail was sent from. */
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

  /** Whether a recipient that a log has is the one whom the mail was for. */
  public boolean isTo(String loggedRecipient) {
    return recipient
        .filter(to -> to.toString().equalsIgnoreCase(loggedRecipient.strip()))
        .isPresent();
  }

  /** From when on lines may be about it; queue ids and people come again. */
  public Optional<Instant> from() {
    return around.map(time -> time.minus(BEFORE));
  }

  /** Until when; a queue gives up after five days (RFC 5321 section 4.5.4.1). */
  public Optional<Instant> to() {
    return around.map(time -> time.plus(AFTER));
  }

  public boolean isTimely(Instant time) {
    return from().map(first -> !time.isBefore(first)).orElse(true)
        && to().map(last -> !time.isAfter(last)).orElse(true);
  }
}
