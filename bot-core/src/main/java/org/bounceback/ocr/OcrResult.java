package org.bounceback.ocr;

/** What came of reading a picture. */
public sealed interface OcrResult {

  /**
   * Its words.
   *
   * @param text line by line, never blank
   * @param isGuessed whether letters were recognised by their looks; false for a PDF that holds its
   *     text. An address that could as well be another one is left out of guessed words
   */
  record Words(String text, boolean isGuessed) implements OcrResult {}

  /** The program that reads such files is not on this machine. */
  record NotInstalled() implements OcrResult {}

  /** Nothing was read: no words in it, a damaged file, or a limit that was reached. */
  record Unreadable() implements OcrResult {}
}
