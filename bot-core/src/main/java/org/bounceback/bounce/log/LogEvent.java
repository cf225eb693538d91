package org.bounceback.bounce.log;

import java.util.List;
import java.util.Optional;

/** What one line of a log, or one block of lines, states. */
public sealed interface LogEvent {
  /** Returns the line that states it, or the first line of the block. */
  LogLine line();

  /** An event of one message that has an id. */
  sealed interface OfMessage extends LogEvent {
    /** Returns the message. */
    MessageKey key();
  }

  /**
   * The server accepted a message, or the line states something about its arrival. Several lines of
   * one message may each state a part.
   *
   * @param sender the envelope sender; an empty string is the null sender
   * @param client who handed it over
   * @param subject the subject
   * @param messageId the Message-ID without brackets
   * @param recipients the recipients, if the line contains them
   * @param causedBy the id of the message that this bounce is about
   */
  record Arrival(
      LogLine line,
      MessageKey key,
      Optional<String> sender,
      LogClient client,
      Optional<String> subject,
      Optional<String> messageId,
      List<String> recipients,
      Optional<String> causedBy)
      implements OfMessage {
    public Arrival {
      recipients = List.copyOf(recipients);
    }

    /** Creates an event that states only the sender. */
    public static Arrival from(LogLine line, MessageKey key, String sender) {
      return part(line, key, Optional.of(sender), LogClient.UNKNOWN, Optional.empty());
    }

    /** Creates an event that states only the client. */
    public static Arrival by(LogLine line, MessageKey key, LogClient client) {
      return part(line, key, Optional.empty(), client, Optional.empty());
    }

    /** Creates an event that states only the Message-ID. */
    public static Arrival named(LogLine line, MessageKey key, String messageId) {
      return part(line, key, Optional.empty(), LogClient.UNKNOWN, Optional.of(messageId));
    }

    private static Arrival part(
        LogLine line,
        MessageKey key,
        Optional<String> sender,
        LogClient client,
        Optional<String> messageId) {
      return new Arrival(
          line, key, sender, client, Optional.empty(), messageId, List.of(), Optional.empty());
    }
  }

  /**
   * The result of an attempt to deliver a message to one recipient.
   *
   * @param sender the envelope sender, if this line contains it
   * @param recipient the address
   * @param originalRecipient the address before an alias changed it, if it differs
   * @param remote the other server
   * @param remoteQueueId the id that the other server gave the message
   * @param status the enhanced status code, if the line has one as a field
   * @param attempted whether the server tried; false if an earlier failure decided, so that the
   *     text states no cause
   * @param text the reason or reply; may be empty
   */
  record Delivery(
      LogLine line,
      MessageKey key,
      Optional<String> sender,
      String recipient,
      Optional<String> originalRecipient,
      LogHost remote,
      Optional<String> remoteQueueId,
      Outcome outcome,
      Optional<String> status,
      boolean attempted,
      String text)
      implements OfMessage {}

  /**
   * The server sent a bounce or a delay notice about the message.
   *
   * @param bounceId the id of the bounce or notice
   */
  record BounceSent(LogLine line, MessageKey key, String bounceId) implements OfMessage {}

  /**
   * The message left the queue, or it changed for all recipients that were not delivered yet.
   *
   * @param outcome {@link Outcome#EXPIRED}, {@link Outcome#FROZEN} or {@link Outcome#REMOVED} for
   *     the recipients that are still waiting; empty if the server only finished
   * @param text the reason; may be empty
   */
  record End(LogLine line, MessageKey key, Optional<Outcome> outcome, String text)
      implements OfMessage {}

  /**
   * A reason that the program logs separately from the result, such as the reply of one host.
   *
   * @param recipient the recipient it is about; empty if it is about the whole message
   * @param remote the other server
   * @param text the reason
   */
  record Reason(
      LogLine line, MessageKey key, Optional<String> recipient, LogHost remote, String text)
      implements OfMessage {}

  /**
   * The server rejected a message of its client.
   *
   * @param queueId the id, if the message had one already
   * @param sender the envelope sender
   * @param recipient the rejected recipient, if the line contains it
   * @param command the command or stage, such as {@code RCPT}
   * @param outcome {@link Outcome#REJECTED} or {@link Outcome#REJECTED_TEMPORARILY}
   * @param text the reply to the client, or the reason
   */
  record Rejection(
      LogLine line,
      Optional<String> queueId,
      Optional<String> sender,
      Optional<String> recipient,
      LogClient client,
      String command,
      Outcome outcome,
      String text)
      implements LogEvent {}

  /** A failed login or a block, which is no delivery. */
  record Access(LogLine line, AccessEvent event) implements LogEvent {
    /** Creates a failed login at the server that wrote the line. */
    static Access failedLogin(
        LogLine line, Optional<String> service, LogHost client, Optional<String> login) {
      return new Access(
          line,
          new AccessEvent(
              AccessEvent.Kind.LOGIN_FAILED,
              line.time(),
              line.host(),
              service,
              client,
              login,
              Optional.empty(),
              line.text()));
    }
  }

  /** A line of the program that says nothing about a delivery. */
  record Ignored(LogLine line) implements LogEvent {}
}
