package org.bounceback.chat;

import java.io.IOException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A file that a user uploaded. Its content is fetched when the work starts, since an
 * acknowledgement cannot wait for it.
 *
 * @param name as the user gave it; never used as a path
 * @param reference lets the platform's adapter find the file after a restart
 * @param size in bytes, as the platform reports it; empty if it does not
 * @param source fetches the content
 */
public record UploadedFile(String name, String reference, OptionalLong size, Source source) {
  private static final Set<String> MAIL_EXTENSIONS =
      Set.of("eml", "msg", "txt", "mbox", "mht", "zip", "gz", "json", "ndjson");
  private static final Set<String> PICTURE_EXTENSIONS =
      Set.of("png", "jpg", "jpeg", "webp", "gif", "pdf");

  /** The attachment that contains an e-mail in Outlook's format (TNEF). */
  private static final String TNEF_NAME = "winmail.dat";

  /** Creates a file of unknown size. */
  public UploadedFile(String name, String reference, Source source) {
    this(name, reference, OptionalLong.empty(), source);
  }

  /** Creates a file that cannot be found after a restart. */
  public UploadedFile(String name, Source source) {
    this(name, "", source);
  }

  /** Returns whether the name is that of an e-mail, a mailbox or an archive of e-mails. */
  public boolean isMail() {
    return MAIL_EXTENSIONS.contains(extension()) || name.toLowerCase(Locale.ROOT).equals(TNEF_NAME);
  }

  /** Returns whether the name is that of a picture or a PDF. */
  public boolean isPicture() {
    return PICTURE_EXTENSIONS.contains(extension());
  }

  private String extension() {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.substring(lower.lastIndexOf('.') + 1);
  }

  /** Fetches a file's content. */
  @FunctionalInterface
  public interface Source {

    /**
     * Fetches the whole content.
     *
     * @throws IOException if it cannot be fetched or is too large; the message is for the user who
     *     uploaded it
     */
    byte[] fetch() throws IOException, InterruptedException;
  }

  /** Finds files that were uploaded before a restart. */
  @FunctionalInterface
  public interface Finder {
    /** Returns the source of a file. A deleted file fails only when it is fetched. */
    Source find(String reference);
  }
}
