package org.bounceback.app.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bounceback.app.BotServer;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** The bot at work until it is told to stop. */
@CommandLine.Command(
    name = "serve",
    description = "Works in the chats that the configuration names, until stopped.")
final class ServeCommand extends Command {
  private static final Duration LAST_WAIT = Duration.ofSeconds(15);

  @Mixin private SharedOptions shared = new SharedOptions();

  ServeCommand(CommandEnvironment around) {
    super(around);
  }

  @Override
  Status answer() throws CommandFailedException, InterruptedException {
    var stop = new CountDownLatch(1);
    var stopped = new CountDownLatch(1);
    try (BotServer botServer = BotServer.start(shared.settings(around), around.clock())) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop, stopped), "stop"));
      botServer.port().ifPresent(port -> around.err().println("bounceback: port " + port));
      stop.await();
    }
    stopped.countDown();
    return Status.DONE;
  }

  /** The virtual machine stops when this returns, so it waits for what is being closed. */
  private static void end(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      if (!stopped.await(LAST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
        System.err.println("bounceback: stopped before all was handed back");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
