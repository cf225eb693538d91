package org.bounceback.slack;

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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.EventHandler;
import org.bounceback.sandbox.slack.StrictSlack;
import org.bounceback.sandbox.slack.api.ApiFault;
import org.bounceback.sandbox.slack.world.ApiCall;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.MessageStore;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.testkit.Await;
import org.bounceback.testkit.ChannelChatDriver;

/** Sam in a channel of a strict simulated Slack. */
final class SlackDriver implements ChannelChatDriver {
  private final StrictSlack slack;
  private final SlackUser sam;
  private final Channel support;
  private final SlackChat chat;
  private final List<String> formErrors = new CopyOnWriteArrayList<>();
  private final Set<String> expected = new HashSet<>();

  SlackDriver(EventHandler bot) throws IOException {
    slack = StrictSlack.open(Clock.systemUTC());
    sam = slack.workspace().person("sam");
    support = slack.workspace().channel("support", sam);
    var settings =
        new SlackSettings(
            slack.botToken(),
            Optional.of(slack.appToken()),
            Optional.empty(),
            slack.apiUrl(),
            List.of(slack.fileHost()),
            Optional.empty(),
            SlackAccess.USUAL);
    chat = new SlackChat(settings, SlackWorld.TIMEOUT, Clock.systemUTC());
    chat.listen(bot);
    Await.until(() -> chat.problem().isEmpty());
  }

  @Override
  public void types(String line) {
    slack.users().types(sam, support, line);
  }

  @Override
  public void clicks(String label) {
    for (Message message : visible().toList()) {
      for (JsonNode button : message.blocks().findParents("action_id")) {
        if (button.at("/text/text").asText().equals(label)) {
          slack.users().clicks(sam, message, button.path("action_id").asText());
          return;
        }
      }
    }
    throw new AssertionError("there is no button " + label);
  }

  @Override
  public void submits(Map<String, String> values) {
    var form = Await.forThe(() -> slack.workspace().views().top(sam.id()));
    try {
      formErrors.add(slack.users().submits(form, values).await().toString());
    } catch (InterruptedException | TimeoutException unanswered) {
      throw new AssertionError(unanswered);
    }
  }

  @Override
  public String channel() {
    return support.id();
  }

  @Override
  public String workspace() {
    return "T1";
  }

  @Override
  public CardPublisher publisher() {
    return chat.publisher();
  }

  @Override
  public List<ShownMessage> inChannel() {
    return shown(written(support).filter(message -> message.thread().isEmpty()));
  }

  @Override
  public List<ShownMessage> onlyForUser() {
    return shown(messages().onlyFor(sam, support).stream());
  }

  @Override
  public List<ShownMessage> direct() {
    return shown(written(slack.workspace().direct(sam)));
  }

  @Override
  public List<ShownMessage> inThread(ShownMessage card) {
    var thread = Optional.of(card.id());
    return shown(written(support).filter(message -> message.thread().equals(thread)));
  }

  @Override
  public List<String> formErrors() {
    return formErrors;
  }

  @Override
  public void deletes(ShownMessage message) {
    expected.add("message_not_found");
    messages().delete(messages().any(support.id(), message.id()).orElseThrow());
  }

  @Override
  public Duration betweenUpdates() {
    return SlackWorld.TIMEOUT.betweenChanges();
  }

  @Override
  public void limitsNextUpdate(Duration retryAfter) {
    slack.faults().next(1, "chat.update", ApiFault.rateLimited(retryAfter));
  }

  @Override
  public List<Instant> updates() {
    return slack.calls().stream()
        .filter(call -> call.method().equals("chat.update"))
        .map(ApiCall::at)
        .toList();
  }

  @Override
  public void expiresPrivateCards() {
    slack.faults().untilCleared("response_url", ApiFault.status(404));
  }

  @Override
  public void removesBotFromChannel() {
    expected.add("not_in_channel");
    slack.workspace().leave(support, Bots.USER);
  }

  @Override
  public List<String> refusals() {
    return slack.refusals().stream()
        .filter(refusal -> !expected.contains(refusal.error()))
        .map(String::valueOf)
        .toList();
  }

  @Override
  public void close() {
    chat.close();
    slack.close();
  }

  private MessageStore messages() {
    return slack.workspace().messages();
  }

  private Stream<Message> written(Channel channel) {
    return messages().in(channel.id()).stream().filter(Message::byApp);
  }

  private Stream<Message> visible() {
    return Stream.of(
            messages().onlyFor(sam, support).stream(),
            written(support),
            written(slack.workspace().direct(sam)))
        .flatMap(each -> each);
  }

  private static List<ShownMessage> shown(Stream<Message> messages) {
    return messages
        .map(message -> new ShownMessage(message.ts(), message.visibleText(), message.edits()))
        .toList();
  }
}
