package org.bounceback.app.cli;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Where the program starts. */
public final class Main {

  private Main() {}

  /** Runs one command and ends with its exit status. */
  public static void main(String[] arguments) {
    // Two threads whose first log lines come at the same moment make the library print a warning.
    LoggerFactory.getILoggerFactory();
    Path home = Path.of(System.getProperty("bounceback.home", "."));
    var commandEnvironment = CommandEnvironment.ofThisProcess(home);
    int status = Commands.run(commandEnvironment, arguments);
    commandEnvironment.flush();
    System.exit(status);
  }
}
