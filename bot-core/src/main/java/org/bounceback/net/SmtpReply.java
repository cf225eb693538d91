package org.bounceback.net;

import java.util.List;

/**
 * A server's reply (RFC 5321 section 4.2).
 *
 * @param code three digits, 200 to 599
 * @param lines the text of each line, without the code, each at most 512 characters
 */
public record SmtpReply(int code, List<String> lines) {

  public SmtpReply {
    lines = List.copyOf(lines);
  }

  /** Whether the server agreed. */
  public boolean isPositive() {
    return code < 400;
  }

  /** Whether the refusal is a temporary one (4yz). */
  public boolean isTemporary() {
    return code >= 400 && code < 500;
  }

  /** Code and text on one line. */
  public String text() {
    return code + " " + String.join(" ", lines);
  }
}
