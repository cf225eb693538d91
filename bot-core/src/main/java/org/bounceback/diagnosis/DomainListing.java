package org.bounceback.diagnosis;

import org.bounceback.blocklist.BlocklistReport;

/** What the lists of domains say of a name in the mail. */
public record DomainListing(MailDomain name, BlocklistReport report) {}
