package org.bounceback.bounce.upload;

import java.util.Optional;
import org.bounceback.ocr.OcrReader;
import org.bounceback.ocr.OcrResult;

/** Reads the pictures of one upload until its limits are reached. For one thread. */
final class BoundedPictures {
  private final OcrReader pictures;
  private final UploadLimits limits;
  private int read;
  private long nanosUsed;

  BoundedPictures(OcrReader pictures, UploadLimits limits) {
    this.pictures = pictures;
    this.limits = limits;
  }

  /** What the picture shows; empty when a limit was reached before. */
  Optional<OcrResult> read(byte[] file) {
    if (read >= limits.pictures() || nanosUsed >= limits.pictureTime().toNanos()) {
      return Optional.empty();
    }
    read++;
    long began = System.nanoTime();
    OcrResult text = pictures.read(file);
    nanosUsed += System.nanoTime() - began;
    return Optional.of(text);
  }

  /** Whether nothing is installed, or allowed, that reads pictures. */
  boolean isNone() {
    return pictures == OcrReader.NONE;
  }

  /** What is left out when a limit was reached, in words. */
  String limit() {
    return "pictures after the first %d, or after %d seconds of reading them"
        .formatted(limits.pictures(), limits.pictureTime().toSeconds());
  }
}
