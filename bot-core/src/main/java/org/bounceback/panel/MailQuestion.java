package org.bounceback.panel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.MailAddress;

/**
 * Which mail to look for in a log: by the queue ids, or by sender and recipient together. At least
 * one of them has to be there, else every line would fit.
 *
 * @param queueIds names that our servers gave it
 * @param sender who sent it
 * @param recipient whom it was for
 * @param around when it was sent, where that is known
 */
public record MailQuestion(
    List<String> queueIds,
    Optional<MailAddress> sender,
    Optional<MailAddress> recipient,
    Optional<Instant> around) {
  private static final Duration BEFORE = Duration.ofDays(1);
  private static final Duration AFTER = Duration.ofDays(6);

  public MailQuestion {
    queueIds = List.copyOf(queueIds);
  }

  /** Whether it narrows the log down at all. */
  public boolean isPrecise() {
    return !queueIds.isEmpty() || (sender.isPresent() && recipient.isPresent());
  }

  /** From when on lines may be about it; queue ids and people come again. */
  public Optional<Instant> from() {
    return around.map(time -> time.minus(BEFORE));
  }

  /** Until when; a queue gives up after five days (RFC 5321 section 4.5.4.1). */
  public Optional<Instant> to() {
    return around.map(time -> time.plus(AFTER));
  }

  boolean isTimely(Instant time) {
    return from().map(first -> !time.isBefore(first)).orElse(true)
        && to().map(last -> !time.isAfter(last)).orElse(true);
  }
}
