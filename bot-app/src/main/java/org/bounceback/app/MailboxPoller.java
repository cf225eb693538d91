package org.bounceback.app;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.settings.Settings;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.capacity.ByteBudget;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.intake.AllowedSenders;
import org.bounceback.intake.BounceIntake;
import org.bounceback.intake.IntakeResult;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.mailbox.ImapMailbox;
import org.bounceback.mailbox.MailConsumer;
import org.bounceback.mailbox.MailboxException;
import org.bounceback.net.ClosableSocketFactory;
import org.bounceback.net.ServerTrust;
import org.bounceback.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the operator's mailbox, and reconnects whenever the connection breaks. */
public final class MailboxPoller implements AutoCloseable {
  /** The maximum size of an e-mail. */
  public static final int MAX_MAIL = 20 << 20;

  private static final Logger log = LoggerFactory.getLogger(MailboxPoller.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final int MAX_DOUBLINGS = 7;

  private final ImapMailbox mailbox;
  private final ServerTrust trust;
  private final MailConsumer consumer;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Optional<ClosableSocketFactory> connection = Optional.empty();
  private volatile Optional<String> problem = Optional.of("not connected yet");

  private MailboxPoller(ImapMailbox mailbox, ServerTrust trust, MailConsumer consumer) {
    this.mailbox = mailbox;
    this.trust = trust;
    this.consumer = consumer;
  }

  /**
   * Starts to read the configured mailbox; empty if none is configured.
   *
   * @throws CommandFailedException if a setting cannot be used
   */
  static Optional<MailboxPoller> start(
      Settings settings, Storage storage, Checks checks, ReadingMemory memory, Clock clock)
      throws CommandFailedException {
    var accounts = new MailAccounts(settings, clock);
    Optional<ImapMailbox> mailbox = accounts.mailbox();
    if (mailbox.isEmpty()) {
      return Optional.empty();
    }
    BounceIntake bounceIntake = intake(settings, storage, checks, clock);
    var started =
        new MailboxPoller(mailbox.get(), accounts.trust(), new ToIntake(bounceIntake, memory));
    new DaemonThreadFactory("mailbox").newThread(started::readOn).start();
    return Optional.of(started);
  }

  /**
   * Creates the intake that turns e-mails into cases.
   *
   * @throws CommandFailedException if a setting cannot be used
   */
  public static BounceIntake intake(Settings settings, Storage storage, Checks checks, Clock clock)
      throws CommandFailedException {
    Set<String> own = new HashSet<>();
    for (String key : List.of("desk.from", "mailbox.user")) {
      settings.text(key).map(text -> text.toLowerCase(Locale.ROOT)).ifPresent(own::add);
    }
    try {
      return new BounceIntake(
          storage.database(),
          storage.cases(),
          new AllowedSenders(settings.list("intake.senders"), settings.list("intake.receivers")),
          own,
          new MailParser(MailLimits.STANDARD),
          checks.bounceReader(),
          clock);
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailedException(Status.USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** Returns why the mailbox is not read right now; empty while it is. */
  Optional<String> problem() {
    return problem;
  }

  @Override
  public void close() {
    closing.countDown();
    connection.ifPresent(MailboxPoller::cut);
  }

  private void readOn() {
    int failures = 0;
    try {
      do {
        long began = System.nanoTime();
        readUntilBroken();
        boolean worked = System.nanoTime() - began > TimeUnit.MINUTES.toNanos(1);
        failures = worked ? 0 : Math.min(failures + 1, MAX_DOUBLINGS);
      } while (!closing.await(FIRST_PAUSE.toMillis() << failures, TimeUnit.MILLISECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void readUntilBroken() throws InterruptedException {
    try (var sockets = new ClosableSocketFactory(trust)) {
      connection = Optional.of(sockets);
      if (closing.getCount() == 0) {
        return;
      }
      problem = Optional.empty();
      mailbox.receive(sockets, consumer);
    } catch (MailboxException | MailConsumer.MailDeferredException | IOException broken) {
      boolean expected = closing.getCount() == 0;
      problem = Optional.of(String.valueOf(broken.getMessage()));
      if (!expected) {
        log.warn("mailbox connection failed, retrying soon reason={}", broken.getMessage());
      }
    } catch (RuntimeException | Error bug) { // It would stop the thread that reads the mailbox.
      problem = Optional.of("reading failed with " + bug.getClass().getSimpleName());
      log.error("mailbox failed because of a bug, retrying soon", bug);
    }
  }

  private static void cut(ClosableSocketFactory sockets) {
    try {
      sockets.close();
    } catch (IOException gone) {
      log.debug("the connection to the mailbox was closed already", gone);
    }
  }

  /** Passes e-mails to the intake and logs the results. */
  record ToIntake(BounceIntake bounceIntake, ReadingMemory memory) implements MailConsumer {
    /** Parsing the sender and storing the e-mail make copies. */
    private static final int COPIES = 4;

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    @Override
    public Closeable reserve(long size) throws MailDeferredException, InterruptedException {
      try {
        ByteBudget.Lease content = memory.reserveContent(size, TIMEOUT);
        try {
          ByteBudget.Lease work = memory.reserveWork(COPIES * size, TIMEOUT);
          return () -> {
            work.close();
            content.close();
          };
        } catch (BudgetExhausted | InterruptedException none) {
          content.close();
          throw none;
        }
      } catch (BudgetExhausted busy) {
        throw new MailDeferredException("too many e-mails are being read", busy);
      }
    }

    @Override
    public void accept(String location, byte[] mail) throws MailDeferredException {
      try {
        IntakeResult intakeResult = bounceIntake.accept(Optional.of(location), mail);
        if (intakeResult instanceof IntakeResult.Opened opened) {
          log.info("case created from e-mail location={} case={}", location, opened.id());
        } else if (intakeResult instanceof IntakeResult.Refused refused) {
          log.warn("e-mail not accepted location={} reason={}", location, refused.reason());
        }
      } catch (StoreException away) {
        throw new MailDeferredException("the store is unavailable", away);
      }
    }

    @Override
    public void tooLarge(String location, byte[] header, long size) throws MailDeferredException {
      log.warn("e-mail not accepted location={} reason=it has {} bytes", location, size);
      try {
        bounceIntake.reject(
            header, "it is larger than the %d MiB that are read".formatted(MAX_MAIL >> 20));
      } catch (StoreException away) {
        throw new MailDeferredException("the store is unavailable", away);
      }
    }
  }
}
