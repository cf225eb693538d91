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

/** The large receivers that we know, found by the name of their mail servers. */
public final class MailboxProviders {
  private static final String AS_ANOTHER = "as ";
  private static final Pattern REMARK = Pattern.compile("\\s*\\(.*\\)");

  private final List<MailboxProvider> mailboxProviders;

  /** By the ends of their servers' names, with the dot in front; and by whole names without. */
  private final Map<String, Fit> fits = new HashMap<>();

  /** What any of their replies has, for telling fast of most words that they are nobody's. */
  private final Pattern anyReply;

  private MailboxProviders(List<MailboxProvider> mailboxProviders) {
    this.mailboxProviders = List.copyOf(mailboxProviders);
    this.anyReply =
        words(
            mailboxProviders.stream()
                .flatMap(each -> each.reply().stream())
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

  /** A receiver, and how long the name is by which it was found. */
  private record Fit(MailboxProvider mailboxProvider, int length) {
    Fit longer(Fit other) {
      return other.length > length ? other : this;
    }
  }

  /** Those of the packaged table. */
  public static MailboxProviders packaged() {
    String name = "receivers.tsv";
    var mailboxProviders = new ArrayList<MailboxProvider>();
    List<Map<String, String>> rows =
        Table.parse(name, Resources.text(MailboxProviders.class, name)).rows();
    for (Map<String, String> row : rows) {
      List<String> suffixes =
          Arrays.stream(row.getOrDefault("mx", "").split(";", -1))
              .map(each -> each.strip().toLowerCase(Locale.ROOT))
              .filter(each -> each.contains("."))
              .toList();
      mailboxProviders.add(
          new MailboxProvider(
              row.getOrDefault("receiver", ""),
              suffixes,
              Optional.of(row.getOrDefault("reply", ""))
                  .filter(pattern -> !pattern.isEmpty())
                  .map(MailboxProviders::words),
              form(row.getOrDefault("form", ""), rows),
              row.getOrDefault("admin_useful", "").equals("yes")));
    }
    return new MailboxProviders(mailboxProviders);
  }

  /** The page or address of a cell that may hold words around it, or send to another row. */
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

  /** All of them. */
  public List<MailboxProvider> all() {
    return mailboxProviders;
  }

  /** Whose mail server that is; the longest fitting name wins. */
  public Optional<MailboxProvider> ofHost(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    Optional<Fit> fit = Optional.ofNullable(fits.get(name));
    for (int dot = name.indexOf('.'); dot >= 0 && fit.isEmpty(); dot = name.indexOf('.', dot + 1)) {
      fit = Optional.ofNullable(fits.get(name.substring(dot)));
    }
    return fit.map(Fit::mailboxProvider);
  }

  /** Whose words a refusal's are, where nobody else writes such; empty for most. */
  public Optional<MailboxProvider> ofReply(String words) {
    if (!anyReply.matcher(words).find()) {
      return Optional.empty();
    }
    return mailboxProviders.stream()
        .filter(each -> each.reply().filter(own -> own.matcher(words).find()).isPresent())
        .findFirst();
  }

  private static Pattern words(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  /** The receiver of that name, as a refusal's list or people call it; the longest name wins. */
  public Optional<MailboxProvider> called(String name) {
    String wanted = plain(name);
    return mailboxProviders.stream()
        .filter(
            each -> wanted.startsWith(plain(each.name())) || plain(each.name()).startsWith(wanted))
        .max(Comparator.comparingInt(each -> plain(each.name()).length()));
  }

  /** The name without what stands in brackets behind it. */
  private static String plain(String name) {
    return REMARK
        .matcher(name.toLowerCase(Locale.ROOT))
        .replaceAll("")
        .replaceAll("[/, ]+", " ")
        .strip();
  }
}
