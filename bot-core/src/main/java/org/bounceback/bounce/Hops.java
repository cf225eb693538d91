package org.bounceback.bounce;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bounceback.address.Ip;
import org.bounceback.mail.Header;
import org.bounceback.mail.MailDate;

/** Reads the Received lines of a header (RFC 5321 section 4.4) in the dialects of the servers. */
final class Hops {
  private static final int MOST = 100;
  private static final int LONGEST_LINE = 4096;

  private static final Pattern FROM = Pattern.compile("^from (\\S+)");
  private static final Pattern BY = Pattern.compile("(?:^|\\s)by (\\S+)");
  private static final Pattern WITH = Pattern.compile("\\swith (\\w+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern ID = Pattern.compile("\\sid ([^\\s;]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern LOGGED_IN =
      Pattern.compile("\\(authenticated|\\bauthenticated sender", Pattern.CASE_INSENSITIVE);
  private static final Pattern HELO =
      Pattern.compile(
          "\\(?(?:port=[0-9]+ )?(?:ehlo|helo)[= ](\\[?[^\\s)\\]]+\\]?)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CLIENT =
      Pattern.compile("[\\[(]((?:IPv6:)?[0-9A-Fa-f.:]{3,45})[\\])]");

  private Hops() {}

  /** The hops of a header, newest first, at most 100. */
  static List<Hop> of(Header header) {
    return header.all("Received").stream().limit(MOST).map(Hops::hop).toList();
  }

  private static Hop hop(String field) {
    String line = field.substring(0, Math.min(field.length(), LONGEST_LINE));
    String lowerCase = line.toLowerCase(Locale.ROOT);
    boolean hasHelo = lowerCase.contains("helo") || lowerCase.contains("ehlo");
    boolean hasLogin = lowerCase.contains("authenticated");
    Matcher by = BY.matcher(line);
    boolean hasBy = by.find();
    String client = hasBy ? line.substring(0, by.start()) : line;
    String server = hasBy ? line.substring(by.start()) : line;
    String protocol = group(WITH, server).orElse("").toLowerCase(Locale.ROOT);
    return new Hop(
        group(FROM, client)
            .filter(name -> !name.equals("unknown"))
            .or(() -> hasHelo ? group(HELO, client) : Optional.empty()),
        ip(hasHelo ? HELO.matcher(client).replaceAll("(") : client),
        hasBy ? Optional.of(by.group(1)) : Optional.empty(),
        isLogin(protocol) || (hasLogin && LOGGED_IN.matcher(line).find()),
        group(ID, server).map(Hops::bare),
        time(line),
        line);
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

  private static Optional<Instant> time(String line) {
    int semicolon = line.lastIndexOf(';');
    return semicolon < 0 ? Optional.empty() : MailDate.parse(line.substring(semicolon + 1).strip());
  }

  private static String bare(String id) {
    String begun = id.startsWith("<") ? id.substring(1) : id;
    return begun.endsWith(">") ? begun.substring(0, begun.length() - 1) : begun;
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
