package org.bounceback.benchmarks;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.store.StoreException;

/**
 * Kills the bot at random moments while forwarded bounces are in its mailbox, arrive in it, and are
 * piped to {@code bounceback intake}, which is killed as well and gets the e-mail again. At the end
 * every e-mail must be one case and one card in the channel.
 */
final class MailKills {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final int WAITING = 2;
  private static final int COMING = 2;
  private static final int MAX_DELAY_MILLIS = 1200;
  private static final int MAX_DELAY_FROM_START_MILLIS = 4000;
  private static final int PIPE_MILLIS = 2500;

  private final Random random = new Random(17);
  private final Mailbox mailbox;
  private final SlackStand stand;
  private final Channel channel;
  private final Path launcher;
  private final Path folder;
  private final Map<String, String> settings;
  private int created;
  private int piped;
  private int pipesKilled;

  private MailKills(
      Mailbox mailbox,
      SlackStand stand,
      Channel channel,
      Path launcher,
      Path folder,
      Map<String, String> settings) {
    this.mailbox = mailbox;
    this.stand = stand;
    this.channel = channel;
    this.launcher = launcher;
    this.folder = folder;
    this.settings = settings;
  }

  static BenchmarkReport run(Path launcher, Path folder, int kills, DrillDatabase drillDatabase)
      throws IOException, InterruptedException, MessagingException, StoreException {
    try (drillDatabase;
        var mailbox = Mailbox.open();
        var stand = SlackStand.open()) {
      stand.slack.faults().withoutRates();
      Channel channel = stand.channel("bounces");
      var settings = new HashMap<>(stand.settings(folder, true));
      settings.putAll(drillDatabase.settings());
      settings.putAll(mailbox.settings());
      settings.put("intake.post", "slack:" + channel.id());
      var drill = new MailKills(mailbox, stand, channel, launcher, folder, settings);
      drill.killAll(kills);
      drill.complete();
      return drill.report(kills, drillDatabase.cases(folder.resolve("data")));
    }
  }

  private void killAll(int kills) throws IOException, InterruptedException, MessagingException {
    for (int i = 0; i < kills; i++) {
      deliver(WAITING);
      if (i % 6 == 0) {
        pipe();
      }
      BotProcess bot = BotProcess.begin(launcher, folder.resolve("serve.log"), settings);
      if (i % 4 == 3) {
        pause(MAX_DELAY_FROM_START_MILLIS);
      } else {
        bot.awaitReady();
        deliver(COMING);
        if (i % 6 == 1) {
          pipe();
        }
        pause(MAX_DELAY_MILLIS);
      }
      bot.kill();
    }
  }

  private void deliver(int count) throws MessagingException {
    for (int i = 0; i < count; i++) {
      mailbox.deliver(++created);
    }
  }

  private void pipe() throws IOException, InterruptedException {
    int number = ++created;
    var mail = new PipedMail(launcher, folder, number, mailbox.forwarded(number), settings);
    piped++;
    if (mail.pipeAndKill(Duration.ofMillis(random.nextInt(PIPE_MILLIS))).isEmpty()) {
      pipesKilled++;
    }
    mail.pipeUntilAccepted();
  }

  private void pause(int latestMillis) {
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(latestMillis)).toNanos());
  }

  /** Runs one bot until every e-mail has a card, and longer, to detect duplicates. */
  private void complete() throws IOException, InterruptedException {
    try (var bot = BotProcess.start(launcher, folder, settings)) {
      ConditionWaiter.until(
          TIMEOUT,
          () -> mailbox.unprocessed() == 0 && numbers().allMatch(number -> cards(number) > 0),
          () ->
              "of %d e-mails %d are not processed, %d have no card; the bot computed %s"
                  .formatted(
                      created,
                      mailbox.unprocessed(),
                      numbers().filter(number -> cards(number) == 0).count(),
                      bot.cpu()));
      LockSupport.parkNanos(QUIET.toNanos());
    }
  }

  private BenchmarkReport report(int kills, long cases) {
    var benchmarkReport = new BenchmarkReport("kill -9 while bounces come by mail");
    benchmarkReport.add("kills", kills);
    benchmarkReport.add("mails", created);
    benchmarkReport.add("of them through the pipe", piped);
    benchmarkReport.add("pipes killed", pipesKilled);
    benchmarkReport.add("cases", cases);
    benchmarkReport.add(
        "mails without a card", numbers().filter(number -> cards(number) == 0).count());
    benchmarkReport.add("cards too many", numbers().mapToLong(this::cards).sum() - created);
    benchmarkReport.add("mails put aside", mailbox.putAside());
    benchmarkReport.add("refused by Slack", stand.refused(""));
    return benchmarkReport;
  }

  private IntStream numbers() {
    return IntStream.rangeClosed(1, created);
  }

  private long cards(int number) {
    List<Message> written = stand.written(channel);
    String recipient = Mailbox.recipient(number);
    return written.stream().filter(each -> each.visibleText().contains(recipient)).count();
  }
}
