package org.bounceback.ocr;

/** The result of reading a picture. */
public sealed interface OcrResult {

  /**
   * The text of the picture.
   *
   * @param text line by line, never blank
   * @param isRecognized whether the text comes from OCR; false for a PDF that contains text.
   *     Ambiguous addresses are omitted from OCR text
   */
  record Words(String text, boolean isRecognized) implements OcrResult {}

  /** The required program is not installed. */
  record NotInstalled() implements OcrResult {}

  /** Nothing was read: no text, a damaged file, or a limit was reached. */
  record Unreadable() implements OcrResult {}
}
