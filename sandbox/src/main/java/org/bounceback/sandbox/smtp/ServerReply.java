package org.bounceback.sandbox.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A reply of a mail server.
 *
 * @param lines without their line ends, never empty
 */
public record ServerReply(List<String> lines) {
  private static final Pattern CODE_AND_TEXT = Pattern.compile("[2-5]\\d\\d .*");
  private static final int CODE_LENGTH = 3;

  public ServerReply {
    lines = List.copyOf(lines);
  }

  /**
   * Returns a well-formed reply (RFC 5321 section 4.2.1).
   *
   * @param text the code, a space, and the text; with several lines, each is sent after the code:
   *     {@code "250 mx.example\nSIZE 1000"}
   * @throws IllegalArgumentException if it does not begin with a code from 200 to 599
   */
  public static ServerReply of(String text) {
    String[] lines = text.split("\n", -1);
    if (!CODE_AND_TEXT.matcher(lines[0]).matches()) {
      throw new IllegalArgumentException("not a reply code and text: " + lines[0]);
    }
    String code = text.substring(0, CODE_LENGTH);
    var wire = new ArrayList<String>();
    for (int i = 0; i < lines.length; i++) {
      String said = i == 0 ? lines[i].substring(CODE_LENGTH + 1) : lines[i];
      wire.add(code + (i == lines.length - 1 ? ' ' : '-') + said);
    }
    return new ServerReply(wire);
  }

  /** Returns exactly these lines, which need not be valid SMTP. */
  public static ServerReply raw(String... lines) {
    return new ServerReply(List.of(lines));
  }

  /** Whether the reply is positive (2xx, 3xx). */
  boolean isPositive() {
    return lines.get(0).startsWith("2") || lines.get(0).startsWith("3");
  }

  boolean hasCode(String code) {
    return lines.get(0).startsWith(code);
  }
}
