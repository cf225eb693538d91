package org.bounceback.mail;

/**
 * One part of a message, or a complete message inside another: its header and content. The first
 * part is the message itself. Immutable; the given bytes are shared and must not be changed.
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

  /** Returns the part's own header; empty for a part without one. */
  public Header header() {
    return header;
  }

  /** Returns the media type of the part; plain text by default. */
  public MediaType type() {
    return type;
  }

  /**
   * Returns the depth: 0 for the message itself, plus 1 for each enclosing multipart or message.
   */
  public int depth() {
    return depth;
  }

  /**
   * Returns the content after decoding its transfer encoding. For a multipart, that is only the
   * text before its first part; for a message inside the message, the whole of it.
   */
  public byte[] bytes() {
    return encoding().decode(mail, from, to, to - from);
  }

  /** Returns the size of the encoded content; {@link #bytes()} is never longer. */
  public int encodedLength() {
    return to - from;
  }

  /**
   * Returns the content as text with LF line ends, truncated at the limits; HTML is converted to
   * its visible text.
   */
  public String text() {
    byte[] bytes = encoding().decode(mail, from, to, limits.partBytes());
    String text = TextDecoder.decode(bytes, type.parameter("charset"));
    String content = type.name().equals("text/html") ? HtmlText.of(text) : text;
    return cutLines(
        content.indexOf('\r') < 0 ? content : content.replace("\r\n", "\n").replace('\r', '\n'));
  }

  /** Returns whether the content is longer than the part that {@link #text()} uses. */
  public boolean isLongerThanText() {
    return to - from > limits.partBytes();
  }

  /** Returns the file name, if the part has one; it must never be used as a path. */
  public String fileName() {
    return header
        .first("Content-Disposition")
        .flatMap(field -> MediaType.parse("x/" + field).parameter("filename"))
        .or(() -> type.parameter("name"))
        .orElse("");
  }

  /** Returns whether the part is a message with an encoding that RFC 2046 forbids. */
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
    int maxLength = limits.lineCharacters();
    if (text.length() <= maxLength) {
      return text;
    }
    var out = new StringBuilder(text.length());
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline + 1;
      if (end - start > maxLength) {
        out.append(text, start, start + maxLength).append('\n');
      } else {
        out.append(text, start, end);
      }
      start = end;
    }
    return out.toString();
  }
}
