package org.bounceback.app.api;

import java.time.Duration;
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.casebook.Casebook;
import org.bounceback.diagnosis.Diagnostician;
import org.bounceback.recipient.RecipientCheck;
import org.bounceback.ticket.Escalations;

/**
 * What the API stands on.
 *
 * @param blocklistsPatience how long a look-up may take
 * @param recipientPatience how long the check of a recipient's servers may take
 */
public record Parts(
    Examiner examiner,
    BlocklistCheck blocklists,
    Duration blocklistsPatience,
    RecipientCheck recipients,
    Duration recipientPatience,
    Diagnostician diagnostician,
    Casebook casebook,
    Escalations escalations) {}
