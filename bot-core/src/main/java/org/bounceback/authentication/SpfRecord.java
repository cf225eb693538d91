package org.bounceback.authentication;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bounceback.address.Cidr;

/**
 * An SPF record taken apart (RFC 7208 section 12). A record that is wrong anywhere is wrong as a
 * whole (section 4.6), so that it is read to its end before it is evaluated.
 *
 * @param terms the mechanisms in their order
 * @param redirect whose record to take when none of them matches
 */
record SpfRecord(List<Term> terms, Optional<String> redirect) {
  private static final Pattern MODIFIER =
      Pattern.compile("(?<name>[a-z][a-z0-9_.-]*)=(?<value>.*)");
  private static final String LENGTH = "(0|[1-9][0-9]{0,2})";
  private static final Pattern MECHANISM =
      Pattern.compile(
          "(?<qualifier>[+?~-]?)(?<name>[a-z0-9]+)(:(?<target>[^/]+))?"
              + ("(/(?<four>" + LENGTH + "))?(//(?<six>" + LENGTH + "))?"));

  SpfRecord {
    terms = List.copyOf(terms);
  }

  /**
   * A mechanism.
   *
   * @param qualifier what a match means: {@code + - ~ ?}
   * @param target what stands behind the colon
   * @param four the length of the prefix behind one slash
   * @param six that behind two
   */
  record Term(
      char qualifier,
      String name,
      Optional<String> target,
      Optional<Integer> four,
      Optional<Integer> six) {

    /** The network of an {@code ip4} or {@code ip6}; empty when it names none of that family. */
    Optional<Cidr> network() {
      String length = four.map(each -> "/" + each).orElse("");
      return target
          .flatMap(each -> Cidr.parse(each + length))
          .filter(each -> each.network().isIp4() == name.equals("ip4"));
    }

    private boolean isWellFormed() {
      boolean bare = four.isEmpty() && six.isEmpty();
      return switch (name) {
        case "all" -> target.isEmpty() && bare;
        case "ptr" -> bare;
        case "include", "exists" -> target.isPresent() && bare;
        case "ip4", "ip6" -> network().isPresent() && six.isEmpty();
        case "a", "mx" -> four.orElse(0) <= 32 && six.orElse(0) <= 128;
        default -> false;
      };
    }
  }

  /** Reads a record, which begins with {@code v=spf1}; empty when it is not well-formed. */
  static Optional<SpfRecord> parse(String record) {
    var terms = new ArrayList<Term>();
    var redirects = new ArrayList<String>();
    for (String word : record.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      Matcher modifier = MODIFIER.matcher(word);
      Optional<Term> term = term(word);
      if (modifier.matches()) {
        if (modifier.group("name").equals("redirect")) {
          redirects.add(modifier.group("value"));
        }
      } else if (term.isPresent()) {
        terms.add(term.get());
      } else {
        return Optional.empty();
      }
    }
    return redirects.size() > 1
        ? Optional.empty()
        : Optional.of(new SpfRecord(terms, redirects.stream().findFirst()));
  }

  private static Optional<Term> term(String word) {
    Matcher found = MECHANISM.matcher(word);
    if (!found.matches()) {
      return Optional.empty();
    }
    String qualifier = found.group("qualifier");
    var term =
        new Term(
            qualifier.isEmpty() ? '+' : qualifier.charAt(0),
            found.group("name"),
            Optional.ofNullable(found.group("target")),
            Optional.ofNullable(found.group("four")).map(Integer::valueOf),
            Optional.ofNullable(found.group("six")).map(Integer::valueOf));
    return Optional.of(term).filter(Term::isWellFormed);
  }
}
