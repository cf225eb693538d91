package org.bounceback.sandbox.dns;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Message;

/** One question and its pending response, for use by a {@link Fault}. */
final class QueryExchange {
  private final Replies replies;
  private final ReplyChannel replyChannel;
  private final Executor late;

  QueryExchange(Replies replies, ReplyChannel replyChannel, Executor late) {
    this.replies = replies;
    this.replyChannel = replyChannel;
    this.late = late;
  }

  /** Handles a question, normally or with a fault. */
  @FunctionalInterface
  interface Play {
    void answer(QueryExchange queryExchange) throws IOException;
  }

  Question question() {
    return Question.of(replies.question().getName(), replies.question().getType());
  }

  boolean isDatagram() {
    return replyChannel.isDatagram();
  }

  /** Returns the possible responses, each a new message. */
  Replies replies() {
    return replies;
  }

  void sendHonest() throws IOException {
    send(replies.normal());
  }

  /**
   * Sends a response; if it does not fit into a datagram, it is truncated and marked (RFC 2181
   * section 9).
   */
  void send(Message reply) throws IOException {
    int limit = replyChannel.isDatagram() ? replies.datagramSize() : 0xFFFF;
    sendRaw(reply.toWire(limit));
  }

  void sendRaw(byte[] message) throws IOException {
    replyChannel.send(message);
  }

  void disconnect() throws IOException {
    replyChannel.disconnect();
  }

  /** Handles the question after a delay, without blocking other questions. */
  void later(Duration span, Play play) {
    CompletableFuture.delayedExecutor(span.toNanos(), TimeUnit.NANOSECONDS, late)
        .execute(() -> playLate(play));
  }

  private void playLate(Play play) {
    try {
      play.answer(this);
    } catch (IOException gone) {
      // The client did not wait for the response.
    }
  }
}
