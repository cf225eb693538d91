package org.bounceback.bounce.grammar;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Ip;

/**
 * The name and IP address of a mail server in a field such as {@code mx.example.com [192.0.2.1]}.
 */
final class HostField {
  private static final Pattern NAME = Pattern.compile("^[\\s<]*([^\\s(<>\\[\\]]+)");
  private static final Pattern ADDRESS =
      Pattern.compile("(?:^|[\\[( ])((?:IPv6:)?[0-9A-Fa-f.:]{3,45})(?:[\\]),:; ]|$)");

  private HostField() {}

  /** Returns the name in lower case without a final dot; empty if there is only an address. */
  static Optional<String> name(String field) {
    Matcher found = NAME.matcher(field);
    if (!found.find()) {
      return Optional.empty();
    }
    String name = found.group(1).toLowerCase(Locale.ROOT);
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    boolean isName = bare.indexOf('.') > 0 && bare.indexOf('@') < 0 && Ip.parse(bare).isEmpty();
    return isName ? Optional.of(bare) : Optional.empty();
  }

  /** Returns the address, with or without brackets. */
  static Optional<Ip> ip(String field) {
    Matcher found = ADDRESS.matcher(field);
    while (found.find()) {
      Optional<Ip> ip = Ip.parse(found.group(1));
      if (ip.isPresent()) {
        return ip;
      }
    }
    return Optional.empty();
  }
}
