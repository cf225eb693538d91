package org.bounceback.sandbox.dns;

import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;

/**
 * What the zones say of one question.
 *
 * @param rcode NOERROR, or NXDOMAIN when the last name does not exist (RFC 6604 section 3)
 * @param answers the CNAMEs followed and then the records asked for, in their order
 * @param authority the zone's SOA when the asked type is not there; empty outside all zones too
 */
record LookupResult(int rcode, List<Record> answers, Optional<SOARecord> authority) {
  LookupResult {
    answers = List.copyOf(answers);
  }
}
