package org.bounceback.chat;

import java.net.URI;

/**
 * A piece of text in a card. Untrusted text is plain or code, so that it is never interpreted as
 * markup.
 */
public sealed interface Span {

  /** Returns the text. */
  String text();

  /** Plain text. */
  record Plain(String text) implements Span {}

  /** Bold text. */
  record Bold(String text) implements Span {}

  /** Text that must be read exactly, such as an address, a host name or a code. */
  record Code(String text) implements Span {}

  /**
   * A link.
   *
   * @param target a page from our own tables or from the ticket system, never from an e-mail
   */
  record Link(String text, URI target) implements Span {}

  /** Returns the span with another text, such as a shorter one. */
  default Span with(String newText) {
    if (this instanceof Bold) {
      return new Bold(newText);
    }
    if (this instanceof Code) {
      return new Code(newText);
    }
    return this instanceof Link link ? new Link(newText, link.target()) : new Plain(newText);
  }

  /** Returns plain text. */
  static Span plain(String text) {
    return new Plain(text);
  }

  /** Returns bold text. */
  static Span bold(String text) {
    return new Bold(text);
  }

  /** Returns text that must be read exactly. */
  static Span code(String text) {
    return new Code(text);
  }
}
