package org.bounceback.story;

/**
 * An upload.
 *
 * @param name the name of the file
 * @param shown the part of the report that is still in it, with every wrapping undone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Upload(String name, byte[] bytes, String shown) {

  /** Returns whether a passage is still in it; line breaks do not matter. */
  boolean shows(String passage) {
    return plain(shown).contains(plain(passage));
  }

  /** Returns a text without differences of white space and apostrophes. */
  static String plain(String text) {
    return text.replace('\u2019', '\'').replaceAll("\\s+", " ").strip();
  }
}
