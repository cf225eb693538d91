package org.bounceback.chat;

/** Who reads a chat location. */
public enum Audience {
  /** The support team: it sees everything that the bot finds. */
  TEAM,
  /**
   * Customers, as in a public support channel: they see only the reply to them. The team sees the
   * rest in its own channel.
   */
  CUSTOMERS
}
