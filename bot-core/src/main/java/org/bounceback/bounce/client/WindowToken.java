package org.bounceback.bounce.client;

/**
 * A word of a window's text.
 *
 * @param kind what it is
 * @param word the folded word: lower case, without accents; an address or host in lower case
 * @param start where it begins in the text
 * @param end where it ends
 */
record WindowToken(Kind kind, String word, int start, int end) {

  /** What a token is. */
  enum Kind {
    WORD,
    ADDRESS,
    HOST
  }
}
