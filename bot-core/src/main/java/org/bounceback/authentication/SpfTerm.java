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
 * @param written the term as it stands in the record
 * @param qualifier what a match means: {@code + - ~ ?}
 * @param name in lower case
 * @param target the domain behind the colon
 * @param network that of an {@code ip4} or {@code ip6}; empty for IPv4-mapped addresses, which no
 *     sender has
 * @param four the length of the prefix for IPv4: 32 unless one is given
 * @param six that for IPv6: 128 unless one is given
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

  /** Reads a mechanism. */
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

  /** Whether evaluating it asks the DNS and so counts (section 4.6.4). */
  boolean asks() {
    return !name.equals("all") && !name.startsWith("ip");
  }

  /** The length of the prefix that counts for an address of that family. */
  int prefix(Ip ip) {
    return ip.isIp4() ? four : six;
  }

  private static SpfTerm withDomain(String word, char meaning, String name, Optional<String> rest)
      throws SpfErrorException {
    boolean takesLengths = name.equals("a") || name.equals("mx");
    Matcher parts = REST.matcher(rest.orElse(""));
    require(parts.matches());
    int four = length(parts.group("four"), 32);
    int six = length(parts.group("six"), 128);
    boolean hasLengths = parts.group("four") != null || parts.group("six") != null;
    // Only "a" and "mx" take lengths; a slash elsewhere belongs to the name, which may hold one.
    String target = takesLengths || !hasLengths ? parts.group("target") : rest.get().substring(1);
    require(target != null || !(name.equals("include") || name.equals("exists")));
    require(takesLengths || !rest.orElse("").startsWith("/"));
    return new SpfTerm(
        word,
        meaning,
        name,
        target == null ? Optional.empty() : Optional.of(SpfDomain.parse(target)),
        Optional.empty(),
        four,
        six);
  }

  private static int length(@Nullable String digits, int most) throws SpfErrorException {
    int length = digits == null ? most : Integer.parseInt(digits);
    require(length <= most);
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
    return ip.filter(each -> each.isIp4() == isIp4).map(each -> new Cidr(each, prefix));
  }

  private static void require(boolean isWellFormed) throws SpfErrorException {
    if (!isWellFormed) {
      throw new SpfErrorException(SpfErrorCause.SYNTAX);
    }
  }
}
