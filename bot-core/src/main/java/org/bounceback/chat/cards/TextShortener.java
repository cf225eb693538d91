package org.bounceback.chat.cards;

/** Shortens text to a maximum number of characters. */
final class TextShortener {
  private static final String ELLIPSIS = "…";

  private TextShortener() {}

  /** Replaces the middle, so that start and end stay readable. */
  static String middle(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = (max - 1) / 2;
    int start = text.length() - (max - 1 - end);
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    if (Character.isLowSurrogate(text.charAt(start))) {
      start++;
    }
    return text.substring(0, end) + ELLIPSIS + text.substring(start);
  }

  /** Cuts the end at a word, if there is one to cut at in the second half. */
  static String atWord(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = max - ELLIPSIS.length() - 1;
    int space = text.lastIndexOf(' ', end);
    if (space > max / 2) {
      end = space;
    } else if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    String kept = text.substring(0, end).stripTrailing();
    while (!kept.isEmpty() && ",;:.–-(".indexOf(kept.charAt(kept.length() - 1)) >= 0) {
      kept = kept.substring(0, kept.length() - 1).stripTrailing();
    }
    return kept + " " + ELLIPSIS;
  }

  /** Returns as many whole sentences as fit; if not even the first one does, cuts at a word. */
  static String sentences(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = -1;
    for (int i = 0; i < max - 1; i++) {
      if (text.charAt(i) == '.' && text.charAt(i + 1) == ' ' && i > max / 4) {
        end = i + 1;
      }
    }
    return end > 0 ? text.substring(0, end) : atWord(text, max);
  }
}
