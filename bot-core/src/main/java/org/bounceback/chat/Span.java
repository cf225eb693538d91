package org.bounceback.chat;

import java.net.URI;

/**
 * A piece of text in a card. Foreign text can be plain or code, so that it never becomes markup.
 */
public sealed interface Span {

  /** The text itself. */
  String text();

  /** Text as it is. */
  record Plain(String text) implements Span {}

  /** Text that stands out. */
  record Bold(String text) implements Span {}

  /** Addresses, host names, codes: text to be read letter by letter. */
  record Code(String text) implements Span {}

  /**
   * A link.
   *
   * @param target a page from our own tables or the desk's, never from a mail
   */
  record Link(String text, URI target) implements Span {}

  /** The same with another text, such as a shorter one. */
  default Span with(String other) {
    if (this instanceof Bold) {
      return new Bold(other);
    }
    if (this instanceof Code) {
      return new Code(other);
    }
    return this instanceof Link link ? new Link(other, link.target()) : new Plain(other);
  }

  /** Text as it is. */
  static Span plain(String text) {
    return new Plain(text);
  }

  /** Text that stands out. */
  static Span bold(String text) {
    return new Bold(text);
  }

  /** Text to be read letter by letter. */
  static Span code(String text) {
    return new Code(text);
  }
}
