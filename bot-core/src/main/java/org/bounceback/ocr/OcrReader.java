package org.bounceback.ocr;

/**
 * Reads the text in a picture or PDF. This is the boundary to external programs.
 *
 * <p>Implementations are safe for concurrent use, never throw, whatever the input, and have their
 * own timeout.
 */
@FunctionalInterface
public interface OcrReader {
  /** The reader when no OCR program is installed. */
  OcrReader NONE = file -> new OcrResult.NotInstalled();

  /**
   * Reads one file.
   *
   * @param file a picture or a PDF, see {@link PictureKind}
   */
  OcrResult read(byte[] file);
}
