package org.bounceback.app.cli;

import java.util.concurrent.Callable;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;

/** A command that either prints its answer or says in one sentence why it cannot. */
abstract class Command implements Callable<Integer> {
  final CommandEnvironment around;

  Command(CommandEnvironment around) {
    this.around = around;
  }

  /** What the shell sees of a status. */
  int code(Status status) {
    return status.code();
  }

  /** Does the work and prints the answer. */
  abstract Status answer() throws CommandFailedException, InterruptedException;

  @Override
  public final Integer call() {
    try {
      return code(answer());
    } catch (CommandFailedException problem) {
      around.err().println("bounceback: " + problem.getMessage());
      return code(problem.status());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      around.err().println("bounceback: stopped before the answer was there");
      return code(Status.AWAY);
    }
  }
}
