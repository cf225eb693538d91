package org.bounceback.sandbox.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.stream.Stream;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.Person;
import org.bounceback.sandbox.slack.world.StoredFile;
import org.bounceback.sandbox.slack.world.Workspace;

/**
 * What one person sees of one channel, as the workspace holds it: blocks and views stand in it as
 * the app sent them.
 */
public final class Sight {
  private final Workspace workspace;
  private final Person person;
  private final Channel channel;

  /** The channel in the person's eyes. */
  public Sight(Workspace workspace, Person person, Channel channel) {
    this.workspace = workspace;
    this.person = person;
    this.channel = channel;
  }

  /**
   * All of it at this moment, as a JSON object: {@code channel} and {@code person} by name, {@code
   * messages} oldest first with what the person alone sees, and {@code view}, which is null while
   * no modal is open.
   */
  public String json() {
    ObjectNode json = Payloads.object();
    json.put("channel", channel.name()).put("person", person.realName());
    ArrayNode messages = json.putArray("messages");
    Stream.concat(
            workspace.messages().in(channel).stream(),
            workspace.messages().onlyFor(person, channel).stream())
        .sorted(Comparator.comparing(Message::ts))
        .forEach(message -> messages.add(message(message)));
    json.putNull("view");
    workspace.views().top(person.id()).ifPresent(view -> json.set("view", view.json()));
    return json.toString();
  }

  private ObjectNode message(Message message) {
    ObjectNode json = Payloads.object().put("ts", message.ts()).put("author", author(message));
    json.put("app", message.byApp()).put("private", message.onlyFor().isPresent());
    json.put("thread", message.thread().orElse(null)).put("text", message.text());
    json.put("edited", message.edits() > 0);
    json.putArray("blocks").addAll(message.blocks().valueStream().toList());
    ArrayNode files = json.putArray("files");
    message.files().stream()
        .flatMap(id -> workspace.files().find(id).stream())
        .map(StoredFile::title)
        .forEach(files::add);
    return json;
  }

  /** Slackbot is no member. */
  private String author(Message message) {
    return workspace.findPerson(message.author()).map(Person::realName).orElse("Slackbot");
  }
}
