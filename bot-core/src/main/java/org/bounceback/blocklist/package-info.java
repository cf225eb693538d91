/**
 * Asks DNS blocklists whether they name an address or a domain (RFC 5782), and tells a listing from
 * a refused question, a good word, a mere note and silence.
 *
 * <p>Start with {@link org.bounceback.blocklist.BlocklistCheck}; what is asked stands in {@code
 * zones.tsv}, what an answer means is decided by {@link
 * org.bounceback.blocklist.ZoneReplyInterpreter} alone.
 */
@NullMarked
package org.bounceback.blocklist;

import org.jspecify.annotations.NullMarked;
