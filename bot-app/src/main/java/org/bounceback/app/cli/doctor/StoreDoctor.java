package org.bounceback.app.cli.doctor;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.Storage;
import org.bounceback.app.settings.Settings;
import org.bounceback.chat.runtime.SetupCheckResult;
import org.bounceback.store.DatabaseServer;
import org.bounceback.store.StoreCheck;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.EscalationService.Backlog;
import org.bounceback.ticket.FailedDeskDeliveries.Letter;

/** Checks the database and the entries waiting in it. */
public final class StoreDoctor {
  /** A working ticket system accepts a ticket within seconds. */
  private static final Duration MAX_NORMAL_WAIT = Duration.ofMinutes(10);

  private final Settings settings;
  private final Clock clock;

  public StoreDoctor(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Returns the results; waiting entries are counted only if the tables need no migration. */
  public List<SetupCheckResult> examine() throws CommandFailedException {
    Optional<DatabaseServer> server = Storage.server(settings);
    Path folder = settings.path("data").orElseThrow();
    List<StoreCheck.DatabaseCheckResult> seen =
        server.isPresent() ? StoreCheck.of(server.get()) : StoreCheck.of(folder);
    var setupCheckResults = new ArrayList<SetupCheckResult>();
    seen.forEach(check -> setupCheckResults.add(new SetupCheckResult(check.well(), check.text())));
    boolean readable = seen.stream().anyMatch(check -> check.text().equals(StoreCheck.WRITABLE));
    if (readable) {
      setupCheckResults.addAll(waiting());
    }
    return setupCheckResults;
  }

  private List<SetupCheckResult> waiting() throws CommandFailedException {
    try (Storage storage = Storage.open(settings, clock)) {
      Backlog backlog = storage.escalations().backlog();
      List<Letter> dead = storage.escalations().failedDeliveries().all();
      return List.of(backlog(backlog), dead(dead));
    } catch (StoreException failed) {
      return List.of(new SetupCheckResult(false, String.valueOf(failed.getMessage())));
    }
  }

  private SetupCheckResult backlog(Backlog backlog) {
    if (backlog.oldest().isEmpty()) {
      return new SetupCheckResult(true, "no ticket is waiting for the ticket system");
    }
    Duration waits = Duration.between(backlog.oldest().get(), clock.instant());
    boolean well = waits.compareTo(MAX_NORMAL_WAIT) < 0;
    String words =
        "%d tickets are waiting for the ticket system, the oldest for %d minutes"
            .formatted(backlog.tickets(), waits.toMinutes());
    return new SetupCheckResult(
        well,
        well ? words : words + "; check the ticket system's line, and whether serve is running");
  }

  private static SetupCheckResult dead(List<Letter> dead) {
    return dead.isEmpty()
        ? new SetupCheckResult(true, "no delivery to the ticket system has failed for good")
        : new SetupCheckResult(
            false,
            "%d deliveries to the ticket system failed; see \"tickets dead\", then \"tickets retry\""
                .formatted(dead.size()));
  }
}
