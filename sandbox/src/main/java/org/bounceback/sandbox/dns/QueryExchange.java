package org.bounceback.sandbox.dns;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Message;

/** One question on its way to its answer: what a {@link Fault} has in its hands. */
final class QueryExchange {
  private final Replies replies;
  private final ReplyChannel replyChannel;
  private final Executor late;

  QueryExchange(Replies replies, ReplyChannel replyChannel, Executor late) {
    this.replies = replies;
    this.replyChannel = replyChannel;
    this.late = late;
  }

  /** What a fault or an honest server does with a question. */
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

  /** What may be answered, each time a fresh message. */
  Replies replies() {
    return replies;
  }

  void sendHonest() throws IOException {
    send(replies.honest());
  }

  /** Sends an answer; what does not fit into a datagram is cut and marked (RFC 2181 section 9). */
  void send(Message reply) throws IOException {
    int limit = replyChannel.isDatagram() ? replies.datagramSize() : 0xFFFF;
    sendRaw(reply.toWire(limit));
  }

  void sendRaw(byte[] message) throws IOException {
    replyChannel.send(message);
  }

  void hangUp() throws IOException {
    replyChannel.hangUp();
  }

  /** Plays {@code span} from now, without keeping the other questions waiting. */
  void later(Duration span, Play play) {
    CompletableFuture.delayedExecutor(span.toNanos(), TimeUnit.NANOSECONDS, late)
        .execute(() -> playLate(play));
  }

  private void playLate(Play play) {
    try {
      play.answer(this);
    } catch (IOException gone) {
      // Who asked did not wait for the answer.
    }
  }
}
