package org.bounceback.findings;

/**
 * Stored findings that cannot be read, or an e-mail that is not examined yet: the case has only its
 * headline.
 *
 * @param reason the reason, for the log
 * @param mailDeleted whether retention deleted the e-mail
 */
public record UnreadableFindings(String reason, boolean mailDeleted) implements Findings {
  /** The findings of an e-mail that is not examined yet. */
  public static final UnreadableFindings NOT_EXAMINED = new UnreadableFindings("not examined yet");

  /** Creates findings that are unreadable for this reason. */
  public UnreadableFindings(String why) {
    this(why, false);
  }

  @Override
  public Findings withMailDeleted() {
    return new UnreadableFindings(reason, true);
  }
}
