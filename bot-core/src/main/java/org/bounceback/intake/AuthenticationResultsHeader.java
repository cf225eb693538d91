package org.bounceback.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Domain;

/**
 * A parsed Authentication-Results field (RFC 8601 section 2.2). Much of it repeats text of the
 * sender, such as the address in MAIL FROM, so it is parsed strictly: invalid parts prove nothing.
 *
 * @param server the name of the server, in lower case
 * @param methods the result of each method
 */
record AuthenticationResultsHeader(String server, List<Method> methods) {
  private static final int MAX = 8_192;

  AuthenticationResultsHeader {
    methods = List.copyOf(methods);
  }

  /**
   * The result of one method.
   *
   * @param name such as {@code dkim}
   * @param result such as {@code pass}
   * @param properties properties such as {@code header.d=example.org}
   */
  record Method(String name, String result, List<String> properties) {
    Method {
      properties = List.copyOf(properties);
    }

    boolean hasResult(String name, String result) {
      return this.name.equals(name) && this.result.equals(result);
    }

    /** Returns the domain in a property; empty unless it occurs exactly once and is a domain. */
    Optional<Domain> domain(String property) {
      return value(property).flatMap(Domain::parse);
    }

    /**
     * Returns the signing domain (RFC 6376 section 3.5), otherwise the domain in the signer's
     * identity.
     */
    Optional<Domain> signer() {
      return domain("header.d")
          .or(
              () ->
                  value("header.i")
                      .filter(text -> text.contains("@"))
                      .flatMap(text -> Domain.parse(text.substring(text.lastIndexOf('@') + 1))))
          .filter(domain -> domain.labels().size() > 1);
    }

    private Optional<String> value(String property) {
      List<String> values =
          properties.stream()
              .filter(entry -> entry.startsWith(property + "="))
              .map(entry -> unquoted(entry.substring(property.length() + 1)))
              .toList();
      return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }
  }

  /** Parses the raw field; empty if the syntax is invalid or it is too long. */
  static Optional<AuthenticationResultsHeader> parse(String field) {
    if (field.length() > MAX) {
      return Optional.empty();
    }
    return HeaderTokenizer.of(field.toLowerCase(Locale.ROOT), ";")
        .flatMap(AuthenticationResultsHeader::of);
  }

  private static Optional<AuthenticationResultsHeader> of(List<String> tokens) {
    List<List<String>> pieces = new ArrayList<>(List.of(new ArrayList<>()));
    for (String token : tokens) {
      if (token.equals(";")) {
        pieces.add(new ArrayList<>());
      } else {
        pieces.get(pieces.size() - 1).add(token);
      }
    }
    List<String> server = pieces.get(0);
    boolean named = server.size() == 1 || (server.size() == 2 && server.get(1).matches("\\d+"));
    if (!named) {
      return Optional.empty();
    }
    List<Method> methods =
        pieces.stream()
            .skip(1)
            .map(AuthenticationResultsHeader::method)
            .flatMap(Optional::stream)
            .toList();
    return Optional.of(new AuthenticationResultsHeader(unquoted(server.get(0)), methods));
  }

  private static Optional<Method> method(List<String> tokens) {
    String[] parts = tokens.isEmpty() ? new String[0] : tokens.get(0).split("=", -1);
    return parts.length == 2
        ? Optional.of(new Method(parts[0], parts[1], tokens.subList(1, tokens.size())))
        : Optional.empty();
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /**
   * Returns whether DMARC passed, or a signature of the sender's domain or one of its parents is
   * valid.
   */
  boolean proves(Domain sender) {
    boolean disproved = methods.stream().anyMatch(method -> method.hasResult("dmarc", "fail"));
    return !disproved
        && methods.stream()
            .anyMatch(method -> byDmarc(method, sender) || bySignature(method, sender));
  }

  private static boolean byDmarc(Method method, Domain sender) {
    return method.hasResult("dmarc", "pass")
        && method.domain("header.from").filter(sender::equals).isPresent();
  }

  private static boolean bySignature(Method method, Domain sender) {
    return method.hasResult("dkim", "pass") && method.signer().filter(sender::isWithin).isPresent();
  }
}
