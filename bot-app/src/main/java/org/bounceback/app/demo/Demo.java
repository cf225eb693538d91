package org.bounceback.app.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.bounceback.app.CannotRun;
import org.bounceback.app.CannotRun.Status;
import org.bounceback.app.Conversation;
import org.bounceback.app.Network;
import org.bounceback.app.Storage;
import org.bounceback.app.demo.page.Page;
import org.bounceback.app.settings.BadSettings;
import org.bounceback.app.settings.Settings;
import org.bounceback.app.terminal.TerminalChat;
import org.bounceback.app.terminal.Typing;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.casebook.MessageRef;
import org.bounceback.chat.CardPublisher;
import org.bounceback.data.DocumentNode;
import org.bounceback.store.StoreException;

/**
 * Plays the story against the loopback internet. Everything shown really happened: the questions
 * went over sockets, the case is in a database, the ticket lies at the desk. Every scene is played
 * in the terminal, then through the real adapters in a strict Slack and a strict Discord.
 */
public final class Demo {
  private final Typing person;
  private final PrintStream out;
  private final Clock clock;

  /** A demo that shows itself on {@code out}. */
  public Demo(Typing person, PrintStream out, Clock clock) {
    this.person = person;
    this.out = out;
    this.clock = clock;
  }

  /** Changes the world before the story begins. */
  @FunctionalInterface
  public interface Twist {
    void apply(World world);
  }

  /**
   * Plays all scenes.
   *
   * @param twist what is different this time; usually nothing
   * @param goOn whether the person may go on typing afterwards
   * @throws CannotRun when a scene failed; the message names it
   */
  public void play(Twist twist, boolean goOn) throws CannotRun, InterruptedException {
    try {
      Path folder = Files.createTempDirectory("bounceback-demo");
      try (World world = World.open(clock)) {
        DocumentNode story = Scene.story();
        for (DocumentNode each : story.list("listings")) {
          world
              .list(each.text("zone"))
              .list(each.text("subject"), each.text("code"), each.text("reason"));
        }
        twist.apply(world);
        play(world, Scene.of(story), folder, goOn);
      } finally {
        delete(folder);
      }
    } catch (SceneFailed failed) {
      throw new CannotRun(Status.AWAY, failed.getMessage(), failed);
    } catch (IOException | StoreException | BadSettings failed) {
      throw new CannotRun(Status.AWAY, "the demo cannot run here: " + failed, failed);
    }
  }

  private void play(World world, List<Scene> scenes, Path folder, boolean goOn)
      throws CannotRun,
          SceneFailed,
          IOException,
          StoreException,
          BadSettings,
          InterruptedException {
    Settings settings = world.settings(folder);
    var typing = new ScriptedTyping(person, out);
    var terminal =
        new TerminalChat(typing, out, settings.text("support.contact").orElse(""), Locale.ENGLISH);
    BlockingQueue<MessageRef> refreshed = new LinkedBlockingQueue<>();
    CardPublisher editor =
        (message, card) -> {
          terminal.editor().show(message, card);
          refreshed.add(message);
        };
    try (Adapters adapters = Adapters.open(settings, clock);
        Network network = Network.open(settings);
        Storage storage = Storage.open(settings, clock);
        Conversation conversation =
            Conversation.start(
                settings, network, storage, editors(adapters, editor), UsageLimits.NONE, clock);
        var chats = new ChatStages(out, world.room(), world.server());
        Page page = world.page()) {
      var stage =
          new Stage(
              conversation.bot(), terminal, typing, storage, world.desk(), refreshed, folder, out);
      adapters.hear(conversation.bot(), world);
      try {
        out.print(goOn ? "*** The same happens in Slack and Discord: " + page.url() + "\n" : "");
        play(scenes, stage, chats);
        if (goOn) {
          out.println("*** Now you. Type /bounceback help, or quit to leave.");
          out.println("*** Or type, click and drop files in Slack and Discord: " + page.url());
          terminal.talk(conversation.bot());
        }
      } finally {
        adapters.stopListening();
      }
    }
  }

  private static Map<String, CardPublisher> editors(Adapters adapters, CardPublisher terminal) {
    Map<String, CardPublisher> editors = new HashMap<>(adapters.editors());
    editors.put(TerminalChat.PLATFORM, terminal);
    return editors;
  }

  private void play(List<Scene> scenes, Stage stage, ChatStages chats)
      throws SceneFailed, IOException, StoreException, InterruptedException {
    for (Scene scene : scenes) {
      chats.play(scene, stage.play(scene));
    }
    out.printf("%n*** All of this happened on a loopback internet inside this process.%n");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
