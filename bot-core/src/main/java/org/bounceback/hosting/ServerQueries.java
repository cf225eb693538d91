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
 * Asks our own servers about a mail, an address or a domain, all of them at the same time. Safe for
 * concurrent use; every question waits until the deadline at the latest, and what has not answered
 * by then is told of as trouble.
 */
public final class ServerQueries {
  private static final Comparator<MailLogLine> OLDEST_FIRST =
      Comparator.comparing(
          line -> line.time().map(time -> time.toEpochMilli()).orElse(Long.MAX_VALUE));

  private final ServerRegistry servers;
  private final LogFiles logs;
  private final ExecutorService workers;

  /**
   * Asks these servers.
   *
   * @param logs that lie on this machine
   * @param workers bounded; left open
   */
  public ServerQueries(ServerRegistry servers, LogFiles logs, ExecutorService workers) {
    this.servers = servers;
    this.logs = logs;
    this.workers = workers;
  }

  /** The servers that are asked. */
  public ServerRegistry servers() {
    return servers;
  }

  /** Whether there is anybody to ask. */
  public boolean canBeAsked() {
    return logs.areNamed() || !servers.panels().isEmpty();
  }

  /** Whether our servers block an address; empty when there is nobody to ask. */
  public Optional<IpBanReport> blocks(Ip ip, Deadline deadline) throws InterruptedException {
    if (!canBeAsked()) {
      return Optional.empty();
    }
    Answers<IpBan> answers =
        ask(
            asked(servers.panels(), panel -> panel.blocks(ip, deadline), () -> logs.blocks(ip)),
            false,
            deadline);
    return Optional.of(new IpBanReport(ip, answers.found(), answers.asked(), answers.trouble()));
  }

  /** How the server that hosts a domain treats its mail; empty when none of them says. */
  public Optional<DomainMailSetup> mailOf(Domain domain, Deadline deadline)
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
                        panel.server(), () -> List.of(panel.mailOf(hosted.get(), deadline))))
            .toList();
    return ask(questions, false, deadline).found().stream().findFirst();
  }

  /** What our logs have on a mail; empty when there is no log to look into. */
  public Optional<MailLogReport> log(MailLogQuery question, Deadline deadline)
      throws InterruptedException {
    if (!canBeAsked() || !question.isPrecise()) {
      return Optional.empty();
    }
    Answers<MailLogLine> answers =
        ask(
            asked(
                servers.panels(),
                panel -> panel.deliveries(question, deadline),
                () -> logs.deliveries(question)),
            true,
            deadline);
    List<MailLogLine> lines = answers.found().stream().sorted(OLDEST_FIRST).toList();
    return Optional.of(new MailLogReport(lines, answers.asked(), answers.trouble()));
  }

  /**
   * Ends a block.
   *
   * @return what the panel did, as a sentence
   * @throws PanelException when it did not; the message says why
   */
  public String lift(IpBan block, Deadline deadline) throws PanelException, InterruptedException {
    HostingPanel panel =
        servers
            .panelOf(block.server())
            .orElseThrow(() -> PanelException.notOffered("There is no panel of " + block.server()));
    return panel.lift(block, deadline);
  }

  /** One question. */
  private interface Question<T> {
    List<T> ask() throws PanelException, InterruptedException;
  }

  /** The same question to one panel. */
  private interface ToPanel<T> {
    List<T> ask(HostingPanel panel) throws PanelException, InterruptedException;
  }

  /** A question with whom it goes to. */
  private record Asked<T>(String server, Question<T> question) {}

  private record Answers<T>(List<T> found, List<String> asked, List<String> trouble) {}

  private <T> List<Asked<T>> asked(
      List<HostingPanel> panels, ToPanel<T> ofPanel, Question<T> ofLogs) {
    var asked = new ArrayList<Asked<T>>();
    panels.forEach(panel -> asked.add(new Asked<>(panel.server(), () -> ofPanel.ask(panel))));
    if (logs.areNamed()) {
      asked.add(new Asked<>(LogFiles.HERE, ofLogs));
    }
    return asked;
  }

  /**
   * Puts questions at the same time.
   *
   * @param isOptional whether who does not offer such a thing is passed over in silence
   */
  private <T> Answers<T> ask(List<Asked<T>> all, boolean isOptional, Deadline deadline)
      throws InterruptedException {
    List<Callable<List<T>>> questions =
        all.stream().<Callable<List<T>>>map(each -> each.question()::ask).toList();
    List<Future<List<T>>> replies =
        workers.invokeAll(questions, deadline.left().toMillis(), TimeUnit.MILLISECONDS);
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
          trouble.add(server + ": " + words(failed));
        }
      } catch (CancellationException late) {
        trouble.add(server + ": no answer in time");
      }
    }
    return new Answers<>(found, asked, trouble);
  }

  private static boolean isNotOffered(ExecutionException failed) {
    return failed.getCause() instanceof PanelException known
        && known.why() == PanelException.Cause.NOT_OFFERED;
  }

  private static String words(ExecutionException failed) {
    if (failed.getCause() instanceof PanelException known) {
      return known.words();
    }
    if (failed.getCause() instanceof InterruptedException) {
      return "no answer in time";
    }
    throw new IllegalStateException("asking our own side broke", failed);
  }
}
