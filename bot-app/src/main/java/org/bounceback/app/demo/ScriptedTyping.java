package org.bounceback.app.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.bounceback.app.terminal.LineInput;

/** Types what the script says, for all to see, and after that whatever the person types. */
final class ScriptedTyping implements LineInput {
  private final Queue<String> script = new ArrayDeque<>();
  private final LineInput person;
  private final PrintStream out;

  ScriptedTyping(LineInput person, PrintStream out) {
    this.person = person;
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
      return person.line();
    }
    out.print(scripted);
    return Optional.of(scripted);
  }
}
