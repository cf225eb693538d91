package org.bounceback.chat;

import java.io.IOException;

/**
 * A file that somebody brought. Its content is fetched when the work begins, since an
 * acknowledgement cannot wait for it.
 *
 * @param name as given; never a path to us
 * @param source how to get the content
 */
public record UploadedFile(String name, Source source) {

  /** Where a file's content comes from. */
  @FunctionalInterface
  public interface Source {

    /**
     * Fetches all of it.
     *
     * @throws IOException when it cannot be had or is larger than allowed; the message is for the
     *     person who brought it
     */
    byte[] fetch() throws IOException, InterruptedException;
  }
}
