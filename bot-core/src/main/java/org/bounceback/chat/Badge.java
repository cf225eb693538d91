package org.bounceback.chat;

import java.util.Locale;

/** Who needs to act, as a word and a color at the start of a card. */
public enum Badge {
  WE_ACT("🔴", 0xD93025),
  CUSTOMER_ACTS("🟠", 0xE8710A),
  /** The recipient, the recipient's mail admin or another provider. */
  RECIPIENT_SIDE_ACTS("🔵", 0x1A73E8),
  /** Nobody can do anything but wait. */
  WAIT("⏳", 0x80868B),
  NOTHING_FAILED("🟢", 0x1E8E3E),
  /** A question is open, or the facts do not say who needs to act. */
  NOT_ENOUGH("⚪", 0xF1F3F4);

  private final String emoji;
  private final int color;

  Badge(String emoji, int color) {
    this.emoji = emoji;
    this.color = color;
  }

  /** Returns the code, as in the keys of texts. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the colored sign that the first line begins with. */
  public String emoji() {
    return emoji;
  }

  /** Returns the color as RGB, eight bits each. */
  public int color() {
    return color;
  }
}
