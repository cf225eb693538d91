package org.bounceback.chat.commands;

import java.time.Duration;
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.complaint.ComplaintCheck;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.recipient.RecipientCheck;

/**
 * The checks that users start from a chat, except the diagnosis of a message.
 *
 * @param blocklists checks blocklists
 * @param blocklistTimeout how long all blocklists together may take
 * @param recipients checks recipients' mail servers
 * @param recipientTimeout how long one recipient's mail servers may take
 * @param complaints checks problems without a bounce
 * @param probes looks up where a domain has its mail
 */
public record ChatChecks(
    BlocklistCheck blocklists,
    Duration blocklistTimeout,
    RecipientCheck recipients,
    Duration recipientTimeout,
    ComplaintCheck complaints,
    DiagnosticProbes probes) {}
