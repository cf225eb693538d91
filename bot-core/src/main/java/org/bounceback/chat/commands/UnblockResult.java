package org.bounceback.chat.commands;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bounceback.findings.OwnServerFindings;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.IpBanReport;

/**
 * The result of ending bans.
 *
 * @param ended those that a panel said it ended
 * @param still what our servers reported afterwards; empty where none could be asked
 * @param at when
 */
record UnblockResult(List<IpBan> ended, Optional<IpBanReport> still, Instant at) {

  /** The findings with the bans that are left, and those that were ended. */
  OwnServerFindings in(OwnServerFindings before) {
    return before.afterUnblocking(ended, still, at);
  }
}
