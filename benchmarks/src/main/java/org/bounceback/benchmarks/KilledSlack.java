package org.bounceback.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.slack.delivery.DeliveryOutcome;
import org.bounceback.sandbox.slack.delivery.EventDelivery;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.View;

/** Uses a strict simulated Slack over Socket Mode. */
final class KilledSlack implements KilledChat {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(10);
  private static final String BUTTON = "open-ticket:";

  private final SlackStand stand = SlackStand.open();
  private final Channel room = stand.channel("support");

  KilledSlack() throws IOException {}

  @Override
  public String name() {
    return "Slack";
  }

  @Override
  public DeskServer desk() {
    return stand.desk;
  }

  @Override
  public BotProcess start(Path launcher, Path folder, Map<String, String> kept)
      throws IOException, InterruptedException {
    return RunningDrill.on(stand, launcher, folder, true, kept);
  }

  @Override
  public void upload(int number) {
    stand.slack.users().uploads(stand.sam, room, "", stand.bounced(number));
  }

  @Override
  public List<Card> cards() {
    return stand.written(room).stream()
        .map(message -> new Card(message.ts(), message.visibleText(), button(message).isPresent()))
        .toList();
  }

  @Override
  public Submitted submit(Card card) {
    Message message =
        stand.written(room).stream()
            .filter(m -> m.ts().equals(card.id()))
            .findFirst()
            .orElseThrow();
    EventDelivery submission = stand.slack.users().submits(form(message), Map.of());
    return () -> {
      try {
        return submission.await() instanceof DeliveryOutcome.Acknowledged;
      } catch (TimeoutException never) {
        return false;
      } finally {
        // Slack keeps a form open if its submission failed; Sam closes it.
        stand.slack.workspace().views().top(stand.sam.id()).ifPresent(stand.slack.users()::closes);
      }
    };
  }

  /**
   * Opens the form behind the button; clicks again if it does not open within Slack's three
   * seconds.
   */
  private View form(Message card) {
    long end = System.nanoTime() + TIMEOUT.toNanos();
    while (System.nanoTime() - end < 0) {
      stand.slack.users().clicks(stand.sam, card, button(card).orElseThrow());
      long retryAt = System.nanoTime() + RETRY_INTERVAL.toNanos();
      while (System.nanoTime() - retryAt < 0) {
        Optional<View> form = stand.slack.workspace().views().top(stand.sam.id());
        if (form.isPresent()) {
          return form.get();
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
    throw new IllegalStateException("no form opens");
  }

  @Override
  public void close() throws IOException {
    stand.close();
  }

  private static Optional<String> button(Message card) {
    return card.blocks().findValues("action_id").stream()
        .map(JsonNode::asText)
        .filter(id -> id.startsWith(BUTTON))
        .findFirst();
  }
}
