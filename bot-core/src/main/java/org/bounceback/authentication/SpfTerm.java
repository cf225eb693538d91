package org.bounceback.authentication;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Cidr;
import org.bounceback.address.Ip;
import org.jspecify.annotations.Nullable;

/**
 * A mechanism (RFC 7208 section 5).
 *
 * @param written the term as written in the record
 * @param qualifier the meaning of a match: {@code + - ~ ?}
 * @param name in lower case
 * @param target the domain after the colon
 * @param network the network of an {@code ip4} or {@code ip6}; empty for IPv4-mapped addresses,
 *     which no sender has
 * @param four the prefix length for IPv4: 32 by default
 * @param six the prefix length for IPv6: 128 by default
 */
record SpfTerm(
    String written,
    char qualifier,
    String name,
    Optional<SpfDomain> target,
    Optional<Cidr> network,
    int four,
    int six) {
  private static final String LENGTH = "(?:0|[1-9][0-9]{0,2})";
  private static final Pattern MECHANISM =
      Pattern.compile("(?s)(?<qualifier>[+?~-]?)(?<name>[a-zA-Z][a-zA-Z0-9]*)(?<rest>[:/].*)?");
  private static final Pattern REST =
      Pattern.compile(
          "(?s)(?::(?<target>.*?))?(?:/(?<four>" + LENGTH + "))?(?://(?<six>" + LENGTH + "))?");

  private static final Pattern NETWORK =
      Pattern.compile("(?s):(?<address>[^/]+)(?:/(?<length>" + LENGTH + "))?");

  /** Parses a mechanism. */
  static SpfTerm parse(String word) throws SpfErrorException {
    Matcher found = MECHANISM.matcher(word);
    if (!found.matches()) {
      throw new SpfErrorException(SpfErrorCause.SYNTAX);
    }
    String name = found.group("name").toLowerCase(Locale.ROOT);
    Optional<String> rest = Optional.ofNullable(found.group("rest"));
    String qualifier = found.group("qualifier");
    char meaning = qualifier.isEmpty() ? '+' : qualifier.charAt(0);
    return switch (name) {
      case "all" -> {
        require(rest.isEmpty());
        yield new SpfTerm(word, meaning, name, Optional.empty(), Optional.empty(), 32, 128);
      }
      case "ip4", "ip6" -> {
        Optional<Cidr> network = network(name.equals("ip4"), rest.orElse(""));
        yield new SpfTerm(word, meaning, name, Optional.empty(), network, 32, 128);
      }
      case "include", "exists", "ptr", "a", "mx" -> withDomain(word, meaning, name, rest);
      default -> throw new SpfErrorException(SpfErrorCause.SYNTAX);
    };
  }

  /** Returns whether evaluating the term needs a DNS lookup and so counts (section 4.6.4). */
  boolean needsLookup() {
    return !name.equals("all") && !name.startsWith("ip");
  }

  /** Returns the prefix length for the family of that IP. */
  int prefix(Ip ip) {
    return ip.isIp4() ? four : six;
  }

  private static SpfTerm withDomain(String word, char meaning, String name, Optional<String> rest)
      throws SpfErrorException {
    boolean allowsLengths = name.equals("a") || name.equals("mx");
    Matcher parts = REST.matcher(rest.orElse(""));
    require(parts.matches());
    int four = length(parts.group("four"), 32);
    int six = length(parts.group("six"), 128);
    boolean hasLengths = parts.group("four") != null || parts.group("six") != null;
    // Only "a" and "mx" have prefix lengths; in other terms a slash is part of the name.
    String target = allowsLengths || !hasLengths ? parts.group("target") : rest.get().substring(1);
    require(target != null || !(name.equals("include") || name.equals("exists")));
    require(allowsLengths || !rest.orElse("").startsWith("/"));
    return new SpfTerm(
        word,
        meaning,
        name,
        target == null ? Optional.empty() : Optional.of(SpfDomain.parse(target)),
        Optional.empty(),
        four,
        six);
  }

  private static int length(@Nullable String digits, int max) throws SpfErrorException {
    int length = digits == null ? max : Integer.parseInt(digits);
    require(length <= max);
    return length;
  }

  private static Optional<Cidr> network(boolean isIp4, String rest) throws SpfErrorException {
    Matcher parts = NETWORK.matcher(rest);
    require(parts.matches());
    String address = parts.group("address");
    String length = parts.group("length");
    Optional<Ip> ip = Ip.parse(address);
    require(ip.isPresent() && (address.indexOf(':') < 0) == isIp4 && address.indexOf('[') < 0);
    int prefix = length(length, isIp4 ? 32 : 128);
    return ip.filter(found -> found.isIp4() == isIp4).map(found -> new Cidr(found, prefix));
  }

  private static void require(boolean isWellFormed) throws SpfErrorException {
    if (!isWellFormed) {
      throw new SpfErrorException(SpfErrorCause.SYNTAX);
    }
  }
}
