package org.bounceback.app.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Plays scenes on all platforms at the same time. */
final class ChatStages implements AutoCloseable {
  private final List<ChatScenePlayer> stages;
  private final PrintStream out;
  private final ExecutorService threads;

  ChatStages(PrintStream out, ChatChannel... rooms) {
    this.stages = Stream.of(rooms).map(ChatScenePlayer::new).toList();
    this.out = out;
    this.threads = Executors.newFixedThreadPool(stages.size());
  }

  /** Plays one scene; returns when all platforms have finished. */
  void play(Scene scene, String headline) throws SceneMismatchException, InterruptedException {
    List<Callable<Optional<String>>> plays =
        stages.stream()
            .<Callable<Optional<String>>>map(stage -> () -> stage.play(scene, headline))
            .toList();
    try {
      for (Future<Optional<String>> played : threads.invokeAll(plays)) {
        played.get().ifPresent(words -> out.printf("%n%s%n", words));
      }
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof SceneMismatchException why) {
        throw why;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
