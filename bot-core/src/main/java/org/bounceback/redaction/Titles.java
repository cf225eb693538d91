package org.bounceback.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bounceback.mail.EncodedWords;

/**
 * Subjects of messages and names of files, which may mention other people. Encoded forms (RFC 2047)
 * are decoded before comparison. Not thread-safe.
 */
final class Titles {
  /** Prefixes that mail clients add to the subject of a reply. */
  private static final Pattern ANSWER =
      Pattern.compile("(?i)^(?:(?:re|aw|fw|fwd|wg|sv|tr)(?:\\[\\d+\\])?:\\s*)+");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private static final Pattern FILE_ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

  /** Shorter titles are parts of ordinary words. */
  private static final int MIN = 4;

  private static final int MAX = 100;
  private static final int MAX_LENGTH = 2_000;

  private boolean isFull;
  private final List<String> titles = new ArrayList<>();

  /**
   * Adds a title. After 100 titles, or one longer than 2,000 characters, every field counts as
   * containing a title.
   */
  void add(String title) {
    isFull |= titles.size() >= MAX || title.length() > MAX_LENGTH;
    if (isFull) {
      return;
    }
    addWhole(title);
    addWhole(FILE_ENDING.matcher(title).replaceFirst(""));
  }

  private void addWhole(String title) {
    String decoded = SPACES.matcher(EncodedWords.decode(title)).replaceAll(" ").strip();
    String bare = ANSWER.matcher(decoded).replaceFirst("").strip();
    if (bare.length() >= MIN && !titles.contains(bare)) {
      titles.add(bare);
      titles.sort((one, other) -> other.length() - one.length());
    }
  }

  /** Returns the line with each title replaced, the longest first. */
  String removeFrom(String line, String replacement) {
    if (isFull) {
      return replacement;
    }
    String result = SPACES.matcher(line).replaceAll(" ");
    for (String title : titles) {
      result =
          Pattern.compile("(?i)" + Pattern.quote(title))
              .matcher(result)
              .replaceAll(Matcher.quoteReplacement(replacement));
    }
    return result;
  }

  /**
   * Returns whether a field contains a title; titles of a single word are ignored, because fields
   * may contain them for other reasons.
   */
  boolean occurIn(String value) {
    if (isFull) {
      return true;
    }
    String lower = value.toLowerCase(Locale.ROOT);
    return titles.stream()
        .filter(title -> title.indexOf(' ') > 0 || title.indexOf('.') > 0)
        .anyMatch(title -> lower.contains(title.toLowerCase(Locale.ROOT)));
  }
}
