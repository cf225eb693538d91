package org.bounceback.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bounceback.mail.EncodedWords;

/**
 * Subjects of mails and names of files: words of people, which may name others. Encoded forms (RFC
 * 2047) are compared by what they say. For one thread.
 */
final class Titles {
  /** What mail programs put before the subject of an answer. */
  private static final Pattern ANSWER =
      Pattern.compile("(?i)^(?:(?:re|aw|fw|fwd|wg|sv|tr)(?:\\[\\d+\\])?:\\s*)+");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private static final Pattern FILE_ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

  /** Shorter ones are parts of ordinary words. */
  private static final int MIN = 4;

  private static final int MAX = 100;
  private static final int MAX_LENGTH = 2_000;

  private boolean isFull;
  private final List<String> titles = new ArrayList<>();

  /** Beyond 100 titles, or one of more than 2,000 characters, every field counts as having one. */
  void add(String title) {
    isFull |= titles.size() >= MAX || title.length() > MAX_LENGTH;
    if (isFull) {
      return;
    }
    addWhole(title);
    addWhole(FILE_ENDING.matcher(title).replaceFirst(""));
  }

  private void addWhole(String title) {
    String words = SPACES.matcher(EncodedWords.decode(title)).replaceAll(" ").strip();
    String bare = ANSWER.matcher(words).replaceFirst("").strip();
    if (bare.length() >= MIN && !titles.contains(bare)) {
      titles.add(bare);
      titles.sort((one, other) -> other.length() - one.length());
    }
  }

  /** The line with each of them replaced, the longest first. */
  String removedFrom(String line, String replacement) {
    if (isFull) {
      return replacement;
    }
    String left = SPACES.matcher(line).replaceAll(" ");
    for (String title : titles) {
      left =
          Pattern.compile("(?i)" + Pattern.quote(title))
              .matcher(left)
              .replaceAll(Matcher.quoteReplacement(replacement));
    }
    return left;
  }

  /** Whether one is in a field; of single words a field may have the same for another reason. */
  boolean areIn(String value) {
    if (isFull) {
      return true;
    }
    String lower = value.toLowerCase(Locale.ROOT);
    return titles.stream()
        .filter(title -> title.indexOf(' ') > 0 || title.indexOf('.') > 0)
        .anyMatch(title -> lower.contains(title.toLowerCase(Locale.ROOT)));
  }
}
