package org.bounceback.chat;

import java.io.IOException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

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
  private static final Set<String> MAIL_EXTENSIONS =
      Set.of("eml", "msg", "txt", "mbox", "mht", "zip", "gz");
  private static final Set<String> PICTURE_EXTENSIONS =
      Set.of("png", "jpg", "jpeg", "webp", "gif", "pdf");

  /** The attachment that holds a mail in Outlook's own format (TNEF). */
  private static final String TNEF_NAME = "winmail.dat";

  /** A file of unknown size. */
  public UploadedFile(String name, String reference, Source source) {
    this(name, reference, OptionalLong.empty(), source);
  }

  /** A file that cannot be found again. */
  public UploadedFile(String name, Source source) {
    this(name, "", source);
  }

  /** Whether the name is that of a mail, a mailbox or an archive of mails. */
  public boolean isMail() {
    return MAIL_EXTENSIONS.contains(extension()) || name.toLowerCase(Locale.ROOT).equals(TNEF_NAME);
  }

  /** Whether the name is that of a picture or PDF. */
  public boolean isPicture() {
    return PICTURE_EXTENSIONS.contains(extension());
  }

  private String extension() {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.substring(lower.lastIndexOf('.') + 1);
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
