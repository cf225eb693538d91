package org.bounceback.app.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bounceback.app.Storage;
import org.bounceback.app.terminal.TerminalChat;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseState;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.commands.Bot;
import org.bounceback.data.Resources;
import org.bounceback.findings.BounceFindings;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.desk.StoredTicket;
import org.bounceback.store.StoreException;

/** Plays scenes in the terminal as a user would, and compares the results with the story. */
final class TerminalScenePlayer {
  private static final Duration TICKET = Duration.ofSeconds(10);

  private final Bot bot;
  private final TerminalChat terminal;
  private final ScriptedTyping typing;
  private final Storage storage;
  private final DeskServer desk;
  private final BlockingQueue<MessageRef> refreshed;
  private final Path folder;
  private final PrintStream out;
  private final Map<String, Case> cases = new HashMap<>();

  TerminalScenePlayer(
      Bot bot,
      TerminalChat terminal,
      ScriptedTyping typing,
      Storage storage,
      DeskServer desk,
      BlockingQueue<MessageRef> refreshed,
      Path folder,
      PrintStream out) {
    this.bot = bot;
    this.terminal = terminal;
    this.typing = typing;
    this.storage = storage;
    this.desk = desk;
    this.refreshed = refreshed;
    this.folder = folder;
    this.out = out;
  }

  /** Plays one scene and returns the headline of its case. */
  String play(Scene scene)
      throws SceneMismatchException, IOException, StoreException, InterruptedException {
    scene.narration().ifPresent(words -> out.printf("%n*** %s%n%n", words));
    String line = line(scene);
    typing.script(scene.fill());
    out.println("> " + scene.drop().map(name -> "(drops the file " + name + ")").orElse(line));
    terminal.process(bot, line);
    newestCase().ifPresent(newest -> cases.put(scene.name(), newest));
    compare(scene);
    String about = scene.about().orElse(scene.name());
    return Optional.ofNullable(cases.get(about))
        .map(told -> told.caseResult().headline())
        .orElse("");
  }

  private String line(Scene scene) throws SceneMismatchException, IOException {
    if (scene.drop().isPresent()) {
      return drop(scene.drop().get());
    }
    if (scene.press().isPresent()) {
      OptionalInt number = terminal.numberOf(scene.press().get());
      if (number.isEmpty()) {
        throw new SceneMismatchException(
            scene, "there is no button \"" + scene.press().get() + "\"");
      }
      return String.valueOf(number.getAsInt());
    }
    String about = scene.about().map(name -> caseOf(scene, name).id().text()).orElse("");
    return scene.type().orElse("").replace("{case}", about);
  }

  private String drop(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(
        file, Resources.text(TerminalScenePlayer.class, name), StandardCharsets.UTF_8);
    return file.toString();
  }

  private void compare(Scene scene)
      throws SceneMismatchException, IOException, StoreException, InterruptedException {
    for (Map.Entry<String, String> wanted : scene.expect().entrySet()) {
      String seen =
          switch (wanted.getKey()) {
            case "ticket" -> ticketOf(scene, wanted.getValue());
            case "helpful" -> helpful(caseOf(scene, scene.about().orElse(scene.name())));
            case "verdict" -> caseOf(scene, scene.name()).caseResult().verdict();
            default -> outcome(caseOf(scene, scene.name()), wanted.getKey());
          };
      if (!seen.equals(wanted.getValue())) {
        throw new SceneMismatchException(
            scene, "%s is %s, not %s".formatted(wanted.getKey(), seen, wanted.getValue()));
      }
    }
  }

  /** Waits for the ticket and prints it from the ticket system. */
  private String ticketOf(Scene scene, String name)
      throws SceneMismatchException, StoreException, InterruptedException {
    Case escalated = caseOf(scene, name);
    long end = System.nanoTime() + TICKET.toNanos();
    CaseState state = stateOf(escalated);
    while (state != CaseState.SENT) {
      long left = end - System.nanoTime();
      boolean isOver = state == CaseState.FAILED || left <= 0;
      if (isOver || refreshed.poll(left, TimeUnit.NANOSECONDS) == null) {
        throw new SceneMismatchException(
            scene, "no ticket was created within " + TICKET.toSeconds() + " s");
      }
      state = stateOf(escalated);
    }
    Optional<StoredTicket> atTheDesk =
        desk.tickets().stream()
            .filter(storedTicket -> storedTicket.draft().caseId().equals(escalated.id().text()))
            .findFirst();
    if (atTheDesk.isEmpty()) {
      throw new SceneMismatchException(
          scene, "the ticket system has no ticket for " + escalated.id());
    }
    out.printf("%nAt the desk:%n%s%n", TicketText.of(atTheDesk.get()));
    return name;
  }

  private CaseState stateOf(Case about) throws StoreException {
    return storage.cases().find(about.id()).orElseThrow().state();
  }

  private String helpful(Case about) throws StoreException {
    return storage.cases().feedback(about.id()).stream()
        .map(feedback -> String.valueOf(feedback.helpful()))
        .findFirst()
        .orElse("not said");
  }

  private static String outcome(Case about, String step) {
    return about.findings() instanceof BounceFindings bounce
        ? bounce.step(step).map(BounceFindings.Step::outcome).orElse("absent")
        : "absent";
  }

  private Case caseOf(Scene scene, String name) {
    return Optional.ofNullable(cases.get(name))
        .orElseThrow(
            () -> new IllegalStateException(scene.name() + " refers to a scene without a case"));
  }

  private Optional<Case> newestCase() throws StoreException {
    return storage.cases().recent(TerminalChat.PERSON, 1).stream().findFirst();
  }
}
