package org.bounceback.mail;

/**
 * Where the reading of one mail stops. What lies beyond is left out and named, never an error.
 *
 * @param fileBytes of the whole mail
 * @param depth levels of MIME parts and of mails inside mails, counted together
 * @param parts in all
 * @param headerBytes of the header of one part
 * @param fieldBytes of one header field
 * @param fields in one header
 * @param lineCharacters of one line of text
 * @param partBytes of one part's text after its transfer encoding is undone
 * @param textCharacters of all text that is looked at
 */
public record MailLimits(
    int fileBytes,
    int depth,
    int parts,
    int headerBytes,
    int fieldBytes,
    int fields,
    int lineCharacters,
    int partBytes,
    int textCharacters) {
  private static final int KIB = 1024;

  /** The limits in use; they are of the size that other mail readers choose. */
  public static final MailLimits STANDARD =
      new MailLimits(
          20 * KIB * KIB, 30, 1000, 256 * KIB, 64 * KIB, 1000, 64 * KIB, 256 * KIB, KIB * KIB);
}
