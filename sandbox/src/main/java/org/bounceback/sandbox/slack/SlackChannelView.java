package org.bounceback.sandbox.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.stream.Stream;
import org.bounceback.sandbox.slack.world.AppManifest.Shortcut;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.Workspace;

/** What one user sees of one channel, with blocks and views as the app sent them. */
public final class SlackChannelView {
  private final Workspace workspace;
  private final SlackUser slackUser;
  private final Channel channel;

  /** Creates the view of a user of a channel. */
  public SlackChannelView(Workspace workspace, SlackUser slackUser, Channel channel) {
    this.workspace = workspace;
    this.slackUser = slackUser;
    this.channel = channel;
  }

  /**
   * Returns the current state as a JSON object: {@code id} of the channel, {@code channel} and
   * {@code person} by name, {@code people} by id, {@code messages} oldest first including ephemeral
   * ones, each with {@code files} by {@code id} and {@code name}; {@code view}, which is null while
   * no modal is open; {@code home}, which is null before the app published it; and the app's {@code
   * commands} and {@code shortcuts}, the latter with {@code callback}, {@code name}, and {@code
   * message} if they are used on one.
   */
  public String json() {
    ObjectNode json = Payloads.object();
    json.put("id", channel.id()).put("channel", channel.name()).put("person", slackUser.realName());
    ObjectNode people = json.putObject("people");
    workspace.people().forEach(member -> people.put(member.id(), member.realName()));
    ArrayNode messages = json.putArray("messages");
    Stream.concat(
            workspace.messages().in(channel).stream(),
            workspace.messages().onlyFor(slackUser, channel).stream())
        .sorted(Comparator.comparing(Message::ts))
        .forEach(message -> messages.add(message(message)));
    json.putNull("view");
    workspace.views().top(slackUser.id()).ifPresent(view -> json.set("view", view.json()));
    json.putNull("home");
    workspace.views().home(slackUser.id()).ifPresent(home -> json.set("home", home.json()));
    ArrayNode commands = json.putArray("commands");
    workspace.manifest().commands().stream().sorted().forEach(commands::add);
    ArrayNode shortcuts = json.putArray("shortcuts");
    workspace.manifest().shortcuts().stream()
        .sorted(Comparator.comparing(Shortcut::name))
        .forEach(shortcut -> shortcuts.add(shortcut(shortcut)));
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
        .forEach(file -> files.addObject().put("id", file.id()).put("name", file.title()));
    return json;
  }

  private static ObjectNode shortcut(Shortcut shortcut) {
    return Payloads.object()
        .put("callback", shortcut.callbackId())
        .put("name", shortcut.name())
        .put("message", shortcut.onMessage());
  }

  /** Returns the author's id; Slackbot is not a member. */
  private String author(Message message) {
    return workspace.findPerson(message.author()).map(SlackUser::realName).orElse("Slackbot");
  }
}
