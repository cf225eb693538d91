package org.bounceback.sandbox.smtp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The commands that a server received on one connection.
 *
 * @param client the address that connected
 * @param lines the commands in order, without line ends and message content
 * @param tlsProtocol such as {@code TLSv1.3}; empty if the connection was not encrypted
 */
public record Dialogue(String client, List<String> lines, Optional<String> tlsProtocol) {
  public Dialogue {
    lines = List.copyOf(lines);
  }

  /** Returns the first word of each line, in capitals. */
  public List<String> verbs() {
    return lines.stream().map(line -> line.split(" ", 2)[0].toUpperCase(Locale.ROOT)).toList();
  }
}
