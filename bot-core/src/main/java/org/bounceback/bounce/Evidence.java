package org.bounceback.bounce;

/**
 * The words of the mail that a statement rests on.
 *
 * @param place where they stand: a header's name, or {@code "text"}
 * @param words as written, at most 2 KiB
 */
public record Evidence(String place, String words) {}
