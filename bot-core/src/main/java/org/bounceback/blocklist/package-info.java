/**
 * Checks whether DNS blocklists list an IP or a domain (RFC 5782). It distinguishes listings from
 * refused queries, allowlist entries, informational entries and timeouts.
 *
 * <p>Start with {@link org.bounceback.blocklist.BlocklistCheck}. The lists are in {@code
 * zones.tsv}, and only {@link org.bounceback.blocklist.ZoneReplyInterpreter} interprets replies.
 */
@NullMarked
package org.bounceback.blocklist;

import org.jspecify.annotations.NullMarked;
