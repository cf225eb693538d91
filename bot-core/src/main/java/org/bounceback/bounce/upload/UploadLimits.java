package org.bounceback.bounce.upload;

import java.time.Duration;

/**
 * Limits the work that pictures and PDFs of one upload may cause. The rest is skipped and reported.
 *
 * @param pictures the maximum number of pictures read, including attachments
 * @param pictureTime the maximum total time; a picture in progress is read to its end
 */
public record UploadLimits(int pictures, Duration pictureTime) {
  /** For an upload whose user waits for the response. */
  public static final UploadLimits STANDARD = new UploadLimits(10, Duration.ofMinutes(1));

  /** For files that an operator reads in bulk. */
  public static final UploadLimits NONE = new UploadLimits(Integer.MAX_VALUE, Duration.ofDays(365));
}
