package org.bounceback.sandbox.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The action of a server at one {@link SmtpStage}. One may be used at many stages and servers. */
public final class ScriptedAction {
  private static final long FLOOD_BYTES = 64L << 20;
  private static final String FLOOD_LINE = "250-" + "all work and no play ".repeat(40) + "\r\n";

  private final List<ServerReply> replies;
  private final Ending ending;

  private ScriptedAction(List<ServerReply> replies, Ending ending) {
    this.replies = List.copyOf(replies);
    this.ending = ending;
  }

  /** Runs on the connection before it is closed. */
  @FunctionalInterface
  private interface Ending {
    void on(SmtpConnection smtpConnection) throws IOException;
  }

  /**
   * Sends the first of these replies the first time, the second one the second time, and the last
   * one from then on: {@code say("450 4.2.0 Greylisted", "250 2.1.5 Ok")}. Times are counted over
   * all connections, for RCPT and MAIL by address.
   *
   * @param replies in the format of {@link ServerReply#of}
   */
  public static ScriptedAction say(String... replies) {
    return say(Arrays.stream(replies).map(ServerReply::of).toList());
  }

  /** Like {@link #say(String...)}, for replies that need not be well-formed; at least one. */
  public static ScriptedAction say(List<ServerReply> replies) {
    if (replies.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to say");
    }
    return new ScriptedAction(replies, smtpConnection -> {});
  }

  /** Closes the connection without a reply. */
  public static ScriptedAction disconnect() {
    return ending(smtpConnection -> {});
  }

  /** Sends nothing until the client disconnects, or for a minute. */
  public static ScriptedAction silence() {
    return ending(SmtpConnection::awaitHangUp);
  }

  /** Sends an endless multi-line reply, until the client disconnects or has received 64 MiB. */
  public static ScriptedAction endlessReply() {
    return ending(smtpConnection -> flood(smtpConnection, FLOOD_LINE));
  }

  /** Sends an endless line, until the client disconnects or has received 64 MiB. */
  public static ScriptedAction hugeLine() {
    return ending(smtpConnection -> flood(smtpConnection, FLOOD_LINE.strip()));
  }

  /** Returns the reply of this turn, starting at 0; empty if the action ends the session. */
  Optional<ServerReply> reply(int turn) {
    return replies.isEmpty()
        ? Optional.empty()
        : Optional.of(replies.get(Math.min(turn, replies.size() - 1)));
  }

  /** Ends the session, for an action without a reply. */
  void end(SmtpConnection smtpConnection) throws IOException {
    ending.on(smtpConnection);
  }

  private static ScriptedAction ending(Ending ending) {
    return new ScriptedAction(List.of(), ending);
  }

  private static void flood(SmtpConnection smtpConnection, String piece) throws IOException {
    byte[] bytes = piece.getBytes(StandardCharsets.US_ASCII);
    for (long sent = 0; sent < FLOOD_BYTES; sent += bytes.length) {
      smtpConnection.write(bytes);
    }
  }
}
