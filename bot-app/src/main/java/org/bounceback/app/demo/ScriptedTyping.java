package org.bounceback.app.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.bounceback.app.terminal.LineInput;

/** Types the script, visibly, and then passes on the user's lines. */
final class ScriptedTyping implements LineInput {
  private final Queue<String> script = new ArrayDeque<>();
  private final LineInput user;
  private final PrintStream out;

  ScriptedTyping(LineInput user, PrintStream out) {
    this.user = user;
    this.out = out;
  }

  void script(List<String> lines) {
    script.clear();
    script.addAll(lines);
  }

  @Override
  public Optional<String> line() throws IOException {
    String scripted = script.poll();
    if (scripted == null) {
      return user.line();
    }
    out.print(scripted);
    return Optional.of(scripted);
  }
}
