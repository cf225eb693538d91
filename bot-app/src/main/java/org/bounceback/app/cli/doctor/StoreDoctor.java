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

/** Whether the database is as it has to be, and what waits in it. */
public final class StoreDoctor {
  /** A desk that works takes a ticket within seconds. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Settings settings;
  private final Clock clock;

  public StoreDoctor(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** What waits is counted only where the tables need no change to be read. */
  public List<SetupCheckResult> examine() throws CommandFailedException {
    Optional<DatabaseServer> server = Storage.server(settings);
    Path folder = settings.path("data").orElseThrow();
    List<StoreCheck.DatabaseCheckResult> seen =
        server.isPresent() ? StoreCheck.of(server.get()) : StoreCheck.of(folder);
    var setupCheckResults = new ArrayList<SetupCheckResult>();
    seen.forEach(each -> setupCheckResults.add(new SetupCheckResult(each.well(), each.words())));
    boolean readable = seen.stream().anyMatch(each -> each.words().equals(StoreCheck.WRITABLE));
    if (readable) {
      setupCheckResults.addAll(waiting());
    }
    return setupCheckResults;
  }

  private List<SetupCheckResult> waiting() throws CommandFailedException {
    try (Storage storage = Storage.open(settings, clock)) {
      Backlog backlog = storage.escalations().backlog();
      List<Letter> dead = storage.escalations().deadLetters().all();
      return List.of(backlog(backlog), dead(dead));
    } catch (StoreException failed) {
      return List.of(new SetupCheckResult(false, String.valueOf(failed.getMessage())));
    }
  }

  private SetupCheckResult backlog(Backlog backlog) {
    if (backlog.oldest().isEmpty()) {
      return new SetupCheckResult(true, "no ticket waits for the desk");
    }
    Duration waits = Duration.between(backlog.oldest().get(), clock.instant());
    boolean well = waits.compareTo(LONG) < 0;
    String words =
        "%d tickets wait for the desk, the oldest for %d minutes"
            .formatted(backlog.tickets(), waits.toMinutes());
    return new SetupCheckResult(
        well, well ? words : words + "; see what is said of the desk, and whether serve runs");
  }

  private static SetupCheckResult dead(List<Letter> dead) {
    return dead.isEmpty()
        ? new SetupCheckResult(true, "the desk refused nothing that waits for a person")
        : new SetupCheckResult(
            false,
            "the desk refused %d things; see \"tickets dead\", then \"tickets retry\""
                .formatted(dead.size()));
  }
}
