package org.bounceback.app.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.bounceback.app.BotRuntime;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Network;
import org.bounceback.app.Storage;
import org.bounceback.app.demo.page.Page;
import org.bounceback.app.settings.InvalidSettingsException;
import org.bounceback.app.settings.Settings;
import org.bounceback.app.terminal.LineInput;
import org.bounceback.app.terminal.TerminalChat;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.MessageRef;
import org.bounceback.data.DocumentNode;
import org.bounceback.store.StoreException;

/**
 * Plays the demo's story against a simulated network. Everything shown really happened: queries
 * used sockets, the case is in a database, the ticket is in the ticket system. Every scene is
 * played in the terminal, then through the real adapters in a strict simulated Slack and Discord.
 */
public final class Demo {
  private final LineInput person;
  private final PrintStream out;
  private final Clock clock;

  /** Creates a demo that prints to {@code out}. */
  public Demo(LineInput person, PrintStream out, Clock clock) {
    this.person = person;
    this.out = out;
    this.clock = clock;
  }

  /** Changes the simulated world before the story starts. */
  @FunctionalInterface
  public interface Twist {
    void apply(DemoWorld demoWorld);
  }

  /**
   * Plays all scenes.
   *
   * @param twist a change to the world; usually none
   * @param goOn whether the user may continue typing afterwards
   * @throws CommandFailedException if a scene failed; the message contains its name
   */
  public void play(Twist twist, boolean goOn) throws CommandFailedException, InterruptedException {
    try (TemporaryFolder folder = TemporaryFolder.create("bounceback-demo");
        DemoWorld demoWorld = DemoWorld.open(clock)) {
      DocumentNode story = Scene.story();
      for (DocumentNode listing : story.list("listings")) {
        demoWorld
            .list(listing.text("zone"))
            .list(listing.text("subject"), listing.text("code"), listing.text("reason"));
      }
      twist.apply(demoWorld);
      play(demoWorld, Scene.of(story), folder.path(), goOn);
    } catch (SceneMismatchException failed) {
      throw new CommandFailedException(Status.AWAY, failed.getMessage(), failed);
    } catch (IOException | StoreException | InvalidSettingsException failed) {
      throw new CommandFailedException(Status.AWAY, "the demo cannot run here: " + failed, failed);
    }
  }

  private void play(DemoWorld demoWorld, List<Scene> scenes, Path folder, boolean goOn)
      throws CommandFailedException,
          SceneMismatchException,
          IOException,
          StoreException,
          InvalidSettingsException,
          InterruptedException {
    Settings settings = demoWorld.settings(folder);
    var typing = new ScriptedTyping(person, out);
    var terminal =
        new TerminalChat(typing, out, settings.text("support.contact").orElse(""), Locale.ENGLISH);
    BlockingQueue<MessageRef> refreshed = new LinkedBlockingQueue<>();
    CardPublisher editor =
        (message, card) -> {
          terminal.publisher().show(message, card);
          refreshed.add(message);
        };
    try (Adapters adapters = Adapters.open(settings, clock);
        Network network = Network.open(settings);
        Storage storage = Storage.open(settings, clock);
        BotRuntime botRuntime =
            BotRuntime.start(
                settings, network, storage, editors(adapters, editor), UsageLimits.NONE, clock);
        var chats = new ChatStages(out, demoWorld.room(), demoWorld.server());
        Page page = demoWorld.page()) {
      var terminalScenePlayer =
          new TerminalScenePlayer(
              botRuntime.bot(),
              terminal,
              typing,
              storage,
              demoWorld.desk(),
              refreshed,
              folder,
              out);
      adapters.listen(botRuntime.bot(), demoWorld);
      try {
        out.print(goOn ? "*** The same happens in Slack and Discord: " + page.url() + "\n" : "");
        play(scenes, terminalScenePlayer, chats);
        if (goOn) {
          out.println("*** Now you. Type /bounceback help, or quit to leave.");
          out.println("*** Or type, click and drop files in Slack and Discord: " + page.url());
          terminal.run(botRuntime.bot());
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

  private void play(List<Scene> scenes, TerminalScenePlayer terminalScenePlayer, ChatStages chats)
      throws SceneMismatchException, IOException, StoreException, InterruptedException {
    for (Scene scene : scenes) {
      chats.play(scene, terminalScenePlayer.play(scene));
    }
    out.printf("%n*** All of this happened on a simulated network inside this process.%n");
  }
}
