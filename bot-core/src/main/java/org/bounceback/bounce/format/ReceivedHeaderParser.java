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

/** Reads the Received lines of a header (RFC 5321 section 4.4) in the dialects of the servers. */
final class ReceivedHeaderParser {
  private static final int MAX = 100;
  private static final int MAX_LINE = 4096;

  private static final Pattern LOGGED_IN =
      Pattern.compile("\\(authenticated|\\bauthenticated sender", Pattern.CASE_INSENSITIVE);
  private static final Pattern HELO =
      Pattern.compile(
          "\\(?(?:port=[0-9]+ )?(?:ehlo|helo)[= ](\\[?[^\\s)\\]]+\\]?)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CLIENT =
      Pattern.compile("[\\[(]((?:IPv6:)?[0-9A-Fa-f.:]{3,45})[\\])]");

  private ReceivedHeaderParser() {}

  /** The hops of a header, newest first, at most 100. */
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

  /** In lower case, where that leaves every character in its place. */
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
   * The characters of that kind behind the first place where {@code words} stand in {@code
   * lowerCase}, with such a character behind them.
   */
  private static Optional<String> behind(
      String words, String line, String lowerCase, IntPredicate kind) {
    int at = lowerCase.indexOf(words);
    while (at >= 0 && at + words.length() < line.length()) {
      int start = at + words.length();
      int end = start;
      while (end < line.length() && kind.test(line.charAt(end))) {
        end++;
      }
      if (end > start) {
        return Optional.of(line.substring(start, end));
      }
      at = lowerCase.indexOf(words, at + 1);
    }
    return Optional.empty();
  }

  private static boolean isVisible(int c) {
    return c > ' ';
  }

  private static boolean isWordCharacter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  /** The address in the remark behind the client's name, else the name if it is an address. */
  private static Optional<Ip> ip(String withoutHelo) {
    int remark = withoutHelo.indexOf('(');
    return remark < 0
        ? address(withoutHelo)
        : address(withoutHelo.substring(remark))
            .or(() -> address(withoutHelo.substring(0, remark)));
  }

  private static Optional<Ip> address(String text) {
    Matcher client = CLIENT.matcher(text);
    Optional<Ip> ip = Optional.empty();
    while (ip.isEmpty() && client.find()) {
      ip = Ip.parse(client.group(1));
    }
    return ip;
  }

  private static boolean isLogin(String protocol) {
    return (protocol.contains("smtp") || protocol.contains("lmtp")) && protocol.endsWith("a");
  }

  private static String bare(String id) {
    String begun = id.startsWith("<") ? id.substring(1) : id;
    return begun.endsWith(">") ? begun.substring(0, begun.length() - 1) : begun;
  }
}
