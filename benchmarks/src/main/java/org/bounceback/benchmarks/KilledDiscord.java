package org.bounceback.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.discord.Form;
import org.bounceback.sandbox.discord.gateway.DeliveryOutcome;
import org.bounceback.sandbox.discord.gateway.GatewayDelivery;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.Message;

/** Uses a strict simulated Discord. */
final class KilledDiscord implements KilledChat {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final String BUTTON = "open-ticket:";

  private final DiscordStand stand = DiscordStand.open();
  private final Channel room = stand.channel("support");

  KilledDiscord() throws IOException {
    stand.discord.withoutRates();
    stand.discord.gateway().withoutRates();
  }

  @Override
  public String name() {
    return "Discord";
  }

  @Override
  public DeskServer desk() {
    return stand.desk;
  }

  @Override
  public BotProcess start(Path launcher, Path folder, Map<String, String> kept)
      throws IOException, InterruptedException {
    // This process does not resume the sessions of the killed one.
    stand.discord.gateway().forget();
    BotProcess bot = stand.start(launcher, folder, kept);
    ConditionWaiter.until(
        TIMEOUT, () -> stand.discord.gateway().live() > 0, () -> "it did not connect");
    return bot;
  }

  @Override
  public void upload(int number) {
    stand.discord.users().types(stand.sam, room, "/bounce", stand.bounced(number));
  }

  @Override
  public List<Card> cards() {
    return stand.written(room).stream()
        .map(
            message ->
                new Card(message.id(), DiscordStand.read(message), button(message).isPresent()))
        .toList();
  }

  @Override
  public Submitted submit(Card card) {
    Message message =
        stand.written(room).stream()
            .filter(m -> m.id().equals(card.id()))
            .findFirst()
            .orElseThrow();
    stand.discord.users().clicks(stand.sam, message, button(message).orElseThrow());
    ConditionWaiter.until(
        TIMEOUT,
        () -> stand.discord.state().modals().before(stand.sam).isPresent(),
        () -> "no form opens");
    GatewayDelivery submission = stand.discord.users().submits(stand.sam, Form.empty());
    return () -> {
      try {
        return submission.await() instanceof DeliveryOutcome.Answered;
      } catch (TimeoutException never) {
        return false;
      }
    };
  }

  @Override
  public void close() throws IOException {
    stand.close();
  }

  private static Optional<String> button(Message card) {
    return card.components().findValues("custom_id").stream()
        .map(JsonNode::asText)
        .filter(id -> id.startsWith(BUTTON))
        .findFirst();
  }
}
