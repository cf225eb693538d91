package org.bounceback.app.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.bounceback.app.terminal.SafePrintStream;

/**
 * The environment of a command.
 *
 * @param in typed or piped input
 * @param out output for results, in UTF-8
 * @param err output for progress and errors, in UTF-8
 * @param isErrTerminal whether standard error is a terminal
 * @param isInTerminal whether standard input is a terminal
 * @param variables the environment variables
 * @param home the program's folder
 * @param clock the time
 */
public record CommandEnvironment(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean isErrTerminal,
    boolean isInTerminal,
    Map<String, String> variables,
    Path home,
    Clock clock) {

  /**
   * Wraps the outputs so that printed text cannot control the terminal; see {@link
   * SafePrintStream}.
   */
  public CommandEnvironment {
    out = safe(out, false);
    err = safe(err, true);
  }

  private static SafePrintStream safe(PrintStream stream, boolean autoFlush) {
    return stream instanceof SafePrintStream same ? same : new SafePrintStream(stream, autoFlush);
  }

  /** Draws a progress line on standard error, over the previous one. */
  void drawProgress(String line) {
    safe(err, true).drawLine(line);
  }

  /** Erases the progress line. */
  void eraseProgress() {
    safe(err, true).eraseLine();
  }

  /** Returns the environment of this process; the launcher says which streams are a terminal. */
  public static CommandEnvironment ofThisProcess(Path home) {
    return new CommandEnvironment(
        System.in,
        System.out,
        System.err,
        Boolean.getBoolean("bounceback.watched"),
        Boolean.getBoolean("bounceback.typed"),
        System.getenv(),
        home,
        Clock.systemUTC());
  }

  /** Writes buffered output. */
  public void flush() {
    out.flush();
    err.flush();
  }
}
