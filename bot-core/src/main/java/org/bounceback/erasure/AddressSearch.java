package org.bounceback.erasure;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.Reader;
import java.io.StringReader;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.MailAddress;

/**
 * Finds one mail address in text. It must be a complete address, not a part of a longer one: {@code
 * a@shop.example} is not in {@code maria@shop.example}, nor {@code maria@shop.example} in {@code
 * maria@shop.example.org}. Case is ignored, A-labels and U-labels of a domain are equal, and so are
 * {@code "maria"@shop.example} and {@code maria@shop.example}. Immutable.
 */
public final class AddressSearch {
  private static final int MAX_DOMAIN = 600;

  /** Suffixes of a file that is named after an address; none of these is a domain. */
  private static final Pattern EXTENSIONS =
      Pattern.compile(
          "(?i)(?:-(?:redacted|headers))?(?:\\.(?:eml|msg|txt|mbox|mbx|gz|tgz|7z|rar|png|jpe?g|gif"
              + "|tiff?|webp|pdf|html?|log|dat|tnef|csv|json|xml))+$");

  private final String local;
  private final Domain domain;

  /** Searches for {@code address}. */
  public AddressSearch(MailAddress address) {
    String written = address.localPart();
    boolean quoted = written.length() > 1 && written.startsWith("\"") && written.endsWith("\"");
    this.local = LocalPart.key(quoted ? written.substring(1, written.length() - 1) : written);
    this.domain = address.domain();
  }

  private record Span(int start, int end) {}

  /** Returns whether the address occurs in {@code text}, plain or encoded. */
  public boolean isIn(String text) {
    return text.length() > local.length() && isIn(new StringReader(text));
  }

  /** Returns the same for a text of any length. The text is read once and closed. */
  boolean isIn(Reader text) {
    return SearchWindows.anyMatch(text, this::isInWindow);
  }

  private boolean isInWindow(String window, boolean first, boolean last) {
    return window.length() > local.length()
        && Readings.anyMatch(window, reading -> isInReading(reading, first, last));
  }

  /**
   * Ignores matches near an edge where the text was cut, because they may be a part of a longer
   * address.
   */
  private boolean isInReading(String reading, boolean first, boolean last) {
    int from = first ? 0 : SearchWindows.EDGE;
    int to = reading.length() - (last ? 0 : SearchWindows.EDGE);
    Optional<Span> found = next(reading, from);
    return found.isPresent() && found.get().end() <= to;
  }

  /**
   * Replaces the address by {@code instead}. If the address also occurs encoded, the entire text is
   * replaced.
   */
  public String replaceIn(String text, String instead) {
    var out = new StringBuilder();
    int done = 0;
    for (Optional<Span> found = next(text, 0); found.isPresent(); found = next(text, done)) {
      out.append(text, done, found.get().start()).append(instead);
      done = found.get().end();
    }
    String replaced = out.append(text, done, text.length()).toString();
    return isIn(replaced) ? instead : replaced;
  }

  /** Returns the first occurrence that starts at {@code from} or later. */
  private Optional<Span> next(String text, int from) {
    for (int at = text.indexOf('@', from); at >= 0; at = text.indexOf('@', at + 1)) {
      int end = domainEnd(text, at + 1);
      if (end > 0) {
        int start = LocalPart.start(text, at, end, local);
        if (start >= from) {
          return Optional.of(new Span(start, end));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the end of the domain that begins at {@code from}, or 0 if it is another domain. */
  private int domainEnd(String text, int from) {
    int end = from;
    int script = 0;
    while (end < text.length() && isDomain(text.charAt(end)) && end - from < MAX_DOMAIN) {
      if (script == 0
          && end > from
          && LocalPart.isLatin(text.charAt(end - 1))
          && !LocalPart.isLatin(text.charAt(end))) {
        script = end;
      }
      end++;
    }
    int whole = trimmed(text, from, end);
    if (isDomain(text, from, whole)) {
      return whole;
    }
    Matcher extensions = EXTENSIONS.matcher(text.substring(from, whole));
    if (extensions.find() && isDomain(text, from, from + extensions.start())) {
      return from + extensions.start();
    }
    // In languages without spaces, words directly follow an address.
    int cut = trimmed(text, from, script);
    return script > 0 && isDomain(text, from, cut) ? cut : 0;
  }

  private boolean isDomain(String text, int from, int end) {
    int length = end - from;
    if (length <= 0) {
      return false;
    }
    if (length == domain.name().length()
        && text.regionMatches(true, from, domain.name(), 0, length)) {
      return true;
    }
    for (int i = from; i < end; i++) {
      if (text.charAt(i) >= 128) {
        String name = Normalizer.normalize(text.substring(from, end), Normalizer.Form.NFC);
        return Domain.parse(name.toLowerCase(Locale.ROOT)).filter(domain::equals).isPresent();
      }
    }
    return false;
  }

  private static int trimmed(String text, int from, int end) {
    int trimmed = end;
    while (trimmed > from && "._-".indexOf(text.charAt(trimmed - 1)) >= 0) {
      trimmed--;
    }
    return trimmed;
  }

  private static boolean isDomain(char c) {
    return LocalPart.isWordCharacter(c) || "._-\u3002\uff0e\uff61".indexOf(c) >= 0;
  }
}
