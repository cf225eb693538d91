package org.bounceback.testkit;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bounceback.address.Ip;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.chat.TeamChannel;
import org.bounceback.chat.commands.ServerAdministration;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.ServerTable;
import org.bounceback.ocr.OcrReader;

/** What a bot of the tests consists of. Without further settings, only its store is real. */
public final class BotSetup {
  final Path folder;
  Clock clock = Clock.systemUTC();
  Optional<WorkerPools> workerPools = Optional.empty();
  OcrReader ocrReader = OcrReader.NONE;
  ServerAdministration administration = ServerAdministration.NONE;
  UsageLimits limits = UsageLimits.NONE;
  Function<Ip, Optional<IpBanReport>> bans = BanReports::none;
  Map<String, TeamChannel> teamChannels = Map.of();
  String zones = "";
  ServerTable serverTable = ServerTable.UNKNOWN;
  boolean withProbes;

  private BotSetup(Path folder) {
    this.folder = folder;
  }

  /** A bot that stores its data in {@code folder}. */
  public static BotSetup in(Path folder) {
    return new BotSetup(folder);
  }

  /** Uses this clock. */
  public BotSetup clock(Clock newClock) {
    clock = newClock;
    return this;
  }

  /** Uses these threads, which the bot closes. */
  public BotSetup workerPools(WorkerPools pools) {
    workerPools = Optional.of(pools);
    return this;
  }

  /** Reads pictures with this reader. */
  public BotSetup ocrReader(OcrReader reader) {
    ocrReader = reader;
    return this;
  }

  /** Queries and changes our servers this way. */
  public BotSetup administration(ServerAdministration servers) {
    administration = servers;
    return this;
  }

  /** Posts the cards of customers' requests in this channel. */
  public BotSetup teamChannel(String platform, TeamChannel channel) {
    teamChannels = Map.of(platform, channel);
    return this;
  }

  /** Limits what users may request. */
  public BotSetup limits(UsageLimits usageLimits) {
    limits = usageLimits;
    return this;
  }

  /** Reports these bans of our servers. */
  public BotSetup bans(Function<Ip, Optional<IpBanReport>> ofAddress) {
    bans = ofAddress;
    return this;
  }

  /** Checks the blocklists of this catalog, which are simulated. */
  public BotSetup blocklists(String catalog) {
    zones = catalog;
    return this;
  }

  /** Knows these servers as ours. */
  public BotSetup servers(ServerTable table) {
    serverTable = table;
    return this;
  }

  /** Checks what a bounce names in the simulated DNS. */
  public BotSetup withProbes() {
    withProbes = true;
    return this;
  }
}
