package org.bounceback.bounce;

/**
 * The part of the message that a statement is based on.
 *
 * @param location where the text was found: a header name, {@code "text"}, or {@link #PICTURE} for
 *     OCR text
 * @param text the text as written, at most 2 KiB
 */
public record Evidence(String location, String text) {
  /** The place of text that was read by OCR. */
  public static final String PICTURE = "picture";
}
