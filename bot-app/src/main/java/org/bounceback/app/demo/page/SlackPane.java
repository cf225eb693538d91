package org.bounceback.app.demo.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.bounceback.data.DocumentCodec;
import org.bounceback.sandbox.slack.SlackChannelView;
import org.bounceback.sandbox.slack.SlackUsers;
import org.bounceback.sandbox.slack.StrictSlack;
import org.bounceback.sandbox.slack.delivery.DeliveryOutcome;
import org.bounceback.sandbox.slack.delivery.EventDelivery;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.StoredFile;
import org.bounceback.sandbox.slack.world.View;

/** Shows a channel of the simulated Slack, and the user's direct conversation with the app. */
public final class SlackPane implements Pane {
  private static final String MENTION = "@bounceback ";
  private static final String NOTHING = "{}";

  private final StrictSlack slack;
  private final SlackUser slackUser;
  private final List<Channel> places;

  private SlackPane(StrictSlack slack, SlackUser slackUser, List<Channel> places) {
    this.slack = slack;
    this.slackUser = slackUser;
    this.places = List.copyOf(places);
  }

  /** Creates the view of a user, who is in {@code channel}. */
  public static SlackPane of(StrictSlack slack, SlackUser slackUser, Channel channel) {
    return new SlackPane(slack, slackUser, List.of(channel, slack.workspace().direct(slackUser)));
  }

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public String state() {
    return places.stream()
        .map(place -> new SlackChannelView(slack.workspace(), slackUser, place).json())
        .collect(Collectors.joining(",", "{\"places\":[", "]}"));
  }

  @Override
  public String perform(String deed, PageRequest pageRequest)
      throws InterruptedException, TimeoutException {
    switch (deed) {
      case "type" -> type(pageRequest);
      case "click" -> click(pageRequest);
      case "shortcut" -> shortcut(pageRequest);
      case "home" -> people().opensHome(slackUser);
      case "close" -> people().closes(view(pageRequest));
      case "submit" -> {
        return submit(pageRequest);
      }
      default -> throw new IllegalArgumentException("nobody can " + deed + " in Slack");
    }
    return NOTHING;
  }

  @Override
  public Optional<PendingFile> file(String id) {
    return slack
        .workspace()
        .files()
        .find(id)
        .map(file -> new PendingFile(file.title(), file.bytes()));
  }

  /** Sends a command, a mention of the bot, or text, with or without files. */
  private void type(PageRequest pageRequest) {
    Channel channel = place(pageRequest);
    String line = pageRequest.text("line").strip();
    Optional<Message> thread = pageRequest.find("thread").map(ts -> message(channel, ts));
    StoredFile[] files = pageRequest.files().stream().map(this::stored).toArray(StoredFile[]::new);
    if (files.length > 0) {
      thread.ifPresentOrElse(
          parent -> people().uploads(slackUser, parent, line, files),
          () -> people().uploads(slackUser, channel, line, files));
    } else if (line.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to send");
    } else if (thread.isPresent()) {
      people().replies(slackUser, thread.get(), line);
    } else if (line.startsWith("/")) {
      people().types(slackUser, channel, line);
    } else if (line.regionMatches(true, 0, MENTION, 0, MENTION.length())) {
      people().mentions(slackUser, channel, line.substring(MENTION.length()));
    } else {
      people().says(slackUser, channel, line);
    }
  }

  /** Clicks a button of a message or a view; thumbs and options also have a value. */
  private void click(PageRequest pageRequest) {
    if (pageRequest.find("view").isPresent()) {
      people().clicks(slackUser, view(pageRequest), pageRequest.text("action"));
      return;
    }
    Message message = message(place(pageRequest), pageRequest.text("message"));
    pageRequest
        .find("value")
        .ifPresentOrElse(
            value -> people().chooses(slackUser, message, pageRequest.text("action"), value),
            () -> people().clicks(slackUser, message, pageRequest.text("action")));
  }

  private void shortcut(PageRequest pageRequest) {
    pageRequest
        .find("message")
        .ifPresentOrElse(
            ts ->
                people()
                    .shortcut(
                        slackUser, message(place(pageRequest), ts), pageRequest.text("callback")),
            () -> people().shortcut(slackUser, pageRequest.text("callback")));
  }

  /** Returns the app's validation errors of a form, by field. */
  private String submit(PageRequest pageRequest) throws InterruptedException, TimeoutException {
    Map<String, String> entries = new HashMap<>(pageRequest.texts());
    pageRequest.choices().forEach((field, chosen) -> entries.put(field, String.join(",", chosen)));
    pageRequest
        .uploads()
        .forEach(
            (field, files) ->
                entries.put(
                    field,
                    files.stream()
                        .map(file -> stored(file).id())
                        .collect(Collectors.joining(","))));
    EventDelivery submission = people().submits(view(pageRequest), entries);
    return DocumentCodec.toJson(errors(submission.await()));
  }

  private static Map<String, ?> errors(DeliveryOutcome deliveryOutcome) {
    if (deliveryOutcome instanceof DeliveryOutcome.Failed) {
      return Map.of("failed", "We had some trouble connecting. Try again?");
    }
    var errors = new HashMap<String, String>();
    if (deliveryOutcome instanceof DeliveryOutcome.Acknowledged answer
        && !answer.json().isEmpty()) {
      DocumentCodec.json("acknowledgement", answer.json())
          .find("errors")
          .ifPresent(wrong -> wrong.keys().forEach(key -> errors.put(key, wrong.text(key))));
    }
    return errors.isEmpty() ? Map.of() : Map.of("errors", errors);
  }

  private SlackUsers people() {
    return slack.users();
  }

  private StoredFile stored(PendingFile file) {
    return slack.workspace().files().add(slackUser.id(), file.name(), file.content());
  }

  private Channel place(PageRequest pageRequest) {
    String id = pageRequest.text("place");
    return places.stream()
        .filter(place -> place.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no channel " + id));
  }

  private Message message(Channel channel, String ts) {
    return slack
        .workspace()
        .messages()
        .any(channel.id(), ts)
        .orElseThrow(() -> new IllegalArgumentException("the message is gone"));
  }

  private View view(PageRequest pageRequest) {
    return slack
        .workspace()
        .views()
        .find(pageRequest.text("view"))
        .orElseThrow(() -> new IllegalArgumentException("the window is closed"));
  }
}
