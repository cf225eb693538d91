package org.bounceback.app.cli;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The program's entry point. */
public final class Main {

  private Main() {}

  /** Runs one command and exits with its status. */
  public static void main(String[] arguments) {
    // Two threads that log their first lines at the same time make the library print a warning.
    LoggerFactory.getILoggerFactory();
    Path home = Path.of(System.getProperty("bounceback.home", "."));
    var commandEnvironment = CommandEnvironment.ofThisProcess(home);
    int status = Commands.run(commandEnvironment, arguments);
    commandEnvironment.flush();
    System.exit(status);
  }
}
