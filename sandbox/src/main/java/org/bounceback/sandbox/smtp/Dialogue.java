package org.bounceback.sandbox.smtp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a server heard on one connection.
 *
 * @param client the address that connected
 * @param lines the commands in their order, without line ends; mail content is not among them
 * @param tlsProtocol such as {@code TLSv1.3}; empty when the connection stayed in plain text
 */
public record Dialogue(String client, List<String> lines, Optional<String> tlsProtocol) {
  public Dialogue {
    lines = List.copyOf(lines);
  }

  /** The first word of each line, in capitals. */
  public List<String> verbs() {
    return lines.stream().map(line -> line.split(" ", 2)[0].toUpperCase(Locale.ROOT)).toList();
  }
}
