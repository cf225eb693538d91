package org.bounceback.app.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bounceback.app.demo.ChatChannel.Seen;
import org.bounceback.data.Resources;

/**
 * Plays scenes as the agent of a simulated chat platform, and compares the received cards with the
 * terminal's. This class does not depend on the bot.
 */
final class ChatScenePlayer {
  private static final String CASE_BUTTON = "open-ticket:";
  private static final Pattern TICKET = Pattern.compile("Ticket [0-9]+");

  private final ChatChannel chatChannel;
  private final Map<String, Seen> cards = new HashMap<>();

  ChatScenePlayer(ChatChannel chatChannel) {
    this.chatChannel = chatChannel;
  }

  /**
   * Plays one scene.
   *
   * @param headline the expected headline of the card, as in the terminal
   * @return the text to print about it
   */
  Optional<String> play(Scene scene, String headline)
      throws SceneMismatchException, InterruptedException {
    Optional<String> told = Optional.of(headline);
    if (scene.press().isPresent()) {
      told = press(scene, scene.press().get());
    } else {
      cards.put(scene.name(), ask(scene, headline));
    }
    if (!chatChannel.refusals().isEmpty()) {
      throw new SceneMismatchException(
          scene, chatChannel.platform() + " refused " + chatChannel.refusals());
    }
    return told.map(
        words -> "#%s in %s: %s".formatted(chatChannel.name(), chatChannel.platform(), words));
  }

  private Seen ask(Scene scene, String headline)
      throws SceneMismatchException, InterruptedException {
    List<Seen> before = chatChannel.written();
    if (scene.drop().isPresent()) {
      String name = scene.drop().get();
      chatChannel.drop(name, Resources.text(ChatScenePlayer.class, name));
    } else {
      chatChannel.type(scene.type().orElse("").replace("{case}", caseOf(scene)));
    }
    return await(
        scene,
        "no card says \"" + headline + "\"",
        () -> since(before).filter(card -> firstLine(card).contains(headline)));
  }

  /** Returns the line with the badge and the headline. */
  private static String firstLine(Seen card) {
    return card.text().lines().findFirst().orElse("");
  }

  private Optional<String> press(Scene scene, String label)
      throws SceneMismatchException, InterruptedException {
    Seen card = await(scene, "no card has the button \"" + label + "\"", () -> card(scene, label));
    List<Seen> before = chatChannel.written();
    chatChannel.press(card, label);
    Optional<String> told = Optional.empty();
    if (scene.expect().containsKey("helpful")) {
      told = Optional.of(await(scene, "no thanks for the feedback", this::thanks));
    } else if (scene.fill().isEmpty()) {
      await(
          scene,
          "nothing is shown",
          () ->
              Optional.of(chatChannel)
                  .filter(shown -> shown.windowOpen() || since(before).isPresent()));
    } else {
      await(scene, "no form opens", () -> Optional.of(chatChannel).filter(ChatChannel::windowOpen));
      chatChannel.submit(scene.fill());
      told = Optional.of(await(scene, "no ticket on the card", () -> ticket(now(card))));
    }
    chatChannel.closeWindow();
    return told;
  }

  private Optional<Seen> since(List<Seen> before) {
    List<String> known = before.stream().map(Seen::id).toList();
    return chatChannel.written().stream()
        .filter(message -> !known.contains(message.id()))
        .findFirst();
  }

  private Optional<String> thanks() {
    return chatChannel.written().stream()
        .flatMap(message -> message.text().lines())
        .filter(line -> line.contains("Thanks for your feedback"))
        .findFirst();
  }

  /** Returns the card of the requested scene, or the newest one with such a button. */
  private Optional<Seen> card(Scene scene, String label) {
    List<Seen> asked =
        scene
            .about()
            .map(name -> List.of(now(cardOf(scene, name))))
            .orElseGet(chatChannel::written);
    return asked.stream()
        .filter(message -> chatChannel.button(message, label).isPresent())
        .reduce((older, newer) -> newer);
  }

  private String caseOf(Scene scene) {
    return scene
        .about()
        .flatMap(name -> chatChannel.button(now(cardOf(scene, name)), "Open ticket"))
        .map(action -> action.substring(CASE_BUTTON.length()))
        .orElse("");
  }

  private static Optional<String> ticket(Seen card) {
    return TICKET.matcher(card.text()).results().map(MatchResult::group).findFirst();
  }

  private Seen cardOf(Scene scene, String name) {
    return Optional.ofNullable(cards.get(name))
        .orElseThrow(
            () -> new IllegalStateException(scene.name() + " refers to a scene without a card"));
  }

  private Seen now(Seen card) {
    return chatChannel.written().stream()
        .filter(message -> message.id().equals(card.id()))
        .findFirst()
        .orElse(card);
  }

  private <T> T await(Scene scene, String complaint, Supplier<Optional<T>> sought)
      throws SceneMismatchException, InterruptedException {
    return PollingWait.await(sought)
        .orElseThrow(
            () -> new SceneMismatchException(scene, chatChannel.platform() + ": " + complaint));
  }
}
