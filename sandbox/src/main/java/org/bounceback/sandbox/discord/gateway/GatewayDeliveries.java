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
 * Sends events to the app and waits for initial responses to interactions. No event is sent twice,
 * except by {@link #again} and when a client resumes from an older event. Safe for concurrent use.
 */
public final class GatewayDeliveries implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(20);

  private final CloseSignal closeSignal = new CloseSignal();
  private final List<GatewayDelivery> waiting = new ArrayList<>();
  private final GatewayServer gatewayServer;
  private final Clock clock;
  private final Duration timeout;

  /** Sends through this gateway. */
  public GatewayDeliveries(GatewayServer gatewayServer, Rulebook rules, Clock clock) {
    this.gatewayServer = gatewayServer;
    this.clock = clock;
    timeout = Duration.ofSeconds(rules.limit("/interaction/firstAnswerSeconds").asLong());
    new NamedThreads("sandbox-discord-deliveries").newThread(this::lookAgainAndAgain).start();
  }

  /** Sends an event that needs no response. */
  public GatewayDelivery tell(Event event) {
    var gatewayDelivery = new GatewayDelivery(event, Optional.empty());
    gatewayDelivery.goesOut();
    gatewayDelivery.complete(
        gatewayServer.send(event) > 0
            ? new DeliveryOutcome.Told()
            : new DeliveryOutcome.Unheard("no session hears of " + event.name()));
    return gatewayDelivery;
  }

  /** Records an event that the app may not receive. */
  public GatewayDelivery notSent(Event event, String reason) {
    var gatewayDelivery = new GatewayDelivery(event, Optional.empty());
    gatewayDelivery.complete(new DeliveryOutcome.Unheard(reason));
    return gatewayDelivery;
  }

  /** Sends an interaction that the app must answer within three seconds. */
  public GatewayDelivery send(Event event, Interaction interaction) {
    return send(new GatewayDelivery(event, Optional.of(interaction)));
  }

  /** Sends the same event again, with the same id. */
  public GatewayDelivery again(GatewayDelivery gatewayDelivery) {
    var twin = new GatewayDelivery(gatewayDelivery.event(), gatewayDelivery.interaction());
    return gatewayDelivery.interaction().isPresent() ? send(twin) : tell(gatewayDelivery.event());
  }

  /** Records the initial response to an interaction. */
  public synchronized void answered(Interaction interaction, int type, JsonNode data) {
    for (GatewayDelivery delivery : List.copyOf(waiting)) {
      if (delivery.interaction().filter(interaction::equals).isPresent()) {
        waiting.remove(delivery);
        delivery.complete(new DeliveryOutcome.Answered(type, data));
      }
    }
  }

  @Override
  public void close() {
    closeSignal.start();
  }

  private synchronized GatewayDelivery send(GatewayDelivery gatewayDelivery) {
    waiting.add(gatewayDelivery);
    gatewayDelivery.goesOut();
    if (gatewayServer.send(gatewayDelivery.event()) == 0) {
      waiting.remove(gatewayDelivery);
      gatewayDelivery.complete(new DeliveryOutcome.Failed("no session of the app is there"));
    }
    return gatewayDelivery;
  }

  private void lookAgainAndAgain() {
    while (closeSignal.pause(LOOK)) {
      look();
    }
  }

  private synchronized void look() {
    for (GatewayDelivery delivery : List.copyOf(waiting)) {
      if (delivery.late(clock.instant(), timeout)) {
        waiting.remove(delivery);
        delivery.complete(new DeliveryOutcome.Failed("the application did not respond"));
      }
    }
  }
}
