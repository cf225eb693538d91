package org.bounceback.sandbox.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records one session. Safe for concurrent use. */
final class Transcript {
  private final String client;
  private final List<String> lines = new ArrayList<>();
  private Optional<String> tlsProtocol = Optional.empty();

  Transcript(String client) {
    this.client = client;
  }

  synchronized void received(String line) {
    lines.add(line);
  }

  synchronized void encrypted(String protocol) {
    tlsProtocol = Optional.of(protocol);
  }

  synchronized Dialogue soFar() {
    return new Dialogue(client, lines, tlsProtocol);
  }
}
