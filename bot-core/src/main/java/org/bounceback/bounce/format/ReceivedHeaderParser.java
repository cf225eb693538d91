package org.bounceback.bounce.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.bounceback.address.Ip;
import org.bounceback.bounce.ReceivedHop;
import org.bounceback.mail.Header;

/** Parses the Received lines of a header (RFC 5321 section 4.4) as different servers write them. */
final class ReceivedHeaderParser {
  private static final int MAX = 100;
  private static final int MAX_LINE = 4096;

  private static final Pattern LOGGED_IN =
      Pattern.compile("\\(authenticated|\\bauthenticated sender", Pattern.CASE_INSENSITIVE);
  private static final Pattern HELO =
      Pattern.compile(
          "\\(?(?:port=[0-9]+ )?(?:ehlo|helo)[= ](\\[?[^\\s)\\]]+\\]?)", Pattern.CASE_INSENSITIVE);
  private static final String IPV6 = "IPv6:";
  private static final int MIN_ADDRESS = 3;
  private static final int MAX_ADDRESS = 45;

  private ReceivedHeaderParser() {}

  /** Returns the hops of a header, newest first, at most 100. */
  static List<ReceivedHop> of(Header header) {
    return header.all("Received").stream().limit(MAX).map(ReceivedHeaderParser::hop).toList();
  }

  private static ReceivedHop hop(String field) {
    String line = field.substring(0, Math.min(field.length(), MAX_LINE));
    String lowerCase = lowerCase(line);
    boolean hasHelo = lowerCase.contains("helo") || lowerCase.contains("ehlo");
    boolean hasLogin = lowerCase.contains("authenticated");
    int by = line.startsWith("by ") ? 0 : line.indexOf(" by ");
    String client = by < 0 ? line : line.substring(0, by);
    String server = by < 0 ? line : line.substring(by);
    String lowerServer = by < 0 ? lowerCase : lowerCase.substring(by);
    String protocol =
        behind(" with ", server, lowerServer, ReceivedHeaderParser::isWordCharacter).orElse("");
    return new ReceivedHop(
        from(client, lowerCase)
            .filter(name -> !name.equals("unknown"))
            .or(() -> hasHelo ? helo(client) : Optional.empty()),
        ip(hasHelo ? HELO.matcher(client).replaceAll("(") : client),
        by < 0
            ? Optional.empty()
            : behind("by ", server, lowerServer, ReceivedHeaderParser::isVisible),
        isLogin(protocol.toLowerCase(Locale.ROOT)) || (hasLogin && LOGGED_IN.matcher(line).find()),
        behind(" id ", server, lowerServer, c -> isVisible(c) && c != ';')
            .map(ReceivedHeaderParser::bare),
        line);
  }

  /** Converts to lower case if that does not change the length of the line. */
  private static String lowerCase(String line) {
    String lowerCase = line.toLowerCase(Locale.ROOT);
    return lowerCase.length() == line.length() ? lowerCase : line;
  }

  private static Optional<String> from(String client, String lowerCase) {
    return client.startsWith("from ")
        ? behind("from ", client, lowerCase, ReceivedHeaderParser::isVisible)
        : Optional.empty();
  }

  private static Optional<String> helo(String client) {
    Matcher helo = HELO.matcher(client);
    return helo.find() ? Optional.of(helo.group(1)) : Optional.empty();
  }

  /**
   * Returns the characters of the given kind after the first {@code keyword} in {@code lowerCase}
   * that is followed by such a character.
   */
  private static Optional<String> behind(
      String keyword, String line, String lowerCase, IntPredicate kind) {
    int at = lowerCase.indexOf(keyword);
    while (at >= 0 && at + keyword.length() < line.length()) {
      int start = at + keyword.length();
      int end = start;
      while (end < line.length() && kind.test(line.charAt(end))) {
        end++;
      }
      if (end > start) {
        return Optional.of(line.substring(start, end));
      }
      at = lowerCase.indexOf(keyword, at + 1);
    }
    return Optional.empty();
  }

  private static boolean isVisible(int c) {
    return c > ' ';
  }

  private static boolean isWordCharacter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  /** Returns the IP in the comment after the client name, otherwise the name if it is an IP. */
  private static Optional<Ip> ip(String withoutHelo) {
    int comment = withoutHelo.indexOf('(');
    return comment < 0
        ? address(withoutHelo)
        : address(withoutHelo.substring(comment))
            .or(() -> address(withoutHelo.substring(0, comment)));
  }

  /** Returns the first IP in square brackets or parentheses. */
  private static Optional<Ip> address(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '[' || text.charAt(i) == '(') {
        int start = text.startsWith(IPV6, i + 1) ? i + 1 + IPV6.length() : i + 1;
        int end = start;
        while (end < text.length() && isAddress(text.charAt(end))) {
          end++;
        }
        boolean closes = end < text.length() && "])".indexOf(text.charAt(end)) >= 0;
        if (closes && end - start >= MIN_ADDRESS && end - start <= MAX_ADDRESS) {
          Optional<Ip> ip = Ip.parse(text.substring(i + 1, end));
          if (ip.isPresent()) {
            return ip;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isAddress(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'f')
        || (c >= 'A' && c <= 'F')
        || c == '.'
        || c == ':';
  }

  private static boolean isLogin(String protocol) {
    return (protocol.contains("smtp") || protocol.contains("lmtp")) && protocol.endsWith("a");
  }

  private static String bare(String id) {
    String start = id.startsWith("<") ? id.substring(1) : id;
    return start.endsWith(">") ? start.substring(0, start.length() - 1) : start;
  }
}
