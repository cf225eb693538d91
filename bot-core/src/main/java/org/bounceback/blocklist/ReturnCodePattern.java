package org.bounceback.blocklist;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.data.InvalidDataException;

/**
 * A pattern for return codes of a zone: an IPv4 address whose octets may be ranges ({@code
 * 127.0.2-20.3}) or bits ({@code 127.0.0.&4}).
 */
record ReturnCodePattern(List<Octet> octets) {
  private static final Pattern OCTET =
      Pattern.compile("(?<low>[0-9]{1,3})(-(?<high>[0-9]{1,3}))?|&[1-9][0-9]{0,2}");

  /** One octet: minimum, maximum, and a bit mask that is 0 if not used. */
  private record Octet(int low, int high, int bit) {
    boolean isPossible() {
      return low <= high && high < 256 && bit < 256;
    }

    boolean matches(int value) {
      return bit > 0 ? (value & bit) != 0 : value >= low && value <= high;
    }
  }

  static ReturnCodePattern parse(String text) {
    String[] parts = text.strip().split("\\.", -1);
    List<Octet> octets =
        Arrays.stream(parts)
            .flatMap(part -> octet(part).stream())
            .filter(Octet::isPossible)
            .toList();
    if (parts.length != 4 || octets.size() != 4) {
      throw new InvalidDataException("invalid return code pattern: " + text);
    }
    return new ReturnCodePattern(octets);
  }

  boolean matches(Ip answer) {
    byte[] bytes = answer.bytes();
    for (int i = 0; i < octets.size(); i++) {
      if (bytes.length != 4 || !octets.get(i).matches(bytes[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Octet> octet(String text) {
    Matcher matcher = OCTET.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    if (text.startsWith("&")) {
      return Optional.of(new Octet(0, 0, Integer.parseInt(text.substring(1))));
    }
    int low = Integer.parseInt(matcher.group("low"));
    String high = matcher.group("high");
    return Optional.of(new Octet(low, high == null ? low : Integer.parseInt(high), 0));
  }
}
