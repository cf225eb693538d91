package org.bounceback.ocr;

/** The isolation of the OCR programs from the network and from this process. */
public enum Isolation {
  /**
   * No network, no other processes, and only the installed programs in the file system, read-only:
   * by {@code bwrap}.
   */
  SANDBOX,
  /**
   * No network; files and processes are visible as far as the bot's account permits: by {@code
   * unshare}.
   */
  NO_NETWORK,
  /** The programs run with the rights of the bot's account, with only resource limits. */
  NONE
}
