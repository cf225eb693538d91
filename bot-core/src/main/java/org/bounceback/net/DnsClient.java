package org.bounceback.net;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * Asks one resolver over a few UDP sockets with random ports and ids (RFC 5452); what comes cut
 * short is asked again over TCP (RFC 7766).
 *
 * <p>One thread owns the sockets and every pending question. A datagram counts only if it comes
 * from the resolver's address with an id in use and repeats the question; anything else is passed
 * over, so that a forged answer cannot end the wait. dnsjava's own resolver opens a socket a
 * question, ten times slower; its messages and records are used.
 */
public final class DnsClient implements Dns, AutoCloseable {
  private static final int SOCKETS = 16;

  /** More at once overflow the receive buffer of a small name server, and its zones look dead. */
  private static final int MAX_UNDER_WAY = 128;

  /**
   * After that a question without an answer makes room for another. A lost datagram must not hold
   * others up for long, and a name server of the neighbourhood has answered ten times over.
   */
  private static final Duration UNDER_WAY = Duration.ofMillis(250);

  /** How exact deadlines are kept; looking after every datagram would cost more than asking. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  /** Those that wait for their turn are many, and are looked at again when it comes. */
  private static final int LOOKS_BETWEEN_WAITING = 6;

  private static final int MAX_DATAGRAM = 4096;
  private static final int RECEIVE_BUFFER = 1 << 20;

  private static final Logger log = LoggerFactory.getLogger(DnsClient.class);

  private final PermittedEndpoint resolver;
  private final Decoder decoder;
  private final DnsOverTcp tcp;
  private final SecureRandom random = new SecureRandom();
  private final Selector selector;
  private final List<DatagramChannel> channels = new ArrayList<>();
  private final Queue<PendingQuestion> asked = new ConcurrentLinkedQueue<>();
  private final Thread loop;

  /** Whether the thread may be waiting for a datagram and has to be woken for a question. */
  private final AtomicBoolean asleep = new AtomicBoolean();

  private final RoundTrips roundTrips = new RoundTrips();
  private final Queue<PendingQuestion> waiting = new ArrayDeque<>();
  private final Map<DatagramChannel, Map<Integer, PendingQuestion>> sent = new HashMap<>();
  private final Queue<PendingQuestion> overTcp = new ArrayDeque<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(MAX_DATAGRAM);
  private int open;
  private int underWay;
  private int nextChannel;
  private int looks;
  private long lastLook = System.nanoTime();

  /**
   * Opens the sockets and starts the thread.
   *
   * @param tcpWorkers runs the TCP questions, each for at most its deadline; left open
   * @throws IOException when no socket can be had
   */
  public DnsClient(PermittedEndpoint resolver, Executor tcpWorkers) throws IOException {
    this(resolver, tcpWorkers, DnsMessageCodec::decode);
  }

  DnsClient(PermittedEndpoint resolver, Executor tcpWorkers, Decoder decoder) throws IOException {
    this.resolver = resolver;
    this.decoder = decoder;
    this.tcp = new DnsOverTcp(resolver, tcpWorkers);
    this.selector = Selector.open();
    for (int i = 0; i < SOCKETS; i++) {
      DatagramChannel channel = DatagramChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      channel.connect(resolver.toSocketAddress());
      channel.register(selector, SelectionKey.OP_READ);
      channels.add(channel);
      sent.put(channel, new HashMap<>());
    }
    this.loop = new Thread(this::run, "dns " + resolver);
    loop.setDaemon(true);
    loop.start();
  }

  /** Reads a datagram as the answer to a question. */
  @FunctionalInterface
  interface Decoder {
    /** Empty when it answers another question. */
    Optional<DnsMessageCodec.Received> decode(byte[] octets, Record question) throws IOException;
  }

  /** Why nothing can be asked any more; empty if it can. */
  public Optional<String> trouble() {
    return selector.isOpen()
        ? Optional.empty()
        : Optional.of("the sockets to the resolver %s are closed; restart".formatted(resolver));
  }

  @Override
  public CompletionStage<DnsReply> ask(DnsQuestion question, Deadline deadline) {
    var pendingQuestion = new PendingQuestion(question, deadline);
    asked.add(pendingQuestion);
    if (asleep.compareAndSet(true, false)) {
      selector.wakeup();
    }
    if (!selector.isOpen()) {
      pendingQuestion.answer(new DnsReply.Failed(Cause.UNREACHABLE));
    }
    return pendingQuestion.reply();
  }

