package org.bounceback.app.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bounceback.app.demo.Room.Seen;
import org.bounceback.data.Resources;

/**
 * Plays scenes in a strict chat platform as its agent, and compares what the stand-in received with
 * what the terminal was told. Nothing here knows the bot.
 */
final class ChatStage {
  private static final String CASE_BUTTON = "open-ticket:";
  private static final Pattern TICKET = Pattern.compile("ticket [0-9]+");

  private final Room room;
  private final Map<String, Seen> cards = new HashMap<>();

  ChatStage(Room room) {
    this.room = room;
  }

  /**
   * Plays one scene.
   *
   * @param headline what the card has to begin with, as the terminal's does
   * @return what the audience is told of it
   */
  Optional<String> play(Scene scene, String headline) throws SceneFailed, InterruptedException {
    Optional<String> told = Optional.of(headline);
    if (scene.press().isPresent()) {
      told = press(scene, scene.press().get());
    } else {
      cards.put(scene.name(), ask(scene, headline));
    }
    if (!room.refusals().isEmpty()) {
      throw new SceneFailed(scene, room.platform() + " refused " + room.refusals());
    }
    return told.map(words -> "#%s in %s: %s".formatted(room.name(), room.platform(), words));
  }

  private Seen ask(Scene scene, String headline) throws SceneFailed, InterruptedException {
    List<Seen> before = room.written();
    if (scene.drop().isPresent()) {
      String name = scene.drop().get();
      room.drop(name, Resources.text(ChatStage.class, name));
    } else {
      room.type(scene.type().orElse("").replace("{case}", caseOf(scene)));
    }
    return await(
        scene,
        "no card says \"" + headline + "\"",
        () -> since(before).filter(card -> card.words().startsWith(headline)));
  }

  private Optional<String> press(Scene scene, String label)
      throws SceneFailed, InterruptedException {
    Seen card = await(scene, "no card has the button \"" + label + "\"", () -> card(scene, label));
    List<Seen> before = room.written();
    room.press(card, label);
    Optional<String> told = Optional.empty();
    if (scene.expect().containsKey("helpful")) {
      told = Optional.of(await(scene, "no thanks for the feedback", this::thanks));
    } else if (scene.fill().isEmpty()) {
      await(
          scene,
          "nothing is shown",
          () -> Optional.of(room).filter(shown -> shown.windowOpen() || since(before).isPresent()));
    } else {
      await(scene, "no form opens", () -> Optional.of(room).filter(Room::windowOpen));
      room.submit(scene.fill());
      told = Optional.of(await(scene, "no ticket on the card", () -> ticket(now(card))));
    }
    room.closeWindow();
    return told;
  }

  private Optional<Seen> since(List<Seen> before) {
    List<String> known = before.stream().map(Seen::id).toList();
    return room.written().stream().filter(each -> !known.contains(each.id())).findFirst();
  }

  private Optional<String> thanks() {
    return room.written().stream()
        .flatMap(each -> each.words().lines())
        .filter(line -> line.contains("marked as helpful"))
        .findFirst();
  }

  /** The card of the scene that is meant, else the newest one with such a button. */
  private Optional<Seen> card(Scene scene, String label) {
    List<Seen> asked =
        scene.about().map(name -> List.of(now(cardOf(scene, name)))).orElseGet(room::written);
    return asked.stream()
        .filter(message -> room.button(message, label).isPresent())
        .reduce((older, newer) -> newer);
  }

  private String caseOf(Scene scene) {
    return scene
        .about()
        .flatMap(name -> room.button(now(cardOf(scene, name)), "Open ticket"))
        .map(action -> action.substring(CASE_BUTTON.length()))
        .orElse("");
  }

  private static Optional<String> ticket(Seen card) {
    return TICKET.matcher(card.words()).results().map(MatchResult::group).findFirst();
  }

  private Seen cardOf(Scene scene, String name) {
    return Optional.ofNullable(cards.get(name))
        .orElseThrow(
            () -> new IllegalStateException(scene.name() + " speaks of a scene without a card"));
  }

  private Seen now(Seen card) {
    return room.written().stream()
        .filter(each -> each.id().equals(card.id()))
        .findFirst()
        .orElse(card);
  }

  private <T> T await(Scene scene, String complaint, Supplier<Optional<T>> sought)
      throws SceneFailed, InterruptedException {
    return Waiting.await(sought)
        .orElseThrow(() -> new SceneFailed(scene, room.platform() + ": " + complaint));
  }
}
