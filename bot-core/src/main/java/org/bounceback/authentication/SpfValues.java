package org.bounceback.authentication;

import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * What the macro letters stand for (RFC 7208 section 7.2).
 *
 * @param question whose server and sender
 * @param domain whose record is read
 * @param names the validated names of the address; asked for only where {@code p} stands
 * @param clock what {@code t} tells
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
      // "r" is the receiver's name: ours asks for nobody's mail, and so has none.
      default -> UNKNOWN;
    };
  }

  /** The address's name: the domain itself, else one below it, else any. */
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
