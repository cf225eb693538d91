package org.bounceback.bounce.log;

import java.util.Optional;

/**
 * The delivery of one message to one recipient, or its rejection, joined from the lines of a log.
 *
 * @param queueId the id that the server gave the message; empty if it was rejected before that
 * @param time the time of the line that decided
 * @param server the host that wrote the log
 * @param sender the envelope sender; an empty string is the null sender of a bounce
 * @param recipient the address, which is empty if the lines do not name it
 * @param originalRecipient the address before an alias or a forwarder changed it
 * @param remote the other server of the delivery
 * @param remoteQueueId the id that the other server gave the message
 * @param client who handed the message to this server
 * @param subject the subject, if it was logged
 * @param messageId the Message-ID without brackets, if it was logged
 * @param bounceId the id of the bounce that the server sent about it
 * @param outcome what became of it
 * @param status the enhanced status code of the line, if it has one
 * @param command the command or stage of a rejection, such as {@code RCPT}; empty otherwise
 * @param text the reason or reply of the line; may be empty
 * @param line the line that decided, without the prefix of the paste
 */
public record LogEntry(
    Optional<String> queueId,
    Optional<LogTime> time,
    Optional<String> server,
    Optional<String> sender,
    String recipient,
    Optional<String> originalRecipient,
    LogHost remote,
    Optional<String> remoteQueueId,
    LogClient client,
    Optional<String> subject,
    Optional<String> messageId,
    Optional<String> bounceId,
    Outcome outcome,
    Optional<String> status,
    String command,
    String text,
    String line) {}
