package org.bounceback.ocr;

/**
 * Reads the words that a picture or a PDF shows. The boundary behind which foreign programs stand.
 *
 * <p>Implementations are safe for concurrent use, never throw whatever the bytes, and end within a
 * deadline of their own.
 */
@FunctionalInterface
public interface OcrReader {
  /** Where nothing is installed that could read. */
  OcrReader NONE = file -> new OcrResult.NotInstalled();

  /**
   * Reads one file.
   *
   * @param file a picture or a PDF, see {@link PictureKind}
   */
  OcrResult read(byte[] file);
}
