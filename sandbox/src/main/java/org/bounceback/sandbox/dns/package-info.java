/**
 * A name server on a loopback port, UDP and TCP, whose zones and faults can be changed while it
 * runs. It simulates a resolver (it follows CNAMEs and answers for everything), authoritative
 * servers and blocklists at once.
 *
 * <p>Start with {@link org.bounceback.sandbox.dns.NameServer}; records have the format of a master
 * file (RFC 1035 section 5), see {@link org.bounceback.sandbox.dns.Zones}.
 */
@NullMarked
package org.bounceback.sandbox.dns;

import org.jspecify.annotations.NullMarked;
