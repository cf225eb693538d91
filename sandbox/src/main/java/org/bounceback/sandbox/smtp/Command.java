package org.bounceback.sandbox.smtp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parsed command line of a client.
 *
 * @param argument the text after the verb's space; empty if there is none
 */
record Command(String verb, String argument) {
  /**
   * The maximum length of a command with its CRLF (RFC 5321 section 4.5.3.1.4), with some margin
   * for extensions.
   */
  private static final int MAX_LENGTH = 1024;

  private static final Pattern PATH =
      Pattern.compile("(?i)(FROM|TO):<([^<>\\s]*)>((?: [A-Z0-9][A-Z0-9-]*(?:=[^\\s=]+)?)*)");

  static Command of(String line) {
    String[] words = line.split(" ", 2);
    return new Command(words[0], words.length == 1 ? "" : words[1]);
  }

  /** Returns the error in a line's format, before its content is parsed. */
  static Optional<String> formatError(String line) {
    if (line.length() > MAX_LENGTH) {
      return Optional.of("500 5.5.2 Line too long");
    }
    if (line.endsWith("\n")) {
      return Optional.of("500 5.5.2 Line ends with a bare LF");
    }
    boolean printable = line.chars().allMatch(c -> c >= ' ' && c != 0x7F);
    return printable ? Optional.empty() : Optional.of("500 5.5.2 Control character");
  }

  Optional<SmtpStage> moment() {
    return SmtpStage.ofCommand(verb);
  }

  /**
   * Parses the path of MAIL or RCPT with its parameters.
   *
   * @param keyword {@code FROM} or {@code TO}
   * @return empty if the argument does not match RFC 5321 section 4.1.2
   */
  Optional<Path> path(String keyword) {
    Matcher path = PATH.matcher(argument);
    if (!path.matches() || !path.group(1).equalsIgnoreCase(keyword)) {
      return Optional.empty();
    }
    String parameters = path.group(3).strip();
    return Optional.of(
        new Path(
            path.group(2), parameters.isEmpty() ? List.of() : List.of(parameters.split(" ", -1))));
  }

  /** An address and the parameters after it, such as {@code SIZE=1000}. */
  record Path(String address, List<String> parameters) {}
}
