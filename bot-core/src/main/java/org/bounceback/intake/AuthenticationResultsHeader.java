package org.bounceback.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Domain;

/**
 * What a receiving server says of who sent a mail (RFC 8601 section 2.2). Much of it quotes what
 * the sender said, such as the address in MAIL FROM, so it is read strictly: what cannot be read
 * proves nothing.
 *
 * @param server its name, in lower case
 * @param methods what each method found out
 */
record AuthenticationResultsHeader(String server, List<Method> methods) {
  private static final int MAX = 8_192;

  AuthenticationResultsHeader {
    methods = List.copyOf(methods);
  }

  /**
   * One method's result.
   *
   * @param name such as {@code dkim}
   * @param result such as {@code pass}
   * @param properties what it says of the mail, as {@code header.d=example.org}
   */
  record Method(String name, String result, List<String> properties) {
    Method {
      properties = List.copyOf(properties);
    }

    boolean says(String name, String result) {
      return this.name.equals(name) && this.result.equals(result);
    }

    /** The property's domain; empty unless it is said exactly once and is one. */
    Optional<Domain> domain(String property) {
      return value(property).flatMap(Domain::parse);
    }

    /** Who signed (RFC 6376 section 3.5): its domain, else that of the signer's name in it. */
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
              .filter(each -> each.startsWith(property + "="))
              .map(each -> unquoted(each.substring(property.length() + 1)))
              .toList();
      return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }
  }

  /** Reads the field as written; empty where it breaks the syntax or is longer than any is. */
  static Optional<AuthenticationResultsHeader> read(String field) {
    if (field.length() > MAX) {
      return Optional.empty();
    }
    return HeaderTokenizer.of(field.toLowerCase(Locale.ROOT), ";")
        .flatMap(AuthenticationResultsHeader::of);
  }

  private static Optional<AuthenticationResultsHeader> of(List<String> lexemes) {
    List<List<String>> pieces = new ArrayList<>(List.of(new ArrayList<>()));
    for (String lexeme : lexemes) {
      if (lexeme.equals(";")) {
        pieces.add(new ArrayList<>());
      } else {
        pieces.get(pieces.size() - 1).add(lexeme);
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

  private static Optional<Method> method(List<String> words) {
    String[] said = words.isEmpty() ? new String[0] : words.get(0).split("=", -1);
    return said.length == 2
        ? Optional.of(new Method(said[0], said[1], words.subList(1, words.size())))
        : Optional.empty();
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** By DMARC, or by a signature of the sender's own domain or one above it. */
  boolean proves(Domain sender) {
    boolean disproved = methods.stream().anyMatch(each -> each.says("dmarc", "fail"));
    return !disproved
        && methods.stream().anyMatch(each -> byDmarc(each, sender) || bySignature(each, sender));
  }

  private static boolean byDmarc(Method method, Domain sender) {
    return method.says("dmarc", "pass")
        && method.domain("header.from").filter(sender::equals).isPresent();
  }

  private static boolean bySignature(Method method, Domain sender) {
    return method.says("dkim", "pass") && method.signer().filter(sender::isWithin).isPresent();
  }
}
