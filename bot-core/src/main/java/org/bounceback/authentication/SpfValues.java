package org.bounceback.authentication;

import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * The values of the macro letters (RFC 7208 section 7.2).
 *
 * @param question the server and sender
 * @param domain the domain whose record is evaluated
 * @param names the validated names of the IP; looked up only if {@code p} is used
 * @param clock the time for {@code t}
 */
record SpfValues(SpfQuestion question, String domain, List<Domain> names, Clock clock)
    implements SpfMacro.Values {
  private static final String UNKNOWN = "unknown";

  @Override
  public String of(char letter) {
    return switch (letter) {
      case 's' -> question.localPart() + "@" + question.domain();
      case 'l' -> question.localPart();
      case 'o' -> question.domain();
      case 'd' -> domain;
      case 'i' -> dotted(question.ip());
      case 'p' -> name();
      case 'v' -> question.ip().isIp4() ? "in-addr" : "ip6";
      case 'h' -> question.helo();
      case 'c' -> question.ip().toString();
      case 't' -> String.valueOf(clock.instant().getEpochSecond());
      // "r" is the name of the receiving host; the bot does not receive mail, so it has none.
      default -> UNKNOWN;
    };
  }

  /**
   * Returns the name of the IP: the domain itself, otherwise a subdomain of it, otherwise any name.
   */
  private String name() {
    return names.stream()
        .min(Comparator.comparingInt(this::distance))
        .map(Domain::name)
        .orElse(UNKNOWN);
  }

  private int distance(Domain name) {
    if (name.name().equalsIgnoreCase(domain)) {
      return 0;
    }
    return Domain.parse(domain).filter(name::isWithin).isPresent() ? 1 : 2;
  }

  private static String dotted(Ip ip) {
    return ip.isIp4()
        ? ip.toString()
        : String.join(".", HexFormat.of().withUpperCase().formatHex(ip.bytes()).split(""));
  }
}
