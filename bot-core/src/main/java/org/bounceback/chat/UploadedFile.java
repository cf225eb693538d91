package org.bounceback.chat;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * A file that somebody brought. Its content is fetched when the work begins, since an
 * acknowledgement cannot wait for it.
 *
 * @param name as given; never a path to us
 * @param reference by which the platform's adapter finds it again after a restart
 * @param size in bytes, as the platform reports it; empty where it does not
 * @param source how to get the content
 */
public record UploadedFile(String name, String reference, OptionalLong size, Source source) {
  /** A file of unknown size. */
  public UploadedFile(String name, String reference, Source source) {
    this(name, reference, OptionalLong.empty(), source);
  }

  /** A file that cannot be found again. */
  public UploadedFile(String name, Source source) {
    this(name, "", source);
  }

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

  /** Finds files again that were brought before a restart. */
  @FunctionalInterface
  public interface Finder {
    /** The file of that reference; whether it is still there shows when it is fetched. */
    Source find(String reference);
  }
}
