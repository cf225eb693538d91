package org.bounceback.bounce.reason;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bounceback.address.Ip;

/**
 * The IP address of the sending server in a rejection. Only an address in a place that names it
 * counts: in brackets, in a link, after words such as "client host" or "IP", or in front of "is
 * listed". Sections of an RFC, versions and dates also have four numbers.
 */
public final class QuotedIp {
  private static final String TAG = "IPv6:";
  private static final int MAX_LENGTH = 45;
  private static final int MAX_WORD = 24;

  /** Words directly in front of an address of the sending server. */
  private static final Set<String> BEFORE =
      Set.of(
          "ip",
          "ips",
          "address",
          "addr",
          "host",
          "hostname",
          "client",
          "server",
          "from",
          "sender",
          "mta",
          "relay",
          "because",
          "messages",
          "mail",
          "connection",
          "connecting",
          "sorry",
          "rejected",
          "refused",
          "blocked",
          "listed",
          "mailserver",
          "smtp",
          "that",
          "your",
          "for",
          "of",
          "network",
          "range",
          "query",
          "ipaddress",
          "ptr",
          "rdns",
          "adresse",
          "ip-adresse",
          "serveur",
          "servidor",
          "unknown",
          "comcast",
          "cox",
          "cmsmtp",
          "designate",
          "authorize",
          "authorise",
          "permit",
          "allow");

  /** Words directly after it. */
  private static final Set<String> AFTER =
      Set.of(
          "is",
          "has",
          "was",
          "in",
          "on",
          "listed",
          "blocked",
          "blacklisted",
          "blocklisted",
          "found",
          "rejected",
          "refused",
          "denied",
          "not",
          "does",
          "temporarily",
          "permanently",
          "banned",
          "have",
          "exceeded",
          "ist",
          "wurde",
          "est",
          "because",
          "due",
          "by",
          "weren't",
          "aup",
          "will",
          "can",
          "cannot");

  /** Words of texts with other numbers. */
  private static final Set<String> OTHER =
      Set.of(
          "rfc", "section", "sections", "sec", "version", "ver", "v", "build", "release", "draft");

  private QuotedIp() {}

  /**
   * Returns the first address in such a place.
   *
   * @param isOther whether an address is another server's and does not count
   */
  public static Optional<Ip> find(String text, Predicate<Ip> isOther) {
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && isAddress(text.charAt(end))) {
        end++;
      }
      if (end > at) {
        Optional<Ip> ip = at(text, at, end).filter(isOther.negate());
        if (ip.isPresent()) {
          return ip;
        }
      }
      at = end + 1;
    }
    return Optional.empty();
  }

  private static Optional<Ip> at(String text, int from, int end) {
    boolean tagged = text.regionMatches(true, from - TAG.length() + 2, TAG, 0, TAG.length());
    int start = tagged ? from + 2 : from;
    int last = lastOf(text, start, end);
    boolean standsAlone =
        last - start >= 3
            && last - start <= MAX_LENGTH
            && (start == 0 || !isWord(text.charAt(start - 1)))
            && (end == text.length() || !isWord(text.charAt(end)));
    if (!standsAlone || isNetwork(text, end)) {
      return Optional.empty();
    }
    String address = text.substring(start, last);
    return Ip.parse(address)
        .or(() -> withoutPort(address))
        .filter(ip -> isNamed(text, start, last));
  }

  /** Returns whether a prefix length follows: {@code 192.0.2.0/24} is no server's address. */
  private static boolean isNetwork(String text, int end) {
    return end + 1 < text.length()
        && text.charAt(end) == '/'
        && text.charAt(end + 1) >= '0'
        && text.charAt(end + 1) <= '9';
  }

  /** Returns the end of the address without the punctuation of the sentence. */
  private static int lastOf(String text, int start, int end) {
    int last = end;
    while (last > start && (text.charAt(last - 1) == '.' || text.charAt(last - 1) == ':')) {
      last--;
    }
    return last;
  }

  private static Optional<Ip> withoutPort(String address) {
    int colon = address.indexOf(':');
    return colon > 0 && colon == address.lastIndexOf(':')
        ? Ip.parse(address.substring(0, colon))
        : Optional.empty();
  }

  private static boolean isNamed(String text, int start, int end) {
    char before = start > 0 ? text.charAt(start - 1) : ' ';
    String word = wordBefore(text, start);
    String earlier = wordBefore(text, start - word.length() - 1);
    boolean isOther =
        (before != '=' && OTHER.contains(word))
            || (isNumber(word) && OTHER.contains(earlier))
            || word.equals("§")
            || (before == '/' && !isLink(text, start));
    return !isOther
        && (before == '['
            || word.equals("ipv6")
            || before == '='
            || before == '/'
            || before == '('
            || BEFORE.contains(word)
            || text.substring(0, start).chars().noneMatch(Character::isLetter)
            || AFTER.contains(wordAfter(text, end)));
  }

  /** Returns whether the word before the position is a link; {@code host/ip} names a server. */
  private static boolean isLink(String text, int position) {
    int start = position;
    int slashes = 0;
    while (start > 0 && text.charAt(start - 1) > ' ') {
      start--;
      slashes += text.charAt(start) == '/' ? 1 : 0;
    }
    return slashes > 1;
  }

  /** Returns the word in front of the position in lower case, without marks in between. */
  private static String wordBefore(String text, int position) {
    int end = Math.min(Math.max(position, 0), text.length());
    while (end > 0 && !isWord(text.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && end - start < MAX_WORD && isWord(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private static String wordAfter(String text, int position) {
    int start = position;
    while (start < text.length() && "])}>,'\" \t-_".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    int end = start;
    while (end < text.length()
        && end - start < MAX_WORD
        && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '\'')) {
      end++;
    }
    return text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(Character::isDigit);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c);
  }

  private static boolean isAddress(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'f')
        || (c >= 'A' && c <= 'F')
        || c == '.'
        || c == ':';
  }
}
