package org.bounceback.mail;

/**
 * One part of a mail, or a whole mail inside another: its header and what follows it. The first
 * part is the mail itself. Immutable, except that the given bytes are shared and must stay as they
 * are.
 */
public final class MimePart {
  private final Header header;
  private final MediaType type;
  private final int depth;
  private final byte[] mail;
  private final int from;
  private final int to;
  private final MailLimits limits;

  MimePart(
      Header header, MediaType type, int depth, byte[] mail, int from, int to, MailLimits limits) {
    this.header = header;
    this.type = type;
    this.depth = depth;
    this.mail = mail;
    this.from = from;
    this.to = to;
    this.limits = limits;
  }

  /** The part's own header; empty for a part without one. */
  public Header header() {
    return header;
  }

  /** What the part says it is; plain text if it does not say. */
  public MediaType type() {
    return type;
  }

  /** 0 for the mail itself, one more for each multipart or mail around the part. */
  public int depth() {
    return depth;
  }

  /**
   * The content with its transfer encoding undone. Of a multipart it is only what stands before its
   * first part, of a mail inside the mail the whole of it.
   */
  public byte[] bytes() {
    return encoding().decode(mail, from, to, to - from);
  }

  /** How many bytes the content has with its transfer encoding; {@link #bytes()} has no more. */
  public int encodedLength() {
    return to - from;
  }

  /** The content as text, lines ended by LF, HTML as its words; cut at the limits. */
  public String text() {
    byte[] bytes = encoding().decode(mail, from, to, limits.partBytes());
    String text = TextDecoder.decode(bytes, type.parameter("charset"));
    String words = type.name().equals("text/html") ? HtmlText.of(text) : text;
    return cutLines(
        words.indexOf('\r') < 0 ? words : words.replace("\r\n", "\n").replace('\r', '\n'));
  }

  /** Whether there is more of the content than {@link #text()} looks at. */
  public boolean isLongerThanText() {
    return to - from > limits.partBytes();
  }

  /** The file's name, if the part has one; never to be used as a path. */
  public String fileName() {
    return header
        .first("Content-Disposition")
        .flatMap(field -> MediaType.parse("x/" + field).parameter("filename"))
        .or(() -> type.parameter("name"))
        .orElse("");
  }

  /** Whether the part is a mail whose bytes are hidden in a transfer encoding, against RFC 2046. */
  boolean isEncodedMail() {
    return type.isMail() && encoding() != TransferEncoding.IDENTITY;
  }

  private TransferEncoding encoding() {
    return header
        .first("Content-Transfer-Encoding")
        .map(TransferEncoding::parse)
        .orElse(TransferEncoding.IDENTITY);
  }

  private String cutLines(String text) {
    int longest = limits.lineCharacters();
    if (text.length() <= longest) {
      return text;
    }
    var out = new StringBuilder(text.length());
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline + 1;
      if (end - start > longest) {
        out.append(text, start, start + longest).append('\n');
      } else {
        out.append(text, start, end);
      }
      start = end;
    }
    return out.toString();
  }
}
