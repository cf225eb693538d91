package org.bounceback.mail;

import java.util.List;

/**
 * A mail taken apart.
 *
 * @param parts in the order written, a part before the parts inside it; at least one, the mail
 *     itself
 * @param leftOut the limits that stopped the reading, in words; usually none
 */
public record ReadMail(List<Part> parts, List<String> leftOut) {

  public ReadMail {
    parts = List.copyOf(parts);
    leftOut = List.copyOf(leftOut);
  }

  /** The mail's own header; empty for text without one. */
  public Header header() {
    return parts.get(0).header();
  }
}
