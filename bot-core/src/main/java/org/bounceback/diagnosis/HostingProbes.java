package org.bounceback.diagnosis;

import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.MailLogQuery;
import org.bounceback.hosting.MailLogReport;

/** What a diagnosis may check on our own servers. */
public interface HostingProbes {

  /** Checks nothing. */
  HostingProbes NONE =
      new HostingProbes() {
        @Override
        public Optional<DomainMailSetup> mailSetup(Domain domain) {
          return Optional.empty();
        }

        @Override
        public Optional<IpBanReport> bans(Ip ip) {
          return Optional.empty();
        }

        @Override
        public Optional<MailLogReport> mailLog(MailLogQuery query) {
          return Optional.empty();
        }
      };

  /** Returns how our server handles the mail of a domain that it hosts; empty when not checked. */
  Optional<DomainMailSetup> mailSetup(Domain domain);

  /** Returns whether our servers ban an address; empty when not checked. */
  Optional<IpBanReport> bans(Ip ip);

  /** Returns what our servers' logs say about a message; empty when not checked. */
  Optional<MailLogReport> mailLog(MailLogQuery query);
}
