package org.bounceback.app.demo.page;

import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.bounceback.data.Documents;
import org.bounceback.data.Node;
import org.bounceback.sandbox.slack.People;
import org.bounceback.sandbox.slack.StrictSlack;
import org.bounceback.sandbox.slack.delivery.Delivery;
import org.bounceback.sandbox.slack.delivery.Outcome;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.Person;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.sandbox.wire.Bytes;

/** What the person at the page does, done in the strict Slack. */
final class Deeds {
  private static final String MENTION = "@bounceback ";

  private final StrictSlack slack;
  private final Person person;
  private final Channel channel;

  Deeds(StrictSlack slack, Person person, Channel channel) {
    this.slack = slack;
    this.person = person;
    this.channel = channel;
  }

  /** Types a line: a command, a mention of the bot, or words for the channel. */
  void type(Node asked) {
    String line = asked.text("line").strip();
    if (line.startsWith("/")) {
      people().types(person, channel, line);
    } else if (line.regionMatches(true, 0, MENTION, 0, MENTION.length())) {
      people().mentions(person, channel, line.substring(MENTION.length()));
    } else {
      people().says(person, channel, line);
    }
  }

  /** Answers in a thread. */
  void reply(Node asked) {
    people().replies(person, message(asked.text("thread")), asked.text("line"));
  }

  /** Drops a file into the channel. */
  void drop(String name, byte[] content) {
    var file = slack.workspace().files().add(person.id(), name, Bytes.of(content));
    people().uploads(person, channel, "", file);
  }

  /** Presses a button; a thumb has a value besides. */
  void click(Node asked) {
    Message message = message(asked.text("ts"));
    Optional<String> value = asked.findText("value");
    if (value.isPresent()) {
      people().chooses(person, message, asked.text("action"), value.get());
    } else {
      people().clicks(person, message, asked.text("action"));
    }
  }

  /**
   * Submits a form.
   *
   * @return what the app finds wrong with it, as JSON by field; an empty object when nothing
   */
  String submit(Node asked) throws InterruptedException, TimeoutException {
    var entries = new HashMap<String, String>();
    Node given = asked.at("entries");
    given.keys().forEach(key -> entries.put(key, given.text(key)));
    Delivery submission = people().submits(view(asked), entries);
    return errors(submission.await());
  }

  /** Closes a window. */
  void close(Node asked) {
    people().closes(view(asked));
  }

  private static String errors(Outcome outcome) {
    var errors = new HashMap<String, String>();
    if (outcome instanceof Outcome.Failed) {
      errors.put("", "We had some trouble connecting. Try again?");
    } else if (outcome instanceof Outcome.Acknowledged answer && !answer.json().isEmpty()) {
      Documents.json("acknowledgement", answer.json())
          .find("errors")
          .ifPresent(wrong -> wrong.keys().forEach(key -> errors.put(key, wrong.text(key))));
    }
    return Documents.toJson(errors);
  }

  private People people() {
    return slack.people();
  }

  private Message message(String ts) {
    return slack
        .workspace()
        .messages()
        .any(channel.id(), ts)
        .orElseThrow(() -> new IllegalArgumentException("the message is gone"));
  }

  private View view(Node asked) {
    return slack
        .workspace()
        .views()
        .find(asked.text("view"))
        .orElseThrow(() -> new IllegalArgumentException("the window is closed"));
  }
}
