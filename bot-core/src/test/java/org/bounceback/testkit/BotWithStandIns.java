package org.bounceback.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bounceback.cases.DeskId;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.TeamChannel;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.net.JdkHttp;
import org.bounceback.ocr.OcrResult;
import org.bounceback.sandbox.desk.DeskRules;
import org.bounceback.sandbox.desk.DeskServer;
import org.bounceback.sandbox.desk.VendorDeskServer;
import org.bounceback.sandbox.dns.Blocklist;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.desk.DeskConfig;
import org.bounceback.ticket.desk.DeskKind;
import org.bounceback.ticket.desk.HttpDesk;
import org.bounceback.ticket.desk.requesttracker.RequestTracker;

/** The bot for a chat platform, with one simulated blocklist and a strict ticket system. */
public final class BotWithStandIns extends BotCore {
  public static final String LIST = "bl.example.net";
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** How often a ticket is read. */
  private static final Duration OFTEN = Duration.ofMillis(100);

  public final DeskServer desk;
  private final Blocklist blocklist = new Blocklist(dns.zones(), LIST);

  private BotWithStandIns(
      String platform,
      Path data,
      CardPublisher publisher,
      Optional<Desk> elsewhere,
      Optional<String> teamChannel,
      Clock clock)
      throws IOException, StoreException {
    super(
        setup(data, platform, publisher, teamChannel)
            .clock(clock)
            .workerPools(new WorkerPools(64, 16, 16, 300, BundledData.ENGLISH))
            .ocrReader(BotWithStandIns::shown)
            .blocklists(LIST + "\n")
            // One of our servers blocks this address.
            .bans(
                ip ->
                    ip.toString().equals("198.51.100.77")
                        ? BanReports.banned(ip)
                        : BanReports.none(ip)));
    desk = DeskServer.open(DeskRules.open(), clock);
    deliver(elsewhere.orElseGet(() -> overHttp(desk.url(), clock)), OFTEN, platform, publisher);
  }

  /** Opens a bot that stores its data in {@code data} and updates cards with {@code publisher}. */
  public static BotWithStandIns open(
      String platform, Path data, CardPublisher publisher, Clock clock)
      throws IOException, StoreException {
    return open(platform, data, publisher, Optional.empty(), clock);
  }

  /** Opens a bot that uses a given ticket system, if there is one. */
  public static BotWithStandIns open(
      String platform, Path data, CardPublisher publisher, Optional<Desk> desk, Clock clock)
      throws IOException, StoreException {
    return new BotWithStandIns(platform, data, publisher, desk, Optional.empty(), clock);
  }

  /** Opens a bot that posts the cards of customers' requests in a channel of the team. */
  public static BotWithStandIns withTeamChannel(
      String platform, Path data, CardPublisher publisher, String channel, Clock clock)
      throws IOException, StoreException {
    return new BotWithStandIns(
        platform, data, publisher, Optional.empty(), Optional.of(channel), clock);
  }

  private static BotSetup setup(
      Path data, String platform, CardPublisher publisher, Optional<String> teamChannel) {
    BotSetup setup = BotSetup.in(data);
    return teamChannel
        .map(channel -> setup.teamChannel(platform, new TeamChannel(channel, publisher)))
        .orElse(setup);
  }

  /** Returns the ticket system at that address, which implements our own HTTP contract. */
  public static Desk overHttp(URI desk, Clock clock) {
    var config = DeskConfig.of(desk, Optional.empty(), TIMEOUT);
    return Desk.openingOnly(DeskId.at("http", desk), new HttpDesk(config, new JdkHttp(), clock));
  }

  /** Returns the simulated Request Tracker at that address. */
  public static Desk requestTracker(URI desk, Clock clock) {
    return requestTracker(desk, VendorDeskServer.USER, VendorDeskServer.TOKEN, TIMEOUT, clock);
  }

  /** Returns the Request Tracker at that address, with a timeout for each call. */
  public static Desk requestTracker(
      URI desk, String user, String password, Duration timeout, Clock clock) {
    var config =
        new DeskConfig(
            desk,
            Optional.of(user),
            Optional.of(password),
            Optional.of("Bounces"),
            Optional.of("Bounce id"),
            DeskKind.RT.usualMail(),
            timeout);
    return RequestTracker.open(config, new JdkHttp(), clock);
  }

  /** Returns the simulated blocklist. */
  public Blocklist blocklist() {
    return blocklist;
  }

  /** Deletes every case that was not escalated. */
  public void forgetCases() throws StoreException {
    caseRepository.purge().unescalated(Instant.ofEpochMilli(Long.MAX_VALUE));
  }

  @Override
  public void close() throws IOException {
    super.close();
    desk.close();
  }

  /** Returns the text that follows the picture's first line, so that no OCR program is needed. */
  private static OcrResult shown(byte[] picture) {
    String text = new String(picture, StandardCharsets.UTF_8);
    int firstLine = text.indexOf('\n');
    String words = firstLine < 0 ? "" : text.substring(firstLine + 1);
    return words.isBlank() ? new OcrResult.Unreadable() : new OcrResult.Words(words, true);
  }
}
