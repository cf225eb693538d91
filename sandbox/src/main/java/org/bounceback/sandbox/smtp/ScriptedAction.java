package org.bounceback.sandbox.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a server does at one {@link SmtpStage}. One may serve many moments and servers. */
public final class ScriptedAction {
  private static final long FLOOD_BYTES = 64L << 20;
  private static final String FLOOD_LINE = "250-" + "all work and no play ".repeat(40) + "\r\n";

  private final List<ServerReply> replies;
  private final Ending ending;

  private ScriptedAction(List<ServerReply> replies, Ending ending) {
    this.replies = List.copyOf(replies);
    this.ending = ending;
  }

  /** What happens on the connection before it is closed. */
  @FunctionalInterface
  private interface Ending {
    void on(SmtpConnection smtpConnection) throws IOException;
  }

  /**
   * Says the first of these replies the first time, the second the second time, and the last of
   * them from then on: {@code say("450 4.2.0 Greylisted", "250 2.1.5 Ok")}. Times are counted over
   * all connections, for RCPT and MAIL by address.
   *
   * @param replies each as {@link ServerReply#of} takes it
   */
  public static ScriptedAction say(String... replies) {
    return say(Arrays.stream(replies).map(ServerReply::of).toList());
  }

  /** As {@link #say(String...)}, for replies that are not well-formed; at least one. */
  public static ScriptedAction say(List<ServerReply> replies) {
    if (replies.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to say");
    }
    return new ScriptedAction(replies, smtpConnection -> {});
  }

  /** Closes the connection without a word. */
  public static ScriptedAction hangUp() {
    return ending(smtpConnection -> {});
  }

  /** Says nothing and does nothing until the client hangs up, or for a minute. */
  public static ScriptedAction silence() {
    return ending(SmtpConnection::awaitHangUp);
  }

  /** A reply of ever more lines, until the client hangs up or has got 64 MiB. */
  public static ScriptedAction endlessReply() {
    return ending(smtpConnection -> flood(smtpConnection, FLOOD_LINE));
  }

  /** A reply that is one line without an end, until the client hangs up or has got 64 MiB. */
  public static ScriptedAction hugeLine() {
    return ending(smtpConnection -> flood(smtpConnection, FLOOD_LINE.strip()));
  }

  /** What is said this time, the first being 0; empty when the act ends the dialogue. */
  Optional<ServerReply> reply(int turn) {
    return replies.isEmpty()
        ? Optional.empty()
        : Optional.of(replies.get(Math.min(turn, replies.size() - 1)));
  }

  /** Ends the dialogue, for an act that has no reply. */
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
