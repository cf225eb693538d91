package org.bounceback.diagnosis;

import java.time.Duration;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.MailLogQuery;
import org.bounceback.hosting.MailLogReport;
import org.bounceback.hosting.ServerQueries;
import org.bounceback.net.Deadline;

/** Checks our own servers through their panels. Safe for concurrent use. */
public final class PanelProbes implements HostingProbes {
  private final ServerQueries serverQueries;
  private final Duration timeout;

  /**
   * Creates probes.
   *
   * @param timeout how long one query may take
   */
  public PanelProbes(ServerQueries serverQueries, Duration timeout) {
    this.serverQueries = serverQueries;
    this.timeout = timeout;
  }

  @Override
  public Optional<DomainMailSetup> mailSetup(Domain domain) {
    return run(deadline -> serverQueries.mailSetup(domain, deadline));
  }

  @Override
  public Optional<IpBanReport> bans(Ip ip) {
    return run(deadline -> serverQueries.bans(ip, deadline));
  }

  @Override
  public Optional<MailLogReport> mailLog(MailLogQuery query) {
    return run(deadline -> serverQueries.log(query, deadline));
  }

  /** One query to our servers. */
  private interface Query<T> {
    Optional<T> run(Deadline deadline) throws InterruptedException;
  }

  private <T> Optional<T> run(Query<T> query) {
    try {
      return query.run(Deadline.after(timeout));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
