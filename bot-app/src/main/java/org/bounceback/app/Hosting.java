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

/** Our own servers and their control panels, built from the settings. */
public final class Hosting implements AutoCloseable {
  private static final int PANELS_AT_ONCE = 16;
  private static final Duration WHOLE_ROUND = Duration.ofMinutes(5);

  private final ServerRegistry servers;
  private final ServerQueries side;
  private final Duration refresh;
  private final Duration patience;
  private final ThreadPoolExecutor workers;
  private final SupervisedScheduler rounds = new SupervisedScheduler("panels");

  private Hosting(ServerRegistry servers, LogFiles logs, Duration refresh, Duration patience) {
    this.servers = servers;
    this.refresh = refresh;
    this.patience = patience;
    this.workers =
        new ThreadPoolExecutor(
            PANELS_AT_ONCE,
            PANELS_AT_ONCE,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> daemon(work, "panel questions"));
    this.workers.allowCoreThreadTimeOut(true);
    this.side = new ServerQueries(servers, logs, workers);
  }

  /**
   * Reads the servers file and opens what it names; nobody is asked yet.
   *
   * @throws CommandFailedException when it cannot be used, or a panel in it has no token
   */
  public static Hosting open(Settings settings, Clock clock) throws CommandFailedException {
    Duration refresh = settings.duration("hosting.refresh");
    Duration patience = settings.duration("hosting.deadline");
    var logs = new LogFiles(settings.list("hosting.logs"));
    return new Hosting(servers(settings, clock), logs, refresh, patience);
  }

  /** The table. */
  public ServerRegistry servers() {
    return servers;
  }

  /** What asks them. */
  public ServerQueries side() {
    return side;
  }

  /** How long one question to our own servers may take. */
  public Duration patience() {
    return patience;
  }

  /** Asks the panels whose answers have grown old, for a command that needs them now. */
  public void askOnce() {
    try {
      servers.refresh(refresh, Deadline.after(patience));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the panels again and again until it is closed, from now on. */
  void keepFresh() {
    var cadence = new Cadence(Duration.ZERO, refresh, WHOLE_ROUND.multipliedBy(2));
    rounds.every(
        "asking the panels",
        cadence,
        () -> servers.refresh(Duration.ZERO, Deadline.after(WHOLE_ROUND)));
  }

  @Override
  public void close() {
    rounds.close();
    workers.shutdownNow();
  }

  /** Why the panels are not asked at the moment; empty if they are. */
  public Optional<String> trouble() {
    return rounds.trouble();
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
      return ServerRegistry.in(file.get(), panelFactory::open, memory, clock);
    } catch (InvalidDataException wrong) {
      throw new CommandFailedException(Status.USAGE, wrong.getMessage(), wrong);
    } catch (IOException unreadable) {
      throw new CommandFailedException(
          Status.UNREADABLE,
          "cannot read the servers file %s; check the path and its rights".formatted(file.get()),
          unreadable);
    }
  }

  /** {@code SERVER=TOKEN}, several apart by commas or lines. */
  private static Map<String, String> tokens(Settings settings) throws CommandFailedException {
    Map<String, String> tokens = new HashMap<>();
    for (String given : settings.list("hosting.tokens")) {
      for (String each : List.of(given.split("[,\\s]+", -1))) {
        int equals = each.indexOf('=');
        if (equals > 0) {
          tokens.put(each.substring(0, equals), each.substring(equals + 1));
        } else if (!each.isEmpty()) {
          throw new CommandFailedException(
              Status.USAGE, "hosting.tokens holds a word without a server; give SERVER=TOKEN");
        }
      }
    }
    return tokens;
  }

  private static Thread daemon(Runnable work, String name) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
