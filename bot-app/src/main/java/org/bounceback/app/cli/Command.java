package org.bounceback.app.cli;

import java.util.concurrent.Callable;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;

/** A command that prints its result, or one sentence that says why it failed. */
abstract class Command implements Callable<Integer> {
  final CommandEnvironment environment;

  Command(CommandEnvironment environment) {
    this.environment = environment;
  }

  /** Returns the exit code of a status. */
  int code(Status status) {
    return status.code();
  }

  /** Runs the command and prints the result. */
  abstract Status execute() throws CommandFailedException, InterruptedException;

  @Override
  public final Integer call() {
    try {
      return code(execute());
    } catch (CommandFailedException problem) {
      environment.err().println("bounceback: " + problem.getMessage());
      return code(problem.status());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      environment.err().println("bounceback: stopped before the result was available");
      return code(Status.AWAY);
    }
  }
}
