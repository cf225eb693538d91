package org.bounceback.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.slack.world.ApiCall;
import org.bounceback.sandbox.strict.CallJournal;
import org.bounceback.sandbox.strict.RuleViolation;
import org.bounceback.sandbox.wire.BoundedMap;

/** Checks acknowledgements: of a known envelope, once, in time. Safe for concurrent use. */
final class Acknowledgements {
  private static final String LATE = "/timing/ackSeconds";

  private static final int MAX = 10_000;

  private final Map<String, DeliveryAttempt> open = new HashMap<>();
  private final Map<String, DeliveryAttempt> over = new BoundedMap<>(MAX);
  private final List<Failure> failures = new ArrayList<>();
  private final Clock clock;
  private final CallJournal<ApiCall> callJournal;

  Acknowledgements(Clock clock, CallJournal<ApiCall> callJournal) {
    this.clock = clock;
    this.callJournal = callJournal;
  }

  /** A failed attempt; the reason is empty if there was no response. */
  record Failure(DeliveryAttempt deliveryAttempt, String reason, boolean repeat) {}

  synchronized void expect(DeliveryAttempt deliveryAttempt) {
    open.put(deliveryAttempt.id(), deliveryAttempt);
  }

  /** Handles the app's acknowledgement; {@code payload} is a missing node if it is empty. */
  void acknowledge(String id, JsonNode payload) {
    Optional<DeliveryAttempt> deliveryAttempt = take(id);
    if (deliveryAttempt.isEmpty()) {
      return;
    }
    EventDelivery eventDelivery = deliveryAttempt.get().eventDelivery();
    eventDelivery.comesBack();
    try {
      boolean says = !payload.isMissingNode() && !payload.isEmpty();
      if (says && !eventDelivery.takesPayload()) {
        throw refuse("invalid_payload", "accepts_response_payload was false");
      }
      eventDelivery.reaction().acknowledged(payload);
      eventDelivery.complete(new DeliveryOutcome.Acknowledged(payload));
    } catch (SlackErrorException slackErrorException) {
      callJournal.refused(slackErrorException.refusal());
      eventDelivery.reaction().failed(slackErrorException.refusal().error());
      eventDelivery.complete(new DeliveryOutcome.Failed(slackErrorException.refusal().detail()));
    }
  }

  private synchronized Optional<DeliveryAttempt> take(String id) {
    DeliveryAttempt deliveryAttempt = open.remove(id);
    if (deliveryAttempt != null && !clock.instant().isAfter(deliveryAttempt.due())) {
      over.put(id, deliveryAttempt);
      return Optional.of(deliveryAttempt);
    }
    if (deliveryAttempt != null) {
      over.put(id, deliveryAttempt);
      failures.add(new Failure(deliveryAttempt, "", true));
      callJournal.refused(late("acknowledged late: " + id));
    } else if (over.containsKey(id)) {
      boolean wasLate = clock.instant().isAfter(over.get(id).due());
      callJournal.refused(
          wasLate
              ? late("acknowledged late: " + id)
              : refuse("duplicate_ack", "acknowledged twice: " + id).refusal());
    } else {
      callJournal.refused(refuse("unknown_envelope", "no such envelope: " + id).refusal());
    }
    return Optional.empty();
  }

  /** Records a failed attempt. */
  void fail(String id, String reason) {
    fail(id, reason, true);
  }

  /** Records a failed attempt; {@code repeat} says whether the app wants a retry. */
  synchronized void fail(String id, String reason, boolean repeat) {
    DeliveryAttempt deliveryAttempt = open.remove(id);
    if (deliveryAttempt != null) {
      over.put(id, deliveryAttempt);
      failures.add(new Failure(deliveryAttempt, reason, repeat));
    }
  }

  /** Returns the attempts that failed since the last call, including timeouts. */
  synchronized List<Failure> failures() {
    for (DeliveryAttempt deliveryAttempt : List.copyOf(open.values())) {
      if (clock.instant().isAfter(deliveryAttempt.due())) {
        callJournal.refused(late("never acknowledged: " + describe(deliveryAttempt)));
        fail(deliveryAttempt.id(), "");
      }
    }
    var found = List.copyOf(failures);
    failures.clear();
    return found;
  }

  private static String describe(DeliveryAttempt deliveryAttempt) {
    JsonNode payload = deliveryAttempt.eventDelivery().payload();
    String what = payload.at("/event/type").asText(payload.path("command").asText());
    return what.isEmpty() ? payload.path("type").asText() : what;
  }

  private static RuleViolation late(String detail) {
    return new RuleViolation("ack", "timeout", Rulebook.limitRow(LATE), detail);
  }

  static SlackErrorException refuse(String error, String detail) {
    return new SlackErrorException(
        new RuleViolation("ack", error, Rulebook.memberRow("/transport/ack"), detail), Map.of());
  }
}
