package org.bounceback.app.cli;

import java.util.concurrent.Callable;
import org.bounceback.app.CannotRun;
import org.bounceback.app.CannotRun.Status;

/** A command that either prints its answer or says in one sentence why it cannot. */
abstract class Command implements Callable<Integer> {
  final Surroundings around;

  Command(Surroundings around) {
    this.around = around;
  }

  /** What the shell sees of a status. */
  int code(Status status) {
    return status.code();
  }

  /** Does the work and prints the answer. */
  abstract Status answer() throws CannotRun, InterruptedException;

  @Override
  public final Integer call() {
    try {
      return code(answer());
    } catch (CannotRun problem) {
      around.err().println("bounceback: " + problem.getMessage());
      return code(problem.status());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      around.err().println("bounceback: stopped before the answer was there");
      return code(Status.AWAY);
    }
  }
}
