package org.bounceback.sandbox.dns;

import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;

/**
 * The result of a lookup in the zones.
 *
 * @param rcode NOERROR, or NXDOMAIN if the last name does not exist (RFC 6604 section 3)
 * @param answers the CNAMEs that were followed, then the requested records, in order
 * @param authority the zone's SOA if the requested type does not exist; empty outside all zones too
 */
record LookupResult(int rcode, List<Record> answers, Optional<SOARecord> authority) {
  LookupResult {
    answers = List.copyOf(answers);
  }
}
