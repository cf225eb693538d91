package org.bounceback.bounce.upload;

import java.util.Optional;
import org.bounceback.ocr.OcrReader;
import org.bounceback.ocr.OcrResult;

/** Reads the pictures of one upload until its limits are reached. Not thread-safe. */
final class BoundedPictures {
  private final OcrReader pictures;
  private final UploadLimits limits;
  private int read;
  private long nanosUsed;

  BoundedPictures(OcrReader pictures, UploadLimits limits) {
    this.pictures = pictures;
    this.limits = limits;
  }

  /** Reads the text of a picture; empty when a limit was already reached. */
  Optional<OcrResult> read(byte[] file) {
    if (read >= limits.pictures() || nanosUsed >= limits.pictureTime().toNanos()) {
      return Optional.empty();
    }
    read++;
    long start = System.nanoTime();
    OcrResult text = pictures.read(file);
    nanosUsed += System.nanoTime() - start;
    return Optional.of(text);
  }

  /** Returns whether no OCR program is installed or allowed. */
  boolean isDisabled() {
    return pictures == OcrReader.NONE;
  }

  /** Describes what is left out when a limit is reached. */
  String limit() {
    return "pictures after the first %d, or after %d seconds of reading them"
        .formatted(limits.pictures(), limits.pictureTime().toSeconds());
  }
}
