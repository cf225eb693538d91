package org.bounceback.hosting;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of a server's log on a mail.
 *
 * @param server whose log
 * @param time when, where the line says so without doubt
 * @param queueId the server's own name for the mail
 * @param sender the envelope sender that the line itself records, where it records one
 * @param account who had logged in to send it, or whose script did
 * @param text the line, or what the panel says in its place; names nobody but the mail's own sender
 *     and recipients
 */
public record MailLogLine(
    String server,
    Optional<Instant> time,
    Optional<String> queueId,
    Optional<String> sender,
    Optional<String> account,
    String text) {}
