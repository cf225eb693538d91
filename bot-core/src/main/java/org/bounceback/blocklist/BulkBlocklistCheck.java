package org.bounceback.blocklist;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bounceback.blocklist.BlocklistCheck.Progress;
import org.bounceback.net.Deadline;

/**
 * Checks many subjects, with as many parallel queries as the resolver can handle, and delivers the
 * reports in the order of the subjects. It stores at most a few thousand pending reports. A slow
 * zone delays one subject, not the whole run. The first few subjects find out which zones are dead;
 * the others wait for that.
 */
public final class BulkBlocklistCheck {
  /**
   * Several times the limit of parallel queries in the client, so that the client is always busy.
   */
  private static final int MAX_QUESTIONS = 768;

  private static final int MAX_SUBJECTS = 4096;

  /** The additional time for a query in the queue when there are many. */
  private static final Duration IN_THE_QUEUE = Duration.ofSeconds(2);

  private final BlocklistCheck check;
  private final Duration timeout;
  private final InFlightLimiter questions = new InFlightLimiter(MAX_QUESTIONS);
  private final Progress progress = releasing(questions);

  /**
   * Creates a bulk check.
   *
   * @param timeout the maximum time for the lists to reply about one subject
   */
  public BulkBlocklistCheck(BlocklistCheck check, Duration timeout) {
    this.check = check;
    this.timeout = timeout;
  }

  /** Receives the reports. */
  public interface Reports {
    /** Receives the next report; called by the thread that runs the check. */
    void accept(BlocklistReport report);
  }

  /**
   * Checks all subjects and returns after the last report was delivered.
   *
   * @throws InterruptedException if the thread is interrupted; pending queries are not cancelled
   */
  public void run(Iterator<BlocklistSubject> blocklistSubjects, Reports reports)
      throws InterruptedException {
    Queue<CompletableFuture<BlocklistReport>> inFlight = new ArrayDeque<>();
    List<CompletableFuture<BlocklistReport>> first = new ArrayList<>();
    while (first.size() < ZoneAvailability.FIRST_ASKERS && blocklistSubjects.hasNext()) {
      first.add(start(blocklistSubjects.next(), timeout));
    }
    boolean few = !blocklistSubjects.hasNext();
    first.forEach(
        report ->
            inFlight.add(few ? report : report.thenCompose(this::completed).toCompletableFuture()));
    while (blocklistSubjects.hasNext()) {
      inFlight.add(
          start(blocklistSubjects.next(), timeout.plus(IN_THE_QUEUE))
              .thenCompose(this::completed)
              .toCompletableFuture());
      while (isDone(inFlight) || inFlight.size() > MAX_SUBJECTS) {
        reports.accept(inFlight.remove().join());
      }
    }
    for (CompletableFuture<BlocklistReport> report : inFlight) {
      reports.accept(report.join());
    }
  }

  /** Repeats queries that timed out under load, because no user waits for a single subject. */
  private CompletionStage<BlocklistReport> completed(BlocklistReport report) {
    return check.checkMissed(report, Deadline.after(timeout));
  }

  private static boolean isDone(Queue<CompletableFuture<BlocklistReport>> inFlight) {
    CompletableFuture<BlocklistReport> next = inFlight.peek();
    return next != null && next.isDone();
  }

  /**
   * Waits until there is capacity for a subject's queries; each query releases its slot at its end.
   */
  private CompletableFuture<BlocklistReport> start(
      BlocklistSubject blocklistSubject, Duration timeout) throws InterruptedException {
    questions.acquire(check.listsFor(blocklistSubject.kind()));
    return check.check(blocklistSubject, Deadline.after(timeout), progress).toCompletableFuture();
  }

  /**
   * Returns a progress listener that releases slots. A query that is held back does not use a slot.
   */
  private static Progress releasing(InFlightLimiter questions) {
    return new Progress() {
      @Override
      public void completed(int done, int all, ZoneResult zoneResult) {
        questions.release();
      }

      @Override
      public Runnable paused() {
        return questions.pause();
      }
    };
  }
}
