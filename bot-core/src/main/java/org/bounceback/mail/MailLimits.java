package org.bounceback.mail;

/**
 * Limits for parsing one message. Content beyond a limit is skipped and reported; it is never an
 * error.
 *
 * @param fileBytes the size of the whole message
 * @param depth the nesting depth of MIME parts and messages inside messages, counted together
 * @param parts the total number of parts
 * @param headerBytes the size of the header of one part
 * @param fieldBytes the size of one header field
 * @param fields the number of fields in one header
 * @param lineCharacters the length of one line of text
 * @param partBytes the size of one part's text after decoding its transfer encoding
 * @param textCharacters the total length of text that is used
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

  /** The default limits; they are similar to those of other mail parsers. */
  public static final MailLimits STANDARD =
      new MailLimits(
          20 * KIB * KIB, 30, 1000, 256 * KIB, 64 * KIB, 1000, 64 * KIB, 256 * KIB, KIB * KIB);
}
