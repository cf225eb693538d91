package org.bounceback.recipient;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.address.MailAddress;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;

/** The known large receivers, found by the names of their mail servers. */
public final class MailboxProviders {
  private static final String AS_ANOTHER = "as ";
  private static final Pattern PARENTHESES = Pattern.compile("\\s*\\(.*\\)");

  private final List<MailboxProvider> mailboxProviders;

  /** By host name suffix, with a leading dot, and by full host name, without one. */
  private final Map<String, Fit> fits = new HashMap<>();

  /** The replies of all receivers combined, as a fast check that excludes most texts. */
  private final Pattern anyReply;

  private MailboxProviders(List<MailboxProvider> mailboxProviders) {
    this.mailboxProviders = List.copyOf(mailboxProviders);
    this.anyReply =
        text(
            mailboxProviders.stream()
                .flatMap(provider -> provider.reply().stream())
                .map(Pattern::pattern)
                .collect(Collectors.joining("|")));
    for (MailboxProvider mailboxProvider : mailboxProviders) {
      for (String suffix : mailboxProvider.mxSuffixes()) {
        var fit = new Fit(mailboxProvider, suffix.length());
        fits.merge(suffix.startsWith(".") ? suffix : "." + suffix, fit, Fit::longer);
        fits.merge(suffix, fit, Fit::longer);
      }
    }
  }

  /** A receiver, and the length of the name by which it was found. */
  private record Fit(MailboxProvider mailboxProvider, int length) {
    Fit longer(Fit other) {
      return other.length > length ? other : this;
    }
  }

  /** Loads the bundled table. */
  public static MailboxProviders load() {
    String name = "receivers.tsv";
    var mailboxProviders = new ArrayList<MailboxProvider>();
    List<Map<String, String>> rows =
        Table.parse(name, Resources.text(MailboxProviders.class, name)).rows();
    for (Map<String, String> row : rows) {
      List<String> suffixes =
          Arrays.stream(row.getOrDefault("mx", "").split(";", -1))
              .map(suffix -> suffix.strip().toLowerCase(Locale.ROOT))
              .filter(suffix -> suffix.contains("."))
              .toList();
      mailboxProviders.add(
          new MailboxProvider(
              row.getOrDefault("receiver", ""),
              suffixes,
              Optional.of(row.getOrDefault("reply", ""))
                  .filter(pattern -> !pattern.isEmpty())
                  .map(MailboxProviders::text),
              form(row.getOrDefault("form", ""), rows),
              row.getOrDefault("admin_useful", "").equals("yes")));
    }
    return new MailboxProviders(mailboxProviders);
  }

  /** Returns the page or address of a cell that may contain other text, or refer to another row. */
  private static Optional<String> form(String cell, List<Map<String, String>> rows) {
    if (cell.startsWith(AS_ANOTHER)) {
      String other = cell.substring(AS_ANOTHER.length());
      return rows.stream()
          .filter(row -> row.getOrDefault("receiver", "").startsWith(other))
          .findFirst()
          .flatMap(row -> form(row.getOrDefault("form", ""), rows));
    }
    return Arrays.stream(cell.split("[\\s,;]+", -1))
        .filter(word -> word.startsWith("http") || MailAddress.parse(word).isPresent())
        .findFirst();
  }

  /** Returns all receivers. */
  public List<MailboxProvider> all() {
    return mailboxProviders;
  }

  /** Returns the receiver that operates the mail server; the longest matching name wins. */
  public Optional<MailboxProvider> ofHost(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    Optional<Fit> fit = Optional.ofNullable(fits.get(name));
    for (int dot = name.indexOf('.'); dot >= 0 && fit.isEmpty(); dot = name.indexOf('.', dot + 1)) {
      fit = Optional.ofNullable(fits.get(name.substring(dot)));
    }
    return fit.map(Fit::mailboxProvider);
  }

  /**
   * Returns the receiver that wrote the rejection, if no other uses such text; empty for most
   * texts.
   */
  public Optional<MailboxProvider> ofReply(String text) {
    if (!anyReply.matcher(text).find()) {
      return Optional.empty();
    }
    return mailboxProviders.stream()
        .filter(
            provider ->
                provider.reply().filter(pattern -> pattern.matcher(text).find()).isPresent())
        .findFirst();
  }

  private static Pattern text(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  /**
   * Returns the receiver with that name, as used in a rejection, by a list or by users; the longest
   * name wins.
   */
  public Optional<MailboxProvider> findByName(String name) {
    String plainName = plain(name);
    return mailboxProviders.stream()
        .filter(
            provider ->
                plainName.startsWith(plain(provider.name()))
                    || plain(provider.name()).startsWith(plainName))
        .max(Comparator.comparingInt(provider -> plain(provider.name()).length()));
  }

  /** Returns the name without any text in brackets. */
  private static String plain(String name) {
    return PARENTHESES
        .matcher(name.toLowerCase(Locale.ROOT))
        .replaceAll("")
        .replaceAll("[/, ]+", " ")
        .strip();
  }
}
