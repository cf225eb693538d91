package org.bounceback.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.EventHandler;
import org.bounceback.sandbox.discord.Form;
import org.bounceback.sandbox.discord.StrictDiscord;
import org.bounceback.sandbox.discord.api.ApiFault;
import org.bounceback.sandbox.discord.world.ApiCall;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.MessageStore;
import org.bounceback.sandbox.discord.world.Permission;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.ChannelChatDriver;

/** Sam in a channel of a strict simulated Discord. */
final class DiscordDriver implements ChannelChatDriver {
  private static final String UPDATE = "update_original_webhook_message";

  private final StrictDiscord discord;
  private final DiscordUser sam;
  private final Channel support;
  private final DiscordChat chat;
  private final Set<String> expected = new HashSet<>();

  DiscordDriver(EventHandler bot) throws IOException {
    discord = StrictDiscord.open(DiscordApp.bounceback(), Clock.systemUTC());
    sam = discord.guild().person("sam");
    support = discord.guild().channel("support");
    chat = DiscordWorld.chat(DiscordWorld.settings(discord, false, DiscordAccess.USUAL));
    chat.listen(bot);
    Await.until(() -> chat.problem().filter(why -> !why.contains("several servers")).isEmpty());
    Await.until(() -> !discord.state().commands().of(Optional.empty()).isEmpty());
  }

  @Override
  public void types(String line) {
    discord.users().types(sam, support, line);
  }

  @Override
  public void clicks(String label) {
    for (Message message : visible().toList()) {
      for (JsonNode button : message.components().findParents("custom_id")) {
        if (button.path("label").asText().equals(label)) {
          discord.users().clicks(sam, message, button.path("custom_id").asText());
          return;
        }
      }
    }
    throw new AssertionError("there is no button " + label);
  }

  @Override
  public void submits(Map<String, String> values) {
    Await.forThe(() -> discord.state().modals().before(sam));
    discord.users().submits(sam, new Form(values, Map.of(), Map.of()));
  }

  @Override
  public String channel() {
    return support.id();
  }

  @Override
  public String workspace() {
    return discord.guild().id();
  }

  @Override
  public CardPublisher publisher() {
    return chat.publisher();
  }

  @Override
  public List<ShownMessage> inChannel() {
    return shown(written(support));
  }

  @Override
  public List<ShownMessage> onlyForUser() {
    return shown(messages().onlyFor(sam, support).stream());
  }

  @Override
  public List<ShownMessage> direct() {
    return shown(written(discord.state().direct(sam)));
  }

  @Override
  public List<ShownMessage> inThread(ShownMessage card) {
    return shown(discord.state().findChannel(card.id()).stream().flatMap(this::written));
  }

  /** Returns nothing: Discord's forms cannot show errors, so a private message has them. */
  @Override
  public List<String> formErrors() {
    return List.of();
  }

  @Override
  public void deletes(ShownMessage message) {
    expected.add("10008");
    messages().delete(messages().any(message.id()).orElseThrow());
  }

  @Override
  public Duration betweenUpdates() {
    return DiscordWorld.BETWEEN_CHANGES;
  }

  @Override
  public void limitsNextUpdate(Duration retryAfter) {
    discord.faults().next(1, UPDATE, ApiFault.rateLimited(retryAfter));
  }

  @Override
  public List<Instant> updates() {
    return discord.calls(UPDATE).stream().map(ApiCall::at).toList();
  }

  @Override
  public void expiresPrivateCards() {
    discord.faults().untilCleared(UPDATE, ApiFault.status(404));
  }

  @Override
  public void removesBotFromChannel() {
    support.deny(discord.guild().appRole(), Permission.VIEW_CHANNEL);
  }

  @Override
  public List<String> refusals() {
    return discord.refusals().stream()
        .filter(refusal -> !expected.contains(refusal.error()))
        .map(String::valueOf)
        .toList();
  }

  @Override
  public void close() {
    chat.close();
    discord.close();
  }

  private MessageStore messages() {
    return discord.state().messages();
  }

  private Stream<Message> written(Channel channel) {
    return messages().in(channel).stream().filter(Message::byApp);
  }

  private Stream<Message> visible() {
    return Stream.of(
            messages().onlyFor(sam, support).stream(),
            written(support),
            written(discord.state().direct(sam)))
        .flatMap(each -> each);
  }

  private static List<ShownMessage> shown(Stream<Message> messages) {
    return messages
        .map(message -> new ShownMessage(message.id(), DiscordWorld.read(message), message.edits()))
        .toList();
  }
}
