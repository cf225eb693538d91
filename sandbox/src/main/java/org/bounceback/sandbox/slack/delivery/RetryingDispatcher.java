package org.bounceback.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.bounceback.sandbox.slack.delivery.Acknowledgements.Failure;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.world.Stamps;
import org.bounceback.sandbox.wire.CloseSignal;
import org.bounceback.sandbox.wire.NamedThreads;

/**
 * Sends events to the app, and retries those not acknowledged in time: events three times, commands
 * and interactions never. Safe for concurrent use.
 */
public final class RetryingDispatcher implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(20);

  private final CloseSignal closeSignal = new CloseSignal();
  private final List<DeliveryAttempt> waiting = new ArrayList<>();
  private final List<EventDelivery> held = new ArrayList<>();
  private final Acknowledgements acknowledgements;
  private final Clock clock;
  private final Stamps stamps;
  private final Duration timeout;
  private final List<Duration> delays;
  private volatile DeliveryRoute deliveryRoute;
  private boolean holding;

  RetryingDispatcher(
      Acknowledgements acknowledgements,
      Rulebook rules,
      Clock clock,
      Stamps stamps,
      DeliveryRoute deliveryRoute) {
    this.acknowledgements = acknowledgements;
    this.clock = clock;
    this.stamps = stamps;
    this.deliveryRoute = deliveryRoute;
    timeout = Duration.ofSeconds(rules.limit("/timing/ackSeconds").asLong());
    delays =
        Rulebook.strings(rules.limit("/timing/eventRetryDelays")).stream()
            .map(RetryingDispatcher::delay)
            .toList();
    new NamedThreads("sandbox-slack-deliveries").newThread(this::lookAgainAndAgain).start();
  }

  /** Sends to the app, unless deliveries are held. */
  public synchronized EventDelivery send(EventDelivery eventDelivery) {
    if (holding) {
      held.add(eventDelivery);
    } else {
      tell(eventDelivery, envelope(), 0, "");
    }
    return eventDelivery;
  }

  /** Sends the same event again in another envelope, as Slack does after a lost response. */
  public EventDelivery again(EventDelivery eventDelivery) {
    return again(eventDelivery, 1);
  }

  /**
   * Sends the same event as a certain retry.
   *
   * @param number the retry, from 1; Slack does not repeat the last one
   */
  public synchronized EventDelivery again(EventDelivery eventDelivery, int number) {
    var twin =
        new EventDelivery(
            eventDelivery.kind(),
            eventDelivery.payload(),
            eventDelivery.takesPayload(),
            eventDelivery.reaction());
    tell(twin, envelope(), number, deliveryRoute.silence());
    return twin;
  }

  /** Sends the same event with another event id. */
  public EventDelivery asNew(EventDelivery eventDelivery) {
    ObjectNode payload = eventDelivery.payload().deepCopy();
    if (payload.has("event_id")) {
      payload.put("event_id", stamps.id("Ev"));
    }
    return send(
        new EventDelivery(
            eventDelivery.kind(), payload, eventDelivery.takesPayload(), eventDelivery.reaction()));
  }

  /** Holds future deliveries back. */
  public synchronized void hold() {
    holding = true;
  }

  /** Sends the held deliveries, the last one first, and stops holding. */
  public synchronized void releaseReversed() {
    holding = false;
    Collections.reverse(held);
    held.forEach(eventDelivery -> tell(eventDelivery, envelope(), 0, ""));
    held.clear();
  }

  void use(DeliveryRoute other) {
    deliveryRoute = other;
  }

  @Override
  public void close() {
    closeSignal.start();
  }

  private void tell(EventDelivery eventDelivery, String id, int number, String reason) {
    var deliveryAttempt =
        new DeliveryAttempt(id, eventDelivery, number, reason, clock.instant().plus(timeout));
    acknowledgements.expect(deliveryAttempt);
    eventDelivery.goesOut();
    if (!deliveryRoute.carry(deliveryAttempt)) {
      acknowledgements.fail(id, "connection_failed");
    }
  }

  private void lookAgainAndAgain() {
    while (closeSignal.pause(LOOK)) {
      look();
    }
  }

  private synchronized void look() {
    for (Failure failure : acknowledgements.failures()) {
      DeliveryAttempt failed = failure.deliveryAttempt();
      String reason = failure.reason().isEmpty() ? deliveryRoute.silence() : failure.reason();
      // Read before the failure becomes visible, because the observer may move the clock at once.
      Instant seen = clock.instant();
      failed.eventDelivery().failed(reason);
      if (failure.repeat() && failed.repeatable(delays.size())) {
        Instant next = seen.plus(delays.get(failed.number()));
        waiting.add(
            new DeliveryAttempt(
                envelope(), failed.eventDelivery(), failed.number() + 1, reason, next));
      } else {
        failed.eventDelivery().reaction().failed(reason);
        failed.eventDelivery().complete(new DeliveryOutcome.Failed(reason));
      }
    }
    for (DeliveryAttempt attempt : List.copyOf(waiting)) {
      if (!clock.instant().isBefore(attempt.due())) {
        waiting.remove(attempt);
        tell(attempt.eventDelivery(), attempt.id(), attempt.number(), attempt.reason());
      }
    }
  }

  private static String envelope() {
    return UUID.randomUUID().toString();
  }

  /** Parses a delay in the data's notation, such as {@code 5 minutes}. */
  private static Duration delay(String text) {
    return text.equals("immediately")
        ? Duration.ZERO
        : Duration.ofMinutes(Long.parseLong(text.substring(0, text.indexOf(' '))));
  }
}
