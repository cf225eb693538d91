package org.bounceback.bounce.format;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bounceback.bounce.text.AddressFinder;
import org.bounceback.bounce.text.AddressFinder.Found;

/**
 * The places of a recipient in a server's reply. Other addresses in a reply are contacts, authors
 * or accounts: {@code 550 5.7.1 blocked, write to abuse@example.org}.
 */
final class RecipientSlot {
  private static final int MAX_BEFORE = 32;
  private static final int MAX_REPLY = 2048;

  /** Words directly before the address of a recipient. */
  private static final List<String> NAMES =
      List.of(
          "recipient",
          "user",
          "mailbox",
          "account",
          "address",
          "rcpt to",
          "rcpt",
          "unknown",
          "inbox",
          "alias",
          "deliver to",
          "delivery to",
          "to deliver",
          "email",
          "e-mail",
          "for",
          "destination",
          "relay to",
          "relaying to",
          "local part",
          "invalid",
          "id",
          "customer",
          "mail to",
          "message to",
          "mailing to",
          "subscriber",
          "username");

  /** Words of Postfix after the address of the sender. */
  private static final String SENDER = ": sender address rejected";

  /** Words before the account that logged in, and before the sender's address. */
  private static final List<String> OF_SENDER =
      List.of("not owned by user", "verification failed for", "set_id");

  /** The reply that the line continues; empty if it continues none. */
  private String reply = "";

  /** The lines of a reply up to the line that {@link #next} was called with last. */
  private String open = "";

  /** Returns the addresses that a line calls the sender's or an account. */
  static Set<String> senders(List<String> lines) {
    var senders = new HashSet<String>();
    for (String line : lines) {
      if (line.indexOf('@') > 0) {
        String words = line.toLowerCase(Locale.ROOT);
        for (String phrase : OF_SENDER) {
          int at = words.indexOf(phrase);
          if (at >= 0) {
            AddressFinder.first(words.substring(at + phrase.length())).ifPresent(senders::add);
          }
        }
      }
    }
    return senders;
  }

  /** Reads the next line of the text. */
  void next(String line) {
    boolean begins = line.isBlank() || line.startsWith("<") || replyStart(line) >= 0;
    reply = begins ? "" : open;
    open = begins ? (replyStart(line) >= 0 ? line : "") : join(open, line);
  }

  private static String join(String open, String line) {
    return open.isEmpty() || open.length() > MAX_REPLY ? "" : open + " " + line.strip();
  }

  /**
   * Returns whether the address may be a recipient: it is not in a reply, or in such a place.
   *
   * @param line the line that {@link #next} was called with last
   */
  boolean mayBe(String line, Found address) {
    if (reply.isEmpty()) {
      return mayBeIn(line, address.start(), address.end());
    }
    int shift = reply.length() + 1;
    return mayBeIn(reply + " " + line, address.start() + shift, address.end() + shift);
  }

  private static boolean mayBeIn(String line, int start, int end) {
    int code = replyStart(line);
    if (code < 0 || start < code) {
      return true;
    }
    String after = line.substring(end);
    boolean bracket = after.startsWith(">");
    String rest = bracket ? after.substring(1) : after;
    if (isSender(rest)) {
      return false;
    }
    if (rest.startsWith("...") || (bracket && rest.startsWith(":"))) {
      return true;
    }
    String before = line.substring(Math.max(code, start - MAX_BEFORE), start);
    String words = withoutMarks(before.toLowerCase(Locale.ROOT));
    return words.isEmpty()
        || endsWithCode(words)
        || (OF_SENDER.stream().noneMatch(words::endsWith)
            && NAMES.stream().anyMatch(name -> endsWithWord(words, name)));
  }

  /** Returns whether the text after an address says that it is the sender's. */
  private static boolean isSender(String rest) {
    String words = rest.stripLeading().toLowerCase(Locale.ROOT);
    return words.startsWith(SENDER);
  }

  /** Returns the position of the first reply code that text follows, or -1. */
  private static int replyStart(String line) {
    for (int i = 0; i + 3 < line.length(); i++) {
      boolean starts = i == 0 || !Character.isLetterOrDigit(line.charAt(i - 1));
      if (starts
          && (line.charAt(i) == '4' || line.charAt(i) == '5')
          && isDigit(line.charAt(i + 1))
          && isDigit(line.charAt(i + 2))
          && (line.charAt(i + 3) == ' ' || line.charAt(i + 3) == '-')) {
        return i;
      }
    }
    return -1;
  }

  private static String withoutMarks(String text) {
    int end = text.length();
    while (end > 0 && " \t<([{\"'`:=-".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  private static boolean endsWithCode(String words) {
    int start = words.lastIndexOf(' ') + 1;
    return start < words.length()
        && words.substring(start).chars().allMatch(c -> isDigit((char) c) || ".-#".indexOf(c) >= 0);
  }

  private static boolean endsWithWord(String words, String name) {
    int before = words.length() - name.length() - 1;
    return words.endsWith(name) && (before < 0 || !Character.isLetter(words.charAt(before)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
