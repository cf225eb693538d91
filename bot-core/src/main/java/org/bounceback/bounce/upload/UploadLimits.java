package org.bounceback.bounce.upload;

import java.time.Duration;

/**
 * How much work the pictures and PDFs of one upload may cause; what goes beyond is not read, and
 * named.
 *
 * @param pictures that are read, attached ones too
 * @param pictureTime for reading all of them; a picture that was begun is read to its end
 */
public record UploadLimits(int pictures, Duration pictureTime) {
  /** For an upload of somebody who waits for the answer. */
  public static final UploadLimits STANDARD = new UploadLimits(10, Duration.ofMinutes(1));

  /** For files that an operator reads in bulk. */
  public static final UploadLimits NONE = new UploadLimits(Integer.MAX_VALUE, Duration.ofDays(365));
}
