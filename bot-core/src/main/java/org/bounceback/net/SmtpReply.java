package org.bounceback.net;

import java.util.List;

/**
 * A server's reply (RFC 5321 section 4.2).
 *
 * @param code three digits, 200 to 599
 * @param lines the text of each line, without the code, at most 512 characters each
 */
public record SmtpReply(int code, List<String> lines) {

  public SmtpReply {
    lines = List.copyOf(lines);
  }

  /** Returns whether the server accepted the command. */
  public boolean isPositive() {
    return code < 400;
  }

  /** Returns whether the rejection is temporary (4yz). */
  public boolean isTemporary() {
    return code >= 400 && code < 500;
  }

  /** Returns code and text on one line. */
  public String text() {
    return code + " " + String.join(" ", lines);
  }
}
