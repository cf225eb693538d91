package org.bounceback.app.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bounceback.app.BotServer;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Runs the bot until it is stopped. */
@CommandLine.Command(
    name = "serve",
    description = "Runs the bot in the configured chats, until stopped.")
final class ServeCommand extends Command {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

  @Mixin private SharedOptions shared = new SharedOptions();

  ServeCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException, InterruptedException {
    var stop = new CountDownLatch(1);
    var stopped = new CountDownLatch(1);
    try (BotServer botServer = BotServer.start(shared.settings(environment), environment.clock())) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop, stopped), "stop"));
      botServer.port().ifPresent(port -> environment.err().println("bounceback: port " + port));
      stop.await();
    }
    stopped.countDown();
    return Status.DONE;
  }

  /** Waits until everything is closed, because the virtual machine stops when this returns. */
  private static void end(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      if (!stopped.await(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        System.err.println("bounceback: stopped before all entries were released");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
