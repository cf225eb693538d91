package org.bounceback.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.settings.Settings;
import org.bounceback.data.InvalidDataException;
import org.bounceback.hosting.LogFiles;
import org.bounceback.hosting.PanelInventoryCache;
import org.bounceback.hosting.ServerQueries;
import org.bounceback.hosting.ServerRegistry;
import org.bounceback.hosting.vendor.PanelFactory;
import org.bounceback.net.Deadline;
import org.bounceback.supervision.Cadence;
import org.bounceback.supervision.SupervisedScheduler;

/** Builds the connection to our own servers and their control panels from the settings. */
public final class Hosting implements AutoCloseable {
  private static final int MAX_CONCURRENT_PANELS = 16;
  private static final Duration ROUND_TIMEOUT = Duration.ofMinutes(5);

  private final ServerRegistry servers;
  private final ServerQueries queries;
  private final Duration refresh;
  private final Duration timeout;
  private final ThreadPoolExecutor workers;
  private final SupervisedScheduler rounds = new SupervisedScheduler("panels");

  private Hosting(ServerRegistry servers, LogFiles logs, Duration refresh, Duration timeout) {
    this.servers = servers;
    this.refresh = refresh;
    this.timeout = timeout;
    this.workers =
        new ThreadPoolExecutor(
            MAX_CONCURRENT_PANELS,
            MAX_CONCURRENT_PANELS,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DaemonThreadFactory("panel questions"));
    this.workers.allowCoreThreadTimeOut(true);
    this.queries = new ServerQueries(servers, logs, workers);
  }

  /**
   * Reads the servers file and opens what it lists, without querying anything yet.
   *
   * @throws CommandFailedException if it cannot be used, or a panel in it has no token
   */
  public static Hosting open(Settings settings, Clock clock) throws CommandFailedException {
    Duration refresh = settings.duration("hosting.refresh");
    Duration timeout = settings.duration("hosting.deadline");
    var logs = new LogFiles(settings.list("hosting.logs"));
    return new Hosting(servers(settings, clock), logs, refresh, timeout);
  }

  /** Returns the server table. */
  public ServerRegistry servers() {
    return servers;
  }

  /** Returns the queries of our servers. */
  public ServerQueries queries() {
    return queries;
  }

  /** Returns the timeout of one query to our servers. */
  public Duration timeout() {
    return timeout;
  }

  /** Refreshes panel data that is too old, for a command that needs it now. */
  public void refreshIfStale() {
    try {
      servers.refresh(refresh, Deadline.after(timeout));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /** Refreshes panel data regularly, from now until closed. */
  void startRefreshing() {
    var cadence = new Cadence(Duration.ZERO, refresh, ROUND_TIMEOUT.multipliedBy(2));
    rounds.repeat(
        "refreshing panel data",
        cadence,
        () -> servers.refresh(Duration.ZERO, Deadline.after(ROUND_TIMEOUT)));
  }

  @Override
  public void close() {
    rounds.close();
    workers.shutdownNow();
  }

  /** Returns why panel data is not refreshed right now; empty if it is. */
  public Optional<String> problem() {
    return rounds.problem();
  }

  private static ServerRegistry servers(Settings settings, Clock clock)
      throws CommandFailedException {
    Path data = settings.path("data").orElseThrow();
    var memory = new PanelInventoryCache(data.resolve("panels"));
    Optional<Path> file = settings.path("servers");
    if (file.isEmpty()) {
      return ServerRegistry.unknown(memory, clock);
    }
    Map<String, String> tokens = tokens(settings);
    Path folder = Optional.ofNullable(file.get().toAbsolutePath().getParent()).orElse(data);
    var panelFactory = new PanelFactory(folder, name -> Optional.ofNullable(tokens.get(name)));
    try {
      return ServerRegistry.load(file.get(), panelFactory::open, memory, clock);
    } catch (InvalidDataException wrong) {
      throw new CommandFailedException(Status.USAGE, wrong.getMessage(), wrong);
    } catch (IOException unreadable) {
      throw new CommandFailedException(
          Status.UNREADABLE,
          "cannot read the servers file %s; check the path and its permissions"
              .formatted(file.get()),
          unreadable);
    }
  }

  /** Parses {@code SERVER=TOKEN} entries, separated by commas or line breaks. */
  private static Map<String, String> tokens(Settings settings) throws CommandFailedException {
    Map<String, String> tokens = new HashMap<>();
    for (String given : settings.list("hosting.tokens")) {
      for (String entry : List.of(given.split("[,\\s]+", -1))) {
        int equals = entry.indexOf('=');
        if (equals > 0) {
          tokens.put(entry.substring(0, equals), entry.substring(equals + 1));
        } else if (!entry.isEmpty()) {
          throw new CommandFailedException(
              Status.USAGE,
              "hosting.tokens contains an entry without a server; enter SERVER=TOKEN");
        }
      }
    }
    return tokens;
  }
}
