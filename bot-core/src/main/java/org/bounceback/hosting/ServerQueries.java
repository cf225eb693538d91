package org.bounceback.hosting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.net.Deadline;

/**
 * Queries our own servers about a message, an IP or a domain, in parallel. Safe for concurrent use.
 * Every query blocks until the deadline at most; servers that do not respond by then are reported
 * as failed.
 */
public final class ServerQueries {
  private static final Comparator<MailLogLine> OLDEST_FIRST =
      Comparator.comparing(
          line -> line.time().map(time -> time.toEpochMilli()).orElse(Long.MAX_VALUE));

  private final ServerRegistry servers;
  private final LogFiles logs;
  private final ExecutorService workers;

  /**
   * Creates queries for these servers.
   *
   * @param logs log files on this machine
   * @param workers a bounded executor, which is not closed
   */
  public ServerQueries(ServerRegistry servers, LogFiles logs, ExecutorService workers) {
    this.servers = servers;
    this.logs = logs;
    this.workers = workers;
  }

  /** Returns the servers. */
  public ServerRegistry servers() {
    return servers;
  }

  /** Returns whether there is any server or log to query. */
  public boolean isAvailable() {
    return logs.areConfigured() || !servers.panels().isEmpty();
  }

  /** Returns the bans of an IP on our servers; empty if there is nothing to query. */
  public Optional<IpBanReport> bans(Ip ip, Deadline deadline) throws InterruptedException {
    if (!isAvailable()) {
      return Optional.empty();
    }
    Answers<IpBan> answers =
        ask(
            asked(servers.panels(), panel -> panel.bans(ip, deadline), () -> logs.bans(ip)),
            false,
            deadline);
    return Optional.of(new IpBanReport(ip, answers.found(), answers.asked(), answers.problem()));
  }

  /**
   * Returns the mail configuration on the server that hosts a domain; empty if none provides it.
   */
  public Optional<DomainMailSetup> mailSetup(Domain domain, Deadline deadline)
      throws InterruptedException {
    Optional<Domain> hosted = servers.hosted(domain);
    if (hosted.isEmpty()) {
      return Optional.empty();
    }
    List<Asked<DomainMailSetup>> questions =
        servers.hosting(domain).stream()
            .map(
                panel ->
                    new Asked<>(
                        panel.server(), () -> List.of(panel.mailSetup(hosted.get(), deadline))))
            .toList();
    return ask(questions, false, deadline).found().stream().findFirst();
  }

  /** Returns the log lines about a message; empty if there are no logs. */
  public Optional<MailLogReport> log(MailLogQuery question, Deadline deadline)
      throws InterruptedException {
    if (!isAvailable() || !question.isPrecise()) {
      return Optional.empty();
    }
    Answers<MailLogLine> answers =
        ask(
            asked(
                servers.panels(),
                panel -> panel.logLines(question, deadline),
                () -> logs.logLines(question)),
            true,
            deadline);
    List<MailLogLine> lines = answers.found().stream().sorted(OLDEST_FIRST).toList();
    return Optional.of(new MailLogReport(lines, answers.asked(), answers.problem()));
  }

  /**
   * Removes a ban.
   *
   * @return the panel's action, as a sentence
   * @throws PanelException if the ban was not removed; the message contains the reason
   */
  public String removeBan(IpBan block, Deadline deadline)
      throws PanelException, InterruptedException {
    HostingPanel panel =
        servers
            .panelOf(block.server())
            .orElseThrow(() -> PanelException.notOffered("There is no panel of " + block.server()));
    return panel.removeBan(block, deadline);
  }

  /** A query. */
  private interface Question<T> {
    List<T> ask() throws PanelException, InterruptedException;
  }

  /** A query to one panel. */
  private interface ToPanel<T> {
    List<T> ask(HostingPanel panel) throws PanelException, InterruptedException;
  }

  /** A query and its server. */
  private record Asked<T>(String server, Question<T> question) {}

  private record Answers<T>(List<T> found, List<String> asked, List<String> problem) {}

  private <T> List<Asked<T>> asked(
      List<HostingPanel> panels, ToPanel<T> ofPanel, Question<T> ofLogs) {
    var asked = new ArrayList<Asked<T>>();
    panels.forEach(panel -> asked.add(new Asked<>(panel.server(), () -> ofPanel.ask(panel))));
    if (logs.areConfigured()) {
      asked.add(new Asked<>(LogFiles.HERE, ofLogs));
    }
    return asked;
  }

  /**
   * Runs queries in parallel.
   *
   * @param isOptional whether servers without that function are ignored
   */
  private <T> Answers<T> ask(List<Asked<T>> all, boolean isOptional, Deadline deadline)
      throws InterruptedException {
    List<Callable<List<T>>> questions =
        all.stream().<Callable<List<T>>>map(serverQuery -> serverQuery.question()::ask).toList();
    List<Future<List<T>>> replies =
        workers.invokeAll(questions, deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
    var found = new ArrayList<T>();
    var asked = new ArrayList<String>();
    var trouble = new ArrayList<String>();
    for (int i = 0; i < all.size(); i++) {
      String server = all.get(i).server();
      try {
        found.addAll(replies.get(i).get());
        asked.add(server);
      } catch (ExecutionException failed) {
        if (!(isOptional && isNotOffered(failed))) {
          trouble.add(server + ": " + text(failed));
        }
      } catch (CancellationException late) {
        trouble.add(server + ": no answer in time");
      }
    }
    return new Answers<>(found, asked, trouble);
  }

  private static boolean isNotOffered(ExecutionException failed) {
    return failed.getCause() instanceof PanelException known
        && known.kind() == PanelException.Cause.NOT_OFFERED;
  }

  private static String text(ExecutionException failed) {
    if (failed.getCause() instanceof PanelException known) {
      return known.message();
    }
    if (failed.getCause() instanceof InterruptedException) {
      return "no answer in time";
    }
    throw new IllegalStateException("query of our own servers failed", failed);
  }
}
