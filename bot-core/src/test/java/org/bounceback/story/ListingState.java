package org.bounceback.story;

/** What a reply and the blocklists say about listings. */
enum ListingState {
  /** No reply quotes a list, and nothing is listed. */
  NONE,
  /** The reply quotes a list that has the sending IP. */
  QUOTED_AND_LISTED,
  /** The reply quotes a list that no longer has the sending IP. */
  QUOTED_AND_CLEAN,
  /** No reply quotes a list, and IPs that no reply is about are listed. */
  UNRELATED,
  /** The reply quotes a list that has the sending IP by a policy for its range. */
  POLICY;

  /** Returns whether the reply quotes a list. */
  boolean isQuoted() {
    return this == QUOTED_AND_LISTED || this == QUOTED_AND_CLEAN || this == POLICY;
  }
}
