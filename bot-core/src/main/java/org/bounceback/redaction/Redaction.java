package org.bounceback.redaction;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.address.MailAddress;
import org.bounceback.mail.EncodedWords;
import org.bounceback.mail.Header;

/**
 * Removes data about uninvolved people from texts and headers. Their addresses are replaced with
 * {@code redacted-1@} and the domain, consistently. Display names are removed, as are all fields
 * that are not known to be harmless. Not thread-safe.
 */
public final class Redaction {
  static final String EXPLANATION =
      "A redacted copy, made by Bounceback. The text of the mail, its subject, all display names"
          + " and all fields that\r\n"
          + "may hold either are left out; addresses are masked except those of the failed"
          + " recipients, the sender and\r\n"
          + "whoever asks. The same number is the same address.\r\n";

  /** Replaces text that must not be shown. */
  static final String LEFT_OUT = "[left out]";

  /**
   * The limit of address variants. Each needs some kilobytes, and every line is searched for each.
   */
  private static final int MAX_SPELLINGS = 2_000;

  /** Text that may contain an address variant that was not recorded. */
  private static final Pattern DOUBTFUL = Pattern.compile("[@=%#]|[A-Za-z0-9+/_-]{8}");

  private final Set<String> parties;
  private final FieldRules rules = FieldRules.load();
  private final Map<String, String> masks = new LinkedHashMap<>();
  private final Set<String> shown = new HashSet<>();
  private final List<AddressVariants> addressVariants = new ArrayList<>();
  private final Set<String> spellings = new HashSet<>();
  private final Titles titles = new Titles();

  /** Creates a redaction that does not mask the addresses of {@code parties}. */
  public Redaction(Set<MailAddress> parties) {
    this.parties =
        parties.stream()
            .map(party -> party.toString().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  /** Returns the text with all other addresses masked. */
  public String mask(String text) {
    return AddressScanner.replace(text, this::masked);
  }

  /**
   * Returns a subject or file name with all other addresses masked, including those in
   * encoded-words. Recorded titles are removed. If the text contains an address in another
   * encoding, such as RFC 2231, all of it is removed.
   */
  public String maskName(String text) {
    String masked = mask(titles.removeFrom(EncodedWords.decode(text), LEFT_OUT));
    return masked.contains("=?") || !hidesNoAddress(masked) ? LEFT_OUT : masked;
  }

  /** Records the subject of a message or the name of a file, which must not be shown. */
  public void recordTitle(String title) {
    titles.add(title);
  }

  /** Records the addresses in a header, so that no variant of them is shown. */
  void record(Header header) {
    for (Header.Field field : header.fields()) {
      if (field.name().equalsIgnoreCase("Subject")) {
        titles.add(field.value());
      }
      switch (rules.of(field.name())) {
        case ID -> {}
        case ADDRESSES -> AddressScanner.findAll(field.value()).forEach(this::recordVariants);
        default -> record(field.value());
      }
    }
  }

  /** Records the addresses in a text, except those that can only be a Message-ID. */
  void record(String text) {
    AddressScanner.findAll(text)
        .filter(found -> !MessageIds.isLikelyMessageId(found.local()))
        .forEach(this::recordVariants);
  }

  /** Formats a field for a redacted copy. */
  String format(Header.Field field) {
    String name = field.name().matches("[A-Za-z0-9-]{1,76}") ? field.name() : "?";
    String value =
        switch (rules.of(field.name())) {
          case ADDRESSES ->
              AddressScanner.findAll(field.value())
                  .map(address -> "<" + masked(address) + ">")
                  .collect(Collectors.joining(", "));
          case WORDS -> mask(field.value());
          case ID -> MessageIds.find(field.value()).orElse(LEFT_OUT);
          case MEDIA_TYPE -> mask(MediaTypes.withoutNames(field.value()));
          case TAGS -> tags(field.value());
          case DROP -> LEFT_OUT;
        };
    return name + ": " + (isHarmless(value) ? value : LEFT_OUT);
  }

  /** Returns the tags of a signature for domain, time and signed fields. */
  private String tags(String value) {
    return mask(
        Arrays.stream(value.split(";", -1))
            .map(String::strip)
            .filter(tag -> tag.matches("(?i)[vacdsthqx]\\s*=[^@]*"))
            .collect(Collectors.joining("; ")));
  }

  /** Returns whether the value is ASCII and contains no title and no hidden address. */
  private boolean isHarmless(String value) {
    return value.chars().allMatch(c -> c >= ' ' && c <= '~')
        && !value.contains("=?")
        && !titles.occurIn(value)
        && hidesNoAddress(value);
  }

  private boolean hidesNoAddress(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return !(spellings.size() >= MAX_SPELLINGS && DOUBTFUL.matcher(value).find())
        && addressVariants.stream().noneMatch(variant -> variant.occurIn(value, lower))
        && Encodings.decode(value).stream()
            .flatMap(AddressScanner::findAll)
            .allMatch(found -> mayBeShown(found.address()));
  }

  private boolean mayBeShown(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    return parties.contains(lower) || shown.contains(lower);
  }

  private void recordVariants(AddressScanner found) {
    found
        .readings()
        .filter(address -> !parties.contains(address.toLowerCase(Locale.ROOT)))
        .filter(address -> spellings.size() < MAX_SPELLINGS && spellings.add(address))
        .forEach(address -> addressVariants.add(AddressVariants.of(address)));
  }

  private String masked(AddressScanner found) {
    String address = found.address().toLowerCase(Locale.ROOT);
    if (parties.contains(address)) {
      return found.address();
    }
    String domain = address.substring(address.lastIndexOf('@'));
    String mask =
        masks.computeIfAbsent(address, original -> "redacted-" + (masks.size() + 1) + domain);
    shown.add(mask);
    return mask;
  }
}
