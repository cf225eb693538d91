package org.bounceback.sandbox.discord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.world.Interaction;
import org.bounceback.sandbox.wire.CloseSignal;
import org.bounceback.sandbox.wire.NamedThreads;

/**
 * Tells the app what happens and waits for its first answer to what people do. Nothing is told
 * twice but by {@link #again}, as when a client resumes from an older event. Safe for concurrent
 * use.
 */
public final class Deliveries implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(20);

  private final CloseSignal closeSignal = new CloseSignal();
  private final List<Delivery> waiting = new ArrayList<>();
  private final Gateway gateway;
  private final Clock clock;
  private final Duration patience;

  /** Tells over this gateway. */
  public Deliveries(Gateway gateway, Rulebook rules, Clock clock) {
    this.gateway = gateway;
    this.clock = clock;
    patience = Duration.ofSeconds(rules.limit("/interaction/firstAnswerSeconds").asLong());
    new NamedThreads("sandbox-discord-deliveries").newThread(this::lookAgainAndAgain).start();
  }

  /** Tells of something that needs no answer. */
  public Delivery tell(Event event) {
    var delivery = new Delivery(event, Optional.empty());
    delivery.goesOut();
    delivery.settle(
        gateway.tell(event) > 0
            ? new Outcome.Told()
            : new Outcome.Unheard("no session hears of " + event.name()));
    return delivery;
  }

  /** Tells of something that is not for the app to see. */
  public Delivery unheard(Event event, String why) {
    var delivery = new Delivery(event, Optional.empty());
    delivery.settle(new Outcome.Unheard(why));
    return delivery;
  }

  /** Tells of something the app has to answer within three seconds. */
  public Delivery tell(Event event, Interaction interaction) {
    return send(new Delivery(event, Optional.of(interaction)));
  }

  /** Tells the app the same once more, with the same identifier. */
  public Delivery again(Delivery delivery) {
    var twin = new Delivery(delivery.event(), delivery.interaction());
    return delivery.interaction().isPresent() ? send(twin) : tell(delivery.event());
  }

  /** Notes the first answer to an interaction. */
  public synchronized void answered(Interaction interaction, int type, JsonNode data) {
    for (Delivery each : List.copyOf(waiting)) {
      if (each.interaction().filter(interaction::equals).isPresent()) {
        waiting.remove(each);
        each.settle(new Outcome.Answered(type, data));
      }
    }
  }

  @Override
  public void close() {
    closeSignal.begin();
  }

  private synchronized Delivery send(Delivery delivery) {
    waiting.add(delivery);
    delivery.goesOut();
    if (gateway.tell(delivery.event()) == 0) {
      waiting.remove(delivery);
      delivery.settle(new Outcome.Failed("no session of the app is there"));
    }
    return delivery;
  }

  private void lookAgainAndAgain() {
    while (closeSignal.pause(LOOK)) {
      look();
    }
  }

  private synchronized void look() {
    for (Delivery each : List.copyOf(waiting)) {
      if (each.late(clock.instant(), patience)) {
        waiting.remove(each);
        each.settle(new Outcome.Failed("the application did not respond"));
      }
    }
  }
}
