package org.bounceback.blocklist;

import java.util.ArrayList;
import java.util.List;
import org.bounceback.address.Ip;
import org.bounceback.data.BadData;

/**
 * Which answers of a zone a meaning belongs to: an IPv4 address whose octets may be ranges ({@code
 * 127.0.2-20.3}) or, the last one, a bit ({@code 127.0.0.&4}).
 */
record CodePattern(List<Octet> octets) {

  /** One octet: from, to, and a bit mask that is 0 where there is none. */
  private record Octet(int low, int high, int bit) {
    boolean matches(int value) {
      return bit > 0 ? (value & bit) != 0 : value >= low && value <= high;
    }
  }

  static CodePattern parse(String text) {
    String[] parts = text.strip().split("\\.", -1);
    if (parts.length != 4) {
      throw new BadData("not an answer's pattern: " + text);
    }
    var octets = new ArrayList<Octet>();
    for (String part : parts) {
      try {
        octets.add(parseOctet(part));
      } catch (NumberFormatException notANumber) {
        throw new BadData("not an answer's pattern: " + text, notANumber);
      }
    }
    return new CodePattern(List.copyOf(octets));
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

  private static Octet parseOctet(String text) {
    if (text.startsWith("&")) {
      return new Octet(0, 0, Integer.parseInt(text.substring(1)));
    }
    int dash = text.indexOf('-');
    int low = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
    int high = dash < 0 ? low : Integer.parseInt(text.substring(dash + 1));
    return new Octet(low, high, 0);
  }
}
