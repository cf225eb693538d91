package org.bounceback.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bounceback.net.DnsReply.Cause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Record;

/**
 * Queries one resolver over a few UDP sockets with random ports and ids (RFC 5452); truncated
 * replies are requested again over TCP (RFC 7766).
 *
 * <p>One thread manages the sockets and all pending queries. A datagram is accepted only if it
 * comes from the resolver's address with an id in use and repeats the question. Any other is
 * ignored, so that a forged reply cannot end the wait. Only the messages and records of dnsjava are
 * used, because its resolver opens a socket per query, which is ten times slower.
 */
public final class DnsClient implements Dns, AutoCloseable {
  /**
   * The precision of deadlines; checking them after every datagram would cost more than the
   * queries.
   */
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(5);

  /** Waiting queries are numerous, and are checked again before they are sent. */
  private static final int CHECKS_PER_WAITING_CHECK = 6;

  private static final int MAX_DATAGRAM = 4096;

  private static final Logger log = LoggerFactory.getLogger(DnsClient.class);

  private final PermittedEndpoint resolver;
  private final Decoder decoder;
  private final DnsOverTcp tcp;
  private final Selector selector;
  private final List<DatagramChannel> channels;
  private final Queue<PendingQuestion> newQuestions = new ConcurrentLinkedQueue<>();
  private final Thread loop;

  /** Whether the thread may be waiting for a datagram and must be woken for a query. */
  private final AtomicBoolean asleep = new AtomicBoolean();

  private final RoundTrips roundTrips = new RoundTrips();
  private final Queue<PendingQuestion> waiting = new ArrayDeque<>();
  private final SentQuestions sent;
  private final Queue<PendingQuestion> overTcp = new ArrayDeque<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(MAX_DATAGRAM);
  private int checks;
  private long lastCheck = System.nanoTime();

  /**
   * Opens the sockets and starts the thread.
   *
   * @param tcpWorkers runs TCP queries, each until its deadline at most; it is not closed
   * @throws IOException if the sockets cannot be opened
   */
  public DnsClient(PermittedEndpoint resolver, Executor tcpWorkers) throws IOException {
    this(resolver, tcpWorkers, DnsMessageCodec::decode);
  }

  DnsClient(PermittedEndpoint resolver, Executor tcpWorkers, Decoder decoder) throws IOException {
    this.resolver = resolver;
    this.decoder = decoder;
    this.tcp = new DnsOverTcp(resolver, tcpWorkers);
    this.selector = Selector.open();
    this.channels = ResolverSockets.open(resolver, selector);
    this.sent = new SentQuestions(channels);
    this.loop = new Thread(this::run, "dns " + resolver);
    loop.setDaemon(true);
    loop.start();
  }

  /** Decodes a datagram as the reply to a question. */
  @FunctionalInterface
  interface Decoder {
    /** Returns empty if the datagram replies to another question. */
    Optional<DnsMessageCodec.Received> decode(byte[] octets, Record question) throws IOException;
  }

  /** Returns why queries are not possible; empty if they are. */
  public Optional<String> problem() {
    return selector.isOpen()
        ? Optional.empty()
        : Optional.of("the sockets to the resolver %s are closed; restart".formatted(resolver));
  }

  @Override
  public CompletionStage<DnsReply> query(DnsQuestion question, Deadline deadline) {
    var pendingQuestion = new PendingQuestion(question, deadline);
    newQuestions.add(pendingQuestion);
    if (asleep.compareAndSet(true, false)) {
      selector.wakeup();
    }
    if (!selector.isOpen()) {
      pendingQuestion.answer(new DnsReply.Failed(Cause.UNREACHABLE));
    }
    return pendingQuestion.reply();
  }

