package org.bounceback.diagnosis;

import org.bounceback.blocklist.BlocklistReport;

/** The result of checking a domain in the message on the domain blocklists. */
public record DomainListing(MailDomain name, BlocklistReport report) {}
