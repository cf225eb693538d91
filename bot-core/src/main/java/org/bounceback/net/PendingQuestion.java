package org.bounceback.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bounceback.net.DnsReply.Cause;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Record;

/** A query in progress. Except for {@link #answer}, it is only used by the client's own thread. */
final class PendingQuestion {
  private final Record question;
  private final Deadline deadline;
  private final CompletableFuture<DnsReply> reply = new CompletableFuture<>();
  private @Nullable DatagramChannel channel;
  private int id;
  private long lastSent;
  private int timesSent;
  private boolean inWindow;
  private boolean malformedSeen;

  PendingQuestion(DnsQuestion question, Deadline deadline) {
    this.question = DnsMessageCodec.toRecord(question);
    this.deadline = deadline;
  }

  Record question() {
    return question;
  }

  Deadline deadline() {
    return deadline;
  }

  CompletionStage<DnsReply> reply() {
    return reply;
  }

  /** Returns the channel it was sent on; null before it is sent. */
  @Nullable DatagramChannel channel() {
    return channel;
  }

  int id() {
    return id;
  }

  void sendOn(DatagramChannel by, int withId) {
    channel = by;
    id = withId;
    inWindow = true;
  }

  void write() throws IOException {
    lastSent = System.nanoTime();
    timesSent++;
    if (channel != null) {
      channel.write(ByteBuffer.wrap(DnsMessageCodec.encode(id, question)));
    }
  }

  /**
   * Returns the round-trip time; empty if the query was sent more than once, because the reply may
   * belong to either datagram.
   */
  Optional<Duration> roundTrip() {
    return timesSent == 1
        ? Optional.of(Duration.ofNanos(System.nanoTime() - lastSent))
        : Optional.empty();
  }

  boolean wasSentBefore(Duration ago) {
    return System.nanoTime() - lastSent >= ago.toNanos();
  }

  /** Removes the query from the in-flight window; returns whether it was in it. */
  boolean leaveWindow() {
    boolean was = inWindow;
    inWindow = false;
    return was;
  }

  void sawMalformed() {
    malformedSeen = true;
  }

  Cause causeOfSilence() {
    return malformedSeen ? Cause.MALFORMED : Cause.TIMEOUT;
  }

  boolean isAnswered() {
    return reply.isDone();
  }

  boolean failIfLate() {
    return deadline.isExpired() && answer(new DnsReply.Failed(Cause.TIMEOUT));
  }

  boolean answer(DnsReply received) {
    reply.complete(received);
    return true;
  }
}
