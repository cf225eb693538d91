package org.bounceback.bounce.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.address.RegistrableDomain;
import org.bounceback.bounce.ReceivedHop;
import org.bounceback.bounce.text.AddressFinder;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.bounceback.mail.Header;

/**
 * Recognizes phishing that imitates a bounce or a quarantine notice: it asks the reader to log in
 * at a link, it came from a server that belongs neither to its sender nor to the recipient nor to a
 * provider, and it has one more mark. Immutable.
 */
public final class ReportImitations {
  private static final Set<String> KINDS =
      Set.of("call", "delivery", "claim", "mailer", "provider");

  private static final int MAX_TEXT = 20_000;
  private static final int MAX_LINKS = 50;

  private final List<String> calls;
  private final List<String> deliveries;
  private final List<String> claims;
  private final List<String> mailers;
  private final List<String> providers;

  private ReportImitations(Table table) {
    for (var row : table.rows()) {
      String phrase = row.getOrDefault("phrase", "");
      if (!KINDS.contains(row.getOrDefault("kind", ""))
          || phrase.isBlank()
          || !phrase.equals(phrase.toLowerCase(Locale.ROOT))) {
        throw new InvalidDataException(table.name() + ": wrong row " + row);
      }
    }
    this.calls = phrases(table, "call");
    this.deliveries = phrases(table, "delivery");
    this.claims = phrases(table, "claim");
    this.mailers = phrases(table, "mailer");
    this.providers = phrases(table, "provider");
  }

  /** Loads the bundled marks. */
  public static ReportImitations load() {
    String name = "report-imitations.tsv";
    return new ReportImitations(Table.parse(name, Resources.text(ReportImitations.class, name)));
  }

  private static List<String> phrases(Table table, String kind) {
    return table.rows().stream()
        .filter(row -> kind.equals(row.get("kind")))
        .map(row -> row.getOrDefault("phrase", ""))
        .toList();
  }

  /**
   * Returns whether enough independent marks agree.
   *
   * @param header of a message without delivery status and without a returned message
   * @param path the Received lines of the message, the newest first
   */
  public boolean matches(Header header, List<ReceivedHop> path, String text) {
    String lowerCase =
        text.substring(0, Math.min(text.length(), MAX_TEXT)).toLowerCase(Locale.ROOT);
    Optional<String> sender = domain(header, "From");
    Optional<String> recipient = domain(header, "To");
    Optional<String> server = path.stream().findFirst().flatMap(ReceivedHop::from);
    if (sender.isEmpty() || recipient.isEmpty() || server.isEmpty()) {
      return false;
    }
    List<String> known =
        Stream.concat(Stream.of(sender.get(), recipient.get()), providers.stream()).toList();
    Set<String> foreign =
        links(lowerCase).stream()
            .filter(host -> !isOneOf(host, recipient.get()))
            .filter(host -> providers.stream().noneMatch(each -> isOneOf(host, each)))
            .collect(Collectors.toUnmodifiableSet());
    boolean asksForLogin =
        !foreign.isEmpty() && contains(lowerCase, calls) && contains(lowerCase, deliveries);
    boolean isForeignServer =
        known.stream().noneMatch(each -> isOneOf(server.get(), each))
            && foreign.stream().noneMatch(link -> isOneOf(server.get(), link));
    return asksForLogin && isForeignServer && hasFurtherMark(header, lowerCase, recipient.get());
  }

  /** Returns whether the mail has a mark that genuine notices of that sender would not have. */
  private boolean hasFurtherMark(Header header, String text, String recipientDomain) {
    boolean isByScript =
        header.first("X-Mailer").filter(mailer -> contains(lower(mailer), mailers)).isPresent();
    boolean namesReaderInLink =
        header
            .first("To")
            .flatMap(AddressFinder::first)
            .map(ReportImitations::lower)
            .filter(
                reader ->
                    Stream.of("=", "#", "/")
                        .anyMatch(
                            before ->
                                text.contains(before + reader)
                                    || text.contains(before + reader.replace("@", "%40"))))
            .isPresent();
    boolean claimsOtherSender = contains(text, claims) || text.contains(recipientDomain + " mail");
    return isByScript || namesReaderInLink || claimsOtherSender;
  }

  private static Optional<String> domain(Header header, String field) {
    return header
        .first(field)
        .flatMap(AddressFinder::first)
        .map(address -> lower(address.substring(address.lastIndexOf('@') + 1)));
  }

  private static List<String> links(String text) {
    var hosts = new ArrayList<String>();
    int at = text.indexOf("://");
    while (at >= 0 && hosts.size() < MAX_LINKS) {
      int end = at + 3;
      while (end < text.length()
          && (Character.isLetterOrDigit(text.charAt(end)) || ".-".indexOf(text.charAt(end)) >= 0)) {
        end++;
      }
      if (end > at + 3) {
        hosts.add(text.substring(at + 3, end));
      }
      at = text.indexOf("://", end);
    }
    return hosts;
  }

  private static boolean isOneOf(String host, String domain) {
    String lowerCase = lower(host);
    return lowerCase.equals(domain)
        || lowerCase.endsWith("." + domain)
        || RegistrableDomain.isShared(lowerCase, domain);
  }

  private static boolean contains(String text, List<String> phrases) {
    return phrases.stream().anyMatch(text::contains);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
