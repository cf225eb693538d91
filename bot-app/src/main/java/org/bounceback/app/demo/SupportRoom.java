package org.bounceback.app.demo;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bounceback.sandbox.slack.StrictSlack;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.Person;

/** A strict Slack in which one agent and the bot are in the channel {@code support}. */
public final class SupportRoom implements AutoCloseable {
  private final StrictSlack slack;
  private final Person agent;
  private final Channel channel;

  private SupportRoom(StrictSlack slack) {
    this.slack = slack;
    this.agent = slack.workspace().person("sam");
    this.channel = slack.workspace().channel("support", agent);
  }

  static SupportRoom open(Clock clock) throws IOException {
    return new SupportRoom(StrictSlack.open(clock));
  }

  /** The stand-in itself. */
  public StrictSlack slack() {
    return slack;
  }

  /** Who works there. */
  public Person agent() {
    return agent;
  }

  /** Where it happens. */
  public Channel channel() {
    return channel;
  }

  /** Settings that point the adapter here: events come by Socket Mode. */
  Map<String, List<String>> settings() {
    return Map.of(
        "slack.bot-token", List.of(slack.botToken()),
        "slack.app-token", List.of(slack.appToken()),
        "slack.api-url", List.of(slack.apiUrl().toString()),
        "slack.file-hosts", List.of(slack.fileHost()));
  }

  /** What the bot has written so far, to all and to the agent alone, as it stands now. */
  List<Message> written() {
    var messages = slack.workspace().messages();
    return Stream.concat(messages.in(channel).stream(), messages.onlyFor(agent, channel).stream())
        .filter(Message::byApp)
        .toList();
  }

  @Override
  public void close() {
    slack.close();
  }
}
