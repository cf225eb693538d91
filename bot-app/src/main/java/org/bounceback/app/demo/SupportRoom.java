package org.bounceback.app.demo;

import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.sandbox.slack.BlockElementFinder;
import org.bounceback.sandbox.slack.BlockElementFinder.Press;
import org.bounceback.sandbox.slack.StrictSlack;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.sandbox.wire.Bytes;

/** A strict simulated Slack in which an agent and the bot are in the channel {@code support}. */
public final class SupportRoom implements ChatChannel, AutoCloseable {
  private final StrictSlack slack;
  private final SlackUser agent;
  private final Channel channel;

  private SupportRoom(StrictSlack slack) {
    this.slack = slack;
    this.agent = slack.workspace().person("sam");
    this.channel = slack.workspace().channel("support", agent);
  }

  static SupportRoom open(Clock clock) throws IOException {
    return new SupportRoom(StrictSlack.open(clock));
  }

  /** Returns the simulated Slack. */
  public StrictSlack slack() {
    return slack;
  }

  /** Returns the agent. */
  public SlackUser agent() {
    return agent;
  }

  /** Returns the channel. */
  public Channel channel() {
    return channel;
  }

  /** Returns settings that connect the adapter to it, over Socket Mode. */
  Map<String, List<String>> settings() {
    return Map.of(
        "slack.bot-token", List.of(slack.botToken()),
        "slack.app-token", List.of(slack.appToken()),
        "slack.api-url", List.of(slack.apiUrl().toString()),
        "slack.file-hosts", List.of(slack.fileHost()));
  }

  @Override
  public String platform() {
    return "Slack";
  }

  @Override
  public String name() {
    return channel.name();
  }

  @Override
  public List<Seen> written() {
    var messageStore = slack.workspace().messages();
    return Stream.concat(
            messageStore.in(channel).stream(), messageStore.onlyFor(agent, channel).stream())
        .filter(Message::byApp)
        .sorted(Comparator.comparing(Message::ts))
        .map(message -> new Seen(message.ts(), message.visibleText()))
        .toList();
  }

  @Override
  public void type(String line) {
    slack.users().types(agent, channel, line);
  }

  @Override
  public void drop(String name, String content) {
    var file = slack.workspace().files().add(agent.id(), name, Bytes.of(content));
    slack.users().uploads(agent, channel, "", file);
  }

  @Override
  public Optional<String> button(Seen message, String label) {
    return BlockElementFinder.labelled(now(message), label).map(Press::action);
  }

  @Override
  public void press(Seen message, String label) {
    Press press = BlockElementFinder.labelled(now(message), label).orElseThrow();
    press
        .value()
        .ifPresentOrElse(
            value -> slack.users().chooses(agent, now(message), press.action(), value),
            () -> slack.users().clicks(agent, now(message), press.action()));
  }

  @Override
  public boolean windowOpen() {
    return window().isPresent();
  }

  @Override
  public void submit(List<String> entries) {
    View form = window().orElseThrow();
    List<String> inputs = BlockElementFinder.inputs(form);
    var filled = new HashMap<String, String>();
    for (int i = 0; i < entries.size(); i++) {
      if (!entries.get(i).isEmpty()) {
        filled.put(inputs.get(i), entries.get(i));
      }
    }
    slack.users().submits(form, filled);
  }

  @Override
  public void closeWindow() {
    window().ifPresent(slack.users()::closes);
  }

  @Override
  public List<?> refusals() {
    return slack.refusals();
  }

  @Override
  public void close() {
    slack.close();
  }

  private Optional<View> window() {
    return slack.workspace().views().top(agent.id());
  }

  private Message now(Seen message) {
    return slack.workspace().messages().any(channel.id(), message.id()).orElseThrow();
  }
}