  /** Ends the thread; pending queries fail as unreachable. */
  @Override
  public void close() throws IOException {
    selector.close();
    for (DatagramChannel channel : channels) {
      channel.close();
    }
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        try {
          waitForWork();
          doWork();
        } catch (ClosedSelectorException closed) {
          throw closed;
        } catch (RuntimeException | Error bug) {
          recover(bug);
        }
      }
    } catch (ClosedSelectorException | IOException closed) {
      // Queries are no longer possible; later callers detect the closed selector.
    } finally {
      closeSelector();
      failAll();
    }
  }

  private void doWork() {
    for (SelectionKey key : selector.selectedKeys()) {
      receive((DatagramChannel) key.channel());
    }
    selector.selectedKeys().clear();
    moveNewQuestions();
    if (System.nanoTime() - lastCheck >= CHECK_INTERVAL.toNanos()) {
      expireAndResend();
      lastCheck = System.nanoTime();
    }
    sendWaiting();
  }

  /** Fails all pending queries, because one of them may be the cause, and continues. */
  private void recover(Throwable bug) {
    log.error("unexpected DNS client error, all pending queries failed", bug);
    failAll();
    sent.clear();
    waiting.clear();
    overTcp.clear();
  }

  private void waitForWork() throws IOException {
    asleep.set(true);
    if (newQuestions.isEmpty()) {
      boolean isIdle = sent.isEmpty() && waiting.isEmpty() && overTcp.isEmpty();
      selector.select(isIdle ? 0 : CHECK_INTERVAL.toMillis());
    } else {
      selector.selectNow();
    }
    asleep.set(false);
  }

  private void moveNewQuestions() {
    for (PendingQuestion next = newQuestions.poll(); next != null; next = newQuestions.poll()) {
      waiting.add(next);
    }
  }

  private void sendWaiting() {
    while (sent.hasRoom() && !waiting.isEmpty()) {
      PendingQuestion next = waiting.remove();
      if (!next.failIfLate()) {
        sent.add(next);
        send(next);
      }
    }
  }

  /** Sends a query. An I/O error may be caused by any earlier datagram on the same socket. */
  private void send(PendingQuestion pendingQuestion) {
    try {
      pendingQuestion.write();
    } catch (IOException unreachable) {
      failUnreachable(sent.onChannelOf(pendingQuestion));
    }
  }

  private void expireAndResend() {
    if (checks++ % CHECKS_PER_WAITING_CHECK == 0) {
      waiting.removeIf(PendingQuestion::failIfLate);
    }
    overTcp.removeIf(pending -> pending.isAnswered() || pending.failIfLate());
    Duration resendAfter = roundTrips.resendDelay();
    for (PendingQuestion pending : sent.all()) {
      if (pending.deadline().isExpired()) {
        finish(pending, new DnsReply.Failed(pending.causeOfSilence()));
        continue;
      }
      sent.makeRoomIfLost(pending);
      if (pending.wasSentBefore(resendAfter)) {
        send(pending);
      }
    }
  }

  private void receive(DatagramChannel channel) {
    try {
      for (buffer.clear(); channel.read(buffer) > 0; buffer.clear()) {
        byte[] octets = new byte[buffer.flip().remaining()];
        buffer.get(octets);
        accept(channel, octets);
      }
    } catch (IOException unreachable) {
      failUnreachable(sent.on(channel));
    }
  }

  private void failUnreachable(List<PendingQuestion> questions) {
    questions.forEach(pending -> finish(pending, new DnsReply.Failed(Cause.UNREACHABLE)));
  }

  private void accept(DatagramChannel channel, byte[] octets) {
    if (octets.length < 2) {
      return;
    }
    int id = (octets[0] & 0xff) << 8 | (octets[1] & 0xff);
    sent.find(channel, id).ifPresent(pending -> accept(pending, octets));
  }

  private void accept(PendingQuestion pendingQuestion, byte[] octets) {
    try {
      Optional<DnsMessageCodec.Received> received =
          decoder.decode(octets, pendingQuestion.question());
      if (received.isPresent()) {
        pendingQuestion.roundTrip().ifPresent(roundTrips::add);
        finish(pendingQuestion, received.get());
      }
    } catch (IOException | RuntimeException | StackOverflowError invalid) {
      pendingQuestion.sawMalformed();
    }
  }

  private void finish(PendingQuestion pendingQuestion, DnsMessageCodec.Received received) {
    if (received.truncated()) {
      sent.remove(pendingQuestion);
      overTcp.add(pendingQuestion);
      tcp.ask(pendingQuestion);
    } else {
      finish(pendingQuestion, received.reply());
    }
  }

  private void finish(PendingQuestion pendingQuestion, DnsReply reply) {
    sent.remove(pendingQuestion);
    pendingQuestion.answer(reply);
  }

  private void closeSelector() {
    try {
      selector.close();
    } catch (IOException alreadyClosed) {
      // It is closed nevertheless.
    }
  }

  private void failAll() {
    moveNewQuestions();
    waiting.addAll(sent.all());
    waiting.addAll(overTcp);
    waiting.forEach(pending -> pending.answer(new DnsReply.Failed(Cause.UNREACHABLE)));
  }

  @Override
  public String toString() {
    return "DNS at " + resolver;
  }
}
