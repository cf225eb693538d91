package org.bounceback.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bounceback.address.Domain;

/**
 * What a receiving server says of who sent a mail (RFC 8601 section 2.2).
 *
 * @param server its name, in lower case
 * @param methods each result with its properties, in lower case, without comments
 */
record AuthenticationResult(String server, List<String> methods) {
  private static final int LONGEST = 8_192;
  private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
  private static final Pattern DKIM_DOMAIN = Pattern.compile("\\bheader\\.d=\"?([^\\s;\"]+)");
  private static final Pattern FROM_DOMAIN = Pattern.compile("\\bheader\\.from=\"?([^\\s;\"]+)");

  AuthenticationResult {
    methods = List.copyOf(methods);
  }

  static Optional<AuthenticationResult> read(String field) {
    if (field.length() > LONGEST) {
      return Optional.empty();
    }
    String bare = COMMENT.matcher(field.toLowerCase(Locale.ROOT)).replaceAll(" ");
    String[] pieces = bare.split(";", -1);
    String server = pieces[0].strip().split("\\s+", 2)[0];
    return server.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AuthenticationResult(
                server, Stream.of(pieces).skip(1).map(String::strip).toList()));
  }

  /** By DMARC, or by a signature of the sender's own domain or one above it. */
  boolean proves(Domain sender) {
    return methods.stream().anyMatch(method -> byDmarc(method, sender) || byKey(method, sender));
  }

  private static boolean byDmarc(String method, Domain sender) {
    return method.matches("dmarc\\s*=\\s*pass\\b.*") && is(FROM_DOMAIN, method, sender::equals);
  }

  private static boolean byKey(String method, Domain sender) {
    return method.matches("dkim\\s*=\\s*pass\\b.*") && is(DKIM_DOMAIN, method, sender::isWithin);
  }

  private static boolean is(Pattern property, String method, Predicate<Domain> right) {
    Matcher value = property.matcher(method);
    return value.find() && Domain.parse(value.group(1)).filter(right).isPresent();
  }
}
