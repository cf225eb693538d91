package org.bounceback.sandbox.smtp;

import java.io.IOException;
import java.util.Optional;

/**
 * The data after DATA.
 *
 * @param text one character per byte, without dot stuffing; truncated if too long
 * @param rejection the reply that rejects it; empty if nothing is wrong
 */
record Content(String text, Optional<String> rejection) {
  /** RFC 5321 section 4.5.3.1.6, without the CRLF. */
  private static final int MAX_LINE = 998;

  /**
   * Reads up to the final dot.
   *
   * @param mostBytes the limit after which the rest is read but not stored
   * @return empty if the client disconnected before the dot
   */
  static Optional<Content> read(SmtpConnection smtpConnection, long mostBytes) throws IOException {
    var text = new StringBuilder();
    Optional<String> complaint = Optional.empty();
    Optional<String> line = smtpConnection.readLine();
    while (line.isPresent() && !line.get().equals(".")) {
      complaint = complaint.isPresent() ? complaint : complaintOf(line.get());
      if (text.length() <= mostBytes) {
        text.append(line.get(), line.get().startsWith(".") ? 1 : 0, line.get().length());
        text.append("\r\n");
      }
      line = smtpConnection.readLine();
    }
    if (text.length() > mostBytes) {
      complaint = Optional.of("552 5.3.4 Message too big");
    }
    return line.isEmpty() ? Optional.empty() : Optional.of(new Content(text.toString(), complaint));
  }

  private static Optional<String> complaintOf(String line) {
    if (line.endsWith("\n")) {
      return Optional.of("550 5.6.0 Line ends with a bare LF");
    }
    return line.length() > MAX_LINE ? Optional.of("500 5.5.2 Line too long") : Optional.empty();
  }
}
