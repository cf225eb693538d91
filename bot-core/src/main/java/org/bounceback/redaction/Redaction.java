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
 * Takes out of texts and headers what names people who have no part in a matter. An address of
 * theirs becomes {@code redacted-1@} and its domain, the same everywhere; display names go, and so
 * do all fields that are not known to be harmless. For one thread.
 */
public final class Redaction {
  static final String EXPLANATION =
      "A redacted copy, made by Bounceback. The text of the mail, its subject, all display names"
          + " and all fields that\r\n"
          + "may hold either are left out; addresses are masked except those of the failed"
          + " recipients, the sender and\r\n"
          + "whoever asks. The same number is the same address.\r\n";

  /** Stands for what may not be shown. */
  static final String LEFT_OUT = "[left out]";

  /** Each takes some kilobytes, and every line is searched for each. */
  private static final int MAX_SPELLINGS = 2_000;

  /** In what the form of an address may be that was not noted. */
  private static final Pattern DOUBTFUL = Pattern.compile("[@=%#]|[A-Za-z0-9+/_-]{8}");

  private final Set<String> parties;
  private final FieldRules rules = FieldRules.packaged();
  private final Map<String, String> masks = new LinkedHashMap<>();
  private final Set<String> shown = new HashSet<>();
  private final List<AddressVariants> addressVariants = new ArrayList<>();
  private final Set<String> spellings = new HashSet<>();
  private final Titles titles = new Titles();

  /** A redaction that leaves the addresses of {@code parties} as they are. */
  public Redaction(Set<MailAddress> parties) {
    this.parties =
        parties.stream()
            .map(each -> each.toString().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  /** The text with all other addresses masked. */
  public String mask(String text) {
    return AddressScanner.replace(text, this::masked);
  }

  /**
   * A subject or the name of a file with all other addresses masked, those in encoded-words too.
   * The titles that were learned, those of excerpted mails among them, are left out. All of it is
   * left out where an address is in it in another form, such as RFC 2231's.
   */
  public String maskName(String text) {
    String masked = mask(titles.removedFrom(EncodedWords.decode(text), LEFT_OUT));
    return masked.contains("=?") || !isWithoutTraces(masked) ? LEFT_OUT : masked;
  }

  /** Takes note of the subject of a mail or the name of a file, which must not be shown. */
  public void learnTitle(String title) {
    titles.add(title);
  }

  /** Takes note of the addresses in a header, which must not be found in any other form. */
  void learn(Header header) {
    for (Header.Field field : header.fields()) {
      if (field.name().equalsIgnoreCase("Subject")) {
        titles.add(field.value());
      }
      switch (rules.of(field.name())) {
        case ID -> {}
        case ADDRESSES -> AddressScanner.in(field.value()).forEach(this::note);
        default -> learn(field.value());
      }
    }
  }

  /** Takes note of the addresses in a text; what can only be a message's name is none. */
  void learn(String text) {
    AddressScanner.in(text)
        .filter(found -> !MessageIds.looksLikeOne(found.local()))
        .forEach(this::note);
  }

  /** A field as a line that may be shown. */
  String line(Header.Field field) {
    String name = field.name().matches("[A-Za-z0-9-]{1,76}") ? field.name() : "?";
    String value =
        switch (rules.of(field.name())) {
          case ADDRESSES ->
              AddressScanner.in(field.value())
                  .map(address -> "<" + masked(address) + ">")
                  .collect(Collectors.joining(", "));
          case WORDS -> mask(field.value());
          case ID -> MessageIds.in(field.value()).orElse(LEFT_OUT);
          case MEDIA_TYPE -> mask(MediaTypes.withoutNames(field.value()));
          case TAGS -> tags(field.value());
          case DROP -> LEFT_OUT;
        };
    return name + ": " + (isHarmless(value) ? value : LEFT_OUT);
  }

  /** Of a signature, what tells who signed which fields and when; no more. */
  private String tags(String value) {
    return mask(
        Arrays.stream(value.split(";", -1))
            .map(String::strip)
            .filter(tag -> tag.matches("(?i)[vacdsthqx]\\s*=[^@]*"))
            .collect(Collectors.joining("; ")));
  }

  /** Whether nothing in it is beyond ASCII, the title of a mail or file, or hides an address. */
  private boolean isHarmless(String value) {
    return value.chars().allMatch(c -> c >= ' ' && c <= '~')
        && !value.contains("=?")
        && !titles.areIn(value)
        && isWithoutTraces(value);
  }

  private boolean isWithoutTraces(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return !(spellings.size() >= MAX_SPELLINGS && DOUBTFUL.matcher(value).find())
        && addressVariants.stream().noneMatch(each -> each.areIn(value, lower))
        && Encodings.readings(value).stream()
            .flatMap(AddressScanner::in)
            .allMatch(found -> mayBeShown(found.address()));
  }

  private boolean mayBeShown(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    return parties.contains(lower) || shown.contains(lower);
  }

  private void note(AddressScanner found) {
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
        masks.computeIfAbsent(address, first -> "redacted-" + (masks.size() + 1) + domain);
    shown.add(mask);
    return mask;
  }
}
