package org.bounceback.mail;

import java.util.List;

/**
 * A parsed message.
 *
 * @param mimeParts in the order written, a part before the parts inside it; at least one, the
 *     message itself
 * @param leftOut descriptions of the limits at which parsing stopped; usually empty
 */
public record ParsedMail(List<MimePart> mimeParts, List<String> leftOut) {

  public ParsedMail {
    mimeParts = List.copyOf(mimeParts);
    leftOut = List.copyOf(leftOut);
  }

  /** Returns the message's own header; empty for text without one. */
  public Header header() {
    return mimeParts.get(0).header();
  }
}
