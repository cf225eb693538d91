package org.bounceback.bounce;

/** Who rejected a message, seen from the author of the report. */
public enum Rejecter {
  /** A server other than the author of the report. */
  REMOTE_SERVER,
  /** The author of the report itself. */
  REPORT_AUTHOR,
  /** Nobody: a DNS lookup, a connection or the time in the queue failed. */
  NOBODY
}
