package org.bounceback.app.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.bounceback.app.terminal.SafePrintStream;

/**
 * What a command finds around it.
 *
 * @param in what is typed or piped in
 * @param out where the answer goes, in UTF-8
 * @param err where progress and complaints go, in UTF-8
 * @param watched whether a person sees standard error
 * @param typed whether a person types standard input
 * @param environment the environment variables
 * @param home the program's folder
 * @param clock the time
 */
public record CommandEnvironment(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean watched,
    boolean typed,
    Map<String, String> environment,
    Path home,
    Clock clock) {

  /** Whatever is printed cannot steer the terminal; see {@link SafePrintStream}. */
  public CommandEnvironment {
    out = safe(out, false);
    err = safe(err, true);
  }

  private static SafePrintStream safe(PrintStream stream, boolean autoFlush) {
    return stream instanceof SafePrintStream same ? same : new SafePrintStream(stream, autoFlush);
  }

  /** Draws a line of progress on standard error, in the place of the last. */
  void drawProgress(String line) {
    safe(err, true).drawLine(line);
  }

  /** Takes the line of progress away. */
  void eraseProgress() {
    safe(err, true).eraseLine();
  }

  /** Those of this process; the launcher tells which streams are a terminal. */
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

  /** Hands over what is still buffered. */
  public void flush() {
    out.flush();
    err.flush();
  }
}
