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
 * Checks subjects one after another, as many at the same time as keep the resolver busy, and hands
 * over the reports in the order of the subjects. However many there are, it holds no more than a
 * few hundred reports; a slow zone holds up a subject, not the sweep. The first few find out which
 * zones are dead, and the others wait for what they find.
 */
public final class BulkBlocklistCheck {
  /** Several times what the client has under way, so that it never waits for us. */
  private static final int MAX_QUESTIONS = 768;

  private static final int MAX_SUBJECTS = 4096;

  /** What a question may wait for its turn when there are many. */
  private static final Duration IN_THE_QUEUE = Duration.ofSeconds(2);

  private final BlocklistCheck check;
  private final Duration patience;
  private final InFlightLimiter questions = new InFlightLimiter(MAX_QUESTIONS);
  private final Progress places = places(questions);

  /**
   * A sweep.
   *
   * @param patience how long the lists may take for one subject
   */
  public BulkBlocklistCheck(BlocklistCheck check, Duration patience) {
    this.check = check;
    this.patience = patience;
  }

  /** Takes the reports. */
  public interface Reports {
    /** The next one; called by the thread that sweeps. */
    void take(BlocklistReport report);
  }

  /**
   * Checks all subjects and returns when the last report was taken.
   *
   * @throws InterruptedException when the sweeping thread is interrupted; what is under way is left
   *     to end by itself
   */
  public void run(Iterator<BlocklistSubject> blocklistSubjects, Reports reports)
      throws InterruptedException {
    Queue<CompletableFuture<BlocklistReport>> underWay = new ArrayDeque<>();
    List<CompletableFuture<BlocklistReport>> first = new ArrayList<>();
    while (first.size() < ZoneAvailability.FIRST_ASKERS && blocklistSubjects.hasNext()) {
      first.add(begin(blocklistSubjects.next(), patience));
    }
    boolean few = !blocklistSubjects.hasNext();
    first.forEach(
        each -> underWay.add(few ? each : each.thenCompose(this::completed).toCompletableFuture()));
    while (blocklistSubjects.hasNext()) {
      underWay.add(
          begin(blocklistSubjects.next(), patience.plus(IN_THE_QUEUE))
              .thenCompose(this::completed)
              .toCompletableFuture());
      while (isDone(underWay) || underWay.size() > MAX_SUBJECTS) {
        reports.take(underWay.remove().join());
      }
    }
    for (CompletableFuture<BlocklistReport> each : underWay) {
      reports.take(each.join());
    }
  }

  /** Nobody waits for one subject of many, so what was missed for lack of time is asked again. */
  private CompletionStage<BlocklistReport> completed(BlocklistReport report) {
    return check.checkMissed(report, Deadline.after(patience));
  }

  private static boolean isDone(Queue<CompletableFuture<BlocklistReport>> underWay) {
    CompletableFuture<BlocklistReport> next = underWay.peek();
    return next != null && next.isDone();
  }

  /** Waits until there is room for a subject's questions; each gives its room back when it ends. */
  private CompletableFuture<BlocklistReport> begin(
      BlocklistSubject blocklistSubject, Duration patience) throws InterruptedException {
    questions.enter(check.listsFor(blocklistSubject.kind()));
    return check.check(blocklistSubject, Deadline.after(patience), places).toCompletableFuture();
  }

  /** A question that is held back asks nobody, so it keeps no place from others. */
  private static Progress places(InFlightLimiter questions) {
    return new Progress() {
      @Override
      public void advanced(int done, int all, ZoneResult zoneResult) {
        questions.leave();
      }

      @Override
      public Runnable heldBack() {
        return questions.stepAside();
      }
    };
  }
}
