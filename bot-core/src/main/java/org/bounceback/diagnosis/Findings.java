package org.bounceback.diagnosis;

import java.util.Optional;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.recipient.Receiver;

/** All that is known of one recipient's refusal before it is judged. */
record Findings(
    BouncedMessage bounce,
    Recipient recipient,
    Origin origin,
    boolean forged,
    Listing listing,
    boolean namesPrivateList,
    boolean senderIsHosted,
    Optional<Receiver> receiver,
    Optional<BlocklistReport> blacklists) {}
