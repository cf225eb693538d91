package org.bounceback.bounce.log;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The address at the start of a delivery line of Exim.
 *
 * @param recipient the address; of a pipe, a file or a message that was thrown away, the address
 *     that leads to it; a local part if the line names no domain
 * @param original the address before an alias changed it, if it differs
 * @param discarded whether the message was thrown away on purpose
 * @param rest the rest of the line
 * @param textFollows whether the rest is a text without fields
 */
record EximTarget(
    String recipient,
    Optional<String> original,
    boolean discarded,
    String rest,
    boolean textFollows) {
  private static final List<String> NOWHERE = List.of(":blackhole:", "discarded");

  /** Parses a line from the address on; empty if no address begins here. */
  static Optional<EximTarget> parse(String part) {
    boolean isCommand = part.startsWith("|") || part.startsWith("/") || part.startsWith("\"|");
    int end = isCommand ? commandEnd(part) : wordEnd(part, 0);
    String word = part.substring(0, end);
    boolean nowhere = NOWHERE.contains(word);
    boolean text = !nowhere && word.endsWith(":");
    Optional<String> parent = Optional.empty();
    Optional<String> original = Optional.empty();
    while (end + 1 < part.length() && "(<".indexOf(part.charAt(end + 1)) >= 0 && !text) {
      int close = wordEnd(part, end + 1);
      String inside = part.substring(end + 2, close);
      text = inside.endsWith(":");
      String address = text ? inside.substring(0, inside.length() - 1) : inside;
      boolean whole = address.endsWith(")") || address.endsWith(">");
      Optional<String> found =
          Optional.of(address.substring(0, address.length() - (whole ? 1 : 0)))
              .filter(each -> each.indexOf('@') > 0);
      if (part.charAt(end + 1) == '(') {
        parent = parent.or(() -> found);
      } else {
        original = original.or(() -> found);
      }
      end = close;
    }
    String address = isCommand || nowhere ? "" : stripped(word);
    Optional<String> recipient = recipient(address, parent, original);
    Optional<String> before =
        original.filter(each -> !recipient.map(each::equalsIgnoreCase).orElse(true));
    String rest = part.substring(end);
    boolean textFollows = text;
    boolean hasOriginal = original.isPresent();
    return recipient
        .filter(each -> isAddress(each, hasOriginal))
        .map(each -> new EximTarget(each, before, nowhere, rest, textFollows));
  }

  private static Optional<String> recipient(
      String address, Optional<String> parent, Optional<String> original) {
    if (address.isEmpty()) {
      return Stream.of(parent, original).flatMap(Optional::stream).findFirst();
    }
    // A delivery to a local mailbox shows only the local part.
    return original
        .filter(full -> address.indexOf('@') < 0 && full.startsWith(address + "@"))
        .or(() -> Optional.of(address));
  }

  private static boolean isAddress(String address, boolean withOriginal) {
    int at = address.indexOf('@');
    return at > 0 ? at < address.length() - 1 : withOriginal && !address.isEmpty();
  }

  /** Returns the end of a command or a path, which may contain spaces. */
  private static int commandEnd(String part) {
    return Stream.of(" (", " <", " R=", " T=", " F=", " P=")
        .mapToInt(part::indexOf)
        .filter(index -> index >= 0)
        .min()
        .orElse(part.length());
  }

  private static int wordEnd(String part, int from) {
    int end = part.indexOf(' ', from);
    return end < 0 ? part.length() : end;
  }

  private static String stripped(String address) {
    int start = address.startsWith("<") ? 1 : 0;
    int end = address.length();
    while (end > start && ">,:".indexOf(address.charAt(end - 1)) >= 0) {
      end--;
    }
    return address.substring(start, end);
  }
}
