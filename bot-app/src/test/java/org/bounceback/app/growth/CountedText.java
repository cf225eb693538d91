package org.bounceback.app.growth;

/**
 * A text that counts how often a matcher reads a character of it, which is a measure of work that
 * no load on the machine changes.
 */
final class CountedText implements CharSequence {
  private final String text;
  private final long most;
  private long reads;

  /** Thrown at the first read past the limit, so that a slow pattern fails fast. */
  static final class TooManyReads extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  CountedText(String text, long most) {
    this.text = text;
    this.most = most;
  }

  long reads() {
    return reads;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    reads++;
    if (reads > most) {
      throw new TooManyReads();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
