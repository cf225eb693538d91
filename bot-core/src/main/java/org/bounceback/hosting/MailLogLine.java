package org.bounceback.hosting;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of a server's log about a message.
 *
 * @param server the server
 * @param time the time, if the line contains it with a time zone
 * @param queueId the server's queue id of the message
 * @param sender the envelope sender in the line, if any
 * @param account the account that logged in or whose script sent the message
 * @param text the line, or equivalent text of the panel; contains only the message's own sender and
 *     recipients
 */
public record MailLogLine(
    String server,
    Optional<Instant> time,
    Optional<String> queueId,
    Optional<String> sender,
    Optional<String> account,
    String text) {}
