package org.bounceback.mailbox;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bounceback.net.ClosableSocketFactory;
import org.bounceback.net.ServerTrust;

/** Reads a mailbox on a separate thread and collects the messages. */
public final class MailboxRunner implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 60;

  private final LinkedBlockingQueue<byte[]> taken = new LinkedBlockingQueue<>();
  private final List<Long> tooLarge = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> ended = new CompletableFuture<>();
  private final ClosableSocketFactory sockets;

  private MailboxRunner(ClosableSocketFactory sockets) {
    this.sockets = sockets;
  }

  /** Starts reading. */
  public static MailboxRunner start(ImapMailbox mailbox, ServerTrust trust) {
    var mailboxRunner = new MailboxRunner(new ClosableSocketFactory(trust));
    var thread = new Thread(() -> mailboxRunner.read(mailbox), "watched");
    thread.setDaemon(true);
    thread.start();
    return mailboxRunner;
  }

  /** Returns the next message. */
  public byte[] next() throws InterruptedException {
    byte[] mail = taken.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    if (mail == null) {
      throw new AssertionError("no mail came; the reading " + ended);
    }
    return mail;
  }

  /** Returns why reading ended. */
  public String ending() throws Exception {
    return ended.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  /** Returns the sizes of messages that were too large. */
  public List<Long> tooLarge() {
    return List.copyOf(tooLarge);
  }

  @Override
  public void close() throws IOException {
    sockets.close();
  }

  private void read(ImapMailbox mailbox) {
    try {
      mailbox.receive(sockets, new Taker());
    } catch (MailboxException | MailConsumer.MailDeferredException | InterruptedException end) {
      ended.complete(String.valueOf(end.getMessage()));
    }
  }

  private final class Taker implements MailConsumer {
    @Override
    public void accept(String place, byte[] mail) {
      taken.add(mail);
    }

    @Override
    public void tooLarge(String place, byte[] header, long size) {
      tooLarge.add(size);
    }
  }
}
