package org.bounceback.ocr;

/** How far the programs that read pictures are kept from the network and from this process. */
public enum Isolation {
  /**
   * No network, no other process, and of the file system only the installed programs, read-only: by
   * {@code bwrap}.
   */
  SANDBOX,
  /**
   * No network; files and processes can be seen as far as the bot's own account may: by {@code
   * unshare}.
   */
  NO_NETWORK,
  /** The programs run with the rights of the bot's account, within limits alone. */
  NONE
}
