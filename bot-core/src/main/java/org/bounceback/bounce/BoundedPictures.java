package org.bounceback.bounce;

import java.util.Optional;
import org.bounceback.picture.PictureReader;
import org.bounceback.picture.PictureText;

/** Reads the pictures of one upload until its limits are reached. For one thread. */
final class BoundedPictures {
  private final PictureReader pictures;
  private final UploadLimits limits;
  private int read;
  private long nanosUsed;

  BoundedPictures(PictureReader pictures, UploadLimits limits) {
    this.pictures = pictures;
    this.limits = limits;
  }

  /** What the picture shows; empty when a limit was reached before. */
  Optional<PictureText> read(byte[] file) {
    if (read >= limits.pictures() || nanosUsed >= limits.pictureTime().toNanos()) {
      return Optional.empty();
    }
    read++;
    long began = System.nanoTime();
    PictureText text = pictures.read(file);
    nanosUsed += System.nanoTime() - began;
    return Optional.of(text);
  }

  /** Whether nothing is installed, or allowed, that reads pictures. */
  boolean isNone() {
    return pictures == PictureReader.NONE;
  }

  /** What is left out when a limit was reached, in words. */
  String limit() {
    return "pictures after the first %d, or after %d seconds of reading them"
        .formatted(limits.pictures(), limits.pictureTime().toSeconds());
  }
}