  /** Ends the thread; questions still open fail as unreachable. */
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
          startAfresh(bug);
        }
      }
    } catch (ClosedSelectorException | IOException closed) {
      // Nobody can be asked any more, which those who ask from now on learn from the selector.
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
    takeNewQuestions();
    if (System.nanoTime() - lastLook >= BETWEEN_LOOKS.toNanos()) {
      expireAndResend();
      lastLook = System.nanoTime();
    }
    sendWaiting();
  }

  /** Fails the questions under way, among which may be the one that is to blame, and goes on. */
  private void startAfresh(Throwable bug) {
    log.error("a question for the DNS failed by a bug, those under way fail with it", bug);
    failAll();
    sent.values().forEach(Map::clear);
    waiting.clear();
    overTcp.clear();
    open = 0;
    underWay = 0;
  }

  private void waitForWork() throws IOException {
    asleep.set(true);
    if (asked.isEmpty()) {
      boolean isIdle = open == 0 && waiting.isEmpty() && overTcp.isEmpty();
      selector.select(isIdle ? 0 : BETWEEN_LOOKS.toMillis());
    } else {
      selector.selectNow();
    }
    asleep.set(false);
  }

  private void takeNewQuestions() {
    for (PendingQuestion each = asked.poll(); each != null; each = asked.poll()) {
      waiting.add(each);
    }
  }

  private void sendWaiting() {
    while (underWay < MAX_UNDER_WAY && !waiting.isEmpty()) {
      PendingQuestion next = waiting.remove();
      if (next.failIfLate()) {
        continue;
      }
      DatagramChannel channel = channels.get(nextChannel++ % SOCKETS);
      Map<Integer, PendingQuestion> onChannel = sent.getOrDefault(channel, Map.of());
      int id = random.nextInt(1 << 16);
      while (onChannel.containsKey(id)) {
        id = random.nextInt(1 << 16);
      }
      next.sendOn(channel, id);
      onChannel.put(id, next);
      open++;
      underWay++;
      send(next);
    }
  }

  /** A failure here tells of what became of any datagram sent before through the same socket. */
  private void send(PendingQuestion pendingQuestion) {
    try {
      pendingQuestion.write();
    } catch (IOException nobodyThere) {
      failUnreachable(onChannelOf(pendingQuestion));
    }
  }

  private void expireAndResend() {
    if (looks++ % LOOKS_BETWEEN_WAITING == 0) {
      waiting.removeIf(PendingQuestion::failIfLate);
    }
    overTcp.removeIf(each -> each.isAnswered() || each.failIfLate());
    Duration resendAfter = roundTrips.patience();
    for (PendingQuestion each : allSent()) {
      if (each.deadline().passed()) {
        finish(each, new DnsReply.Failed(each.causeOfSilence()));
        continue;
      }
      if (each.wasSentBefore(UNDER_WAY)) {
        underWay -= each.leaveWindow() ? 1 : 0;
      }
      if (each.wasSentBefore(resendAfter)) {
        send(each);
      }
    }
  }

  private void receive(DatagramChannel channel) {
    try {
      for (buffer.clear(); channel.read(buffer) > 0; buffer.clear()) {
        byte[] octets = new byte[buffer.flip().remaining()];
        buffer.get(octets);
        take(channel, octets);
      }
    } catch (IOException nobodyThere) {
      failUnreachable(sent.getOrDefault(channel, Map.of()));
    }
  }

  private void failUnreachable(Map<Integer, PendingQuestion> onChannel) {
    List.copyOf(onChannel.values())
        .forEach(each -> finish(each, new DnsReply.Failed(Cause.UNREACHABLE)));
  }

  private void take(DatagramChannel channel, byte[] octets) {
    if (octets.length < 2) {
      return;
    }
    int id = (octets[0] & 0xff) << 8 | (octets[1] & 0xff);
    PendingQuestion pendingQuestion = sent.getOrDefault(channel, Map.of()).get(id);
    if (pendingQuestion == null) {
      return;
    }
    try {
      Optional<DnsMessageCodec.Received> received =
          decoder.decode(octets, pendingQuestion.question());
      if (received.isPresent()) {
        pendingQuestion.roundTrip().ifPresent(roundTrips::add);
        finish(pendingQuestion, received.get());
      }
    } catch (IOException | RuntimeException | StackOverflowError unreadable) {
      pendingQuestion.sawMalformed();
    }
  }

  private void finish(PendingQuestion pendingQuestion, DnsMessageCodec.Received received) {
    if (received.truncated()) {
      forget(pendingQuestion);
      overTcp.add(pendingQuestion);
      tcp.ask(pendingQuestion);
    } else {
      finish(pendingQuestion, received.reply());
    }
  }

  private void finish(PendingQuestion pendingQuestion, DnsReply reply) {
    forget(pendingQuestion);
    pendingQuestion.answer(reply);
  }

  private void forget(PendingQuestion pendingQuestion) {
    open -= onChannelOf(pendingQuestion).remove(pendingQuestion.id(), pendingQuestion) ? 1 : 0;
    underWay -= pendingQuestion.leaveWindow() ? 1 : 0;
  }

  private Map<Integer, PendingQuestion> onChannelOf(PendingQuestion pendingQuestion) {
    return sent.getOrDefault(pendingQuestion.channel(), new HashMap<>());
  }

  private void closeSelector() {
    try {
      selector.close();
    } catch (IOException alreadyClosed) {
      // It is closed all the same.
    }
  }

  private void failAll() {
    takeNewQuestions();
    waiting.addAll(allSent());
    waiting.addAll(overTcp);
    waiting.forEach(each -> each.answer(new DnsReply.Failed(Cause.UNREACHABLE)));
  }

  private List<PendingQuestion> allSent() {
    return sent.values().stream().flatMap(each -> each.values().stream()).toList();
  }

  @Override
  public String toString() {
    return "DNS at " + resolver;
  }
}
