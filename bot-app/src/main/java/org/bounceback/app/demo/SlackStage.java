package org.bounceback.app.demo;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bounceback.data.Resources;
import org.bounceback.sandbox.slack.Controls;
import org.bounceback.sandbox.slack.Controls.Press;
import org.bounceback.sandbox.slack.People;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.sandbox.wire.Bytes;

/**
 * Plays scenes in the strict Slack as its agent, and compares what the stand-in received with what
 * the terminal was told. Nothing here knows the bot.
 */
final class SlackStage {
  private static final String CASE_BUTTON = "open-ticket:";

  private final SupportRoom room;
  private final PrintStream out;
  private final Map<String, Message> cards = new HashMap<>();

  SlackStage(SupportRoom room, PrintStream out) {
    this.room = room;
    this.out = out;
  }

  /**
   * Plays one scene.
   *
   * @param headline what the card has to begin with, as the terminal's does
   */
  void play(Scene scene, String headline) throws SceneFailed, InterruptedException {
    if (scene.press().isPresent()) {
      press(scene, scene.press().get());
    } else {
      Message card = ask(scene, headline);
      cards.put(scene.name(), card);
      told(card.text());
    }
    List<?> refused = room.slack().refusals();
    if (!refused.isEmpty()) {
      throw new SceneFailed(scene, "Slack refused " + refused);
    }
  }

  private Message ask(Scene scene, String headline) throws SceneFailed, InterruptedException {
    List<String> before = room.written().stream().map(Message::ts).toList();
    if (scene.drop().isPresent()) {
      String name = scene.drop().get();
      Bytes content = Bytes.of(Resources.text(SlackStage.class, name));
      var file = room.slack().workspace().files().add(room.agent().id(), name, content);
      people().uploads(room.agent(), room.channel(), "", file);
    } else {
      String line = scene.type().orElse("").replace("{case}", caseOf(scene));
      people().types(room.agent(), room.channel(), line);
    }
    return await(
        scene,
        "no card in Slack says \"" + headline + "\"",
        () ->
            room.written().stream()
                .filter(message -> !before.contains(message.ts()))
                .filter(message -> message.words().startsWith(headline))
                .findFirst());
  }

  private void press(Scene scene, String label) throws SceneFailed, InterruptedException {
    Message card =
        await(scene, "no card in Slack has the button \"" + label + "\"", () -> card(scene, label));
    Press press = Controls.labelled(card, label).orElseThrow();
    if (press.value().isPresent()) {
      people().chooses(room.agent(), card, press.action(), press.value().get());
      told(noted(scene).text());
      return;
    }
    people().clicks(room.agent(), card, press.action());
    View window = await(scene, "no window opens in Slack", this::window);
    if (!scene.fill().isEmpty()) {
      people().submits(window, entries(scene, window));
      Message changed = await(scene, "no ticket on the card in Slack", () -> ticketed(card));
      told(ticketLine(changed).orElseThrow());
    }
    await(scene, "the window goes", this::window);
    window().ifPresent(people()::closes);
  }

  private Message noted(Scene scene) throws SceneFailed, InterruptedException {
    return await(
        scene,
        "Slack does not thank for the feedback",
        () ->
            room.written().stream()
                .filter(message -> message.words().contains("marked as helpful"))
                .findFirst());
  }

  /** The card of the scene that is meant, else the newest one with such a button. */
  private Optional<Message> card(Scene scene, String label) {
    Optional<Message> meant = scene.about().map(name -> now(cardOf(scene, name)));
    return (meant.isPresent() ? meant.stream() : room.written().stream())
        .filter(message -> Controls.labelled(message, label).isPresent())
        .max(Comparator.comparing(Message::ts));
  }

  private String caseOf(Scene scene) {
    return scene
        .about()
        .flatMap(name -> Controls.labelled(now(cardOf(scene, name)), "Open ticket"))
        .map(press -> press.action().substring(CASE_BUTTON.length()))
        .orElse("");
  }

  private Optional<Message> ticketed(Message card) {
    return Optional.of(now(card)).filter(changed -> ticketLine(changed).isPresent());
  }

  private static Optional<String> ticketLine(Message card) {
    return card.words().lines().filter(line -> line.startsWith("ticket ")).findFirst();
  }

  private static Map<String, String> entries(Scene scene, View form) {
    List<String> inputs = Controls.inputs(form);
    var entries = new HashMap<String, String>();
    for (int i = 0; i < scene.fill().size(); i++) {
      if (!scene.fill().get(i).isEmpty()) {
        entries.put(inputs.get(i), scene.fill().get(i));
      }
    }
    return entries;
  }

  private Optional<View> window() {
    return room.slack().workspace().views().top(room.agent().id());
  }

  private Message cardOf(Scene scene, String name) {
    return Optional.ofNullable(cards.get(name))
        .orElseThrow(
            () -> new IllegalStateException(scene.name() + " speaks of a scene without a card"));
  }

  private Message now(Message card) {
    return room.slack().workspace().messages().any(card.channel(), card.ts()).orElse(card);
  }

  private People people() {
    return room.slack().people();
  }

  private void told(String words) {
    out.printf("%n#%s in Slack: %s%n", room.channel().name(), words);
  }

  private static <T> T await(Scene scene, String complaint, Supplier<Optional<T>> sought)
      throws SceneFailed, InterruptedException {
    return Waiting.await(sought).orElseThrow(() -> new SceneFailed(scene, complaint));
  }
}
