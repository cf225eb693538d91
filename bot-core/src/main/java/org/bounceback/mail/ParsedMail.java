package org.bounceback.mail;

import java.util.List;

/**
 * A mail taken apart.
 *
 * @param mimeParts in the order written, a part before the parts inside it; at least one, the mail
 *     itself
 * @param leftOut the limits that stopped the reading, in words; usually none
 */
public record ParsedMail(List<MimePart> mimeParts, List<String> leftOut) {

  public ParsedMail {
    mimeParts = List.copyOf(mimeParts);
    leftOut = List.copyOf(leftOut);
  }

  /** The mail's own header; empty for text without one. */
  public Header header() {
    return mimeParts.get(0).header();
  }
}
