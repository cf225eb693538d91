package org.bounceback.bounce;

/**
 * The words of the mail that a statement rests on.
 *
 * @param place where they stand: a header's name, {@code "text"}, or {@link #PICTURE} for words
 *     that were recognised in one
 * @param words as written, at most 2 KiB
 */
public record Evidence(String place, String words) {
  /** The place of words that were recognised in a picture. */
  public static final String PICTURE = "picture";
}
