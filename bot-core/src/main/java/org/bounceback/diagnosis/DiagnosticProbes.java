package org.bounceback.diagnosis;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.authentication.DomainAddresses;
import org.bounceback.authentication.MessageAuthentication;
import org.bounceback.authentication.SentMail;
import org.bounceback.authentication.SpfResult;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.BlocklistSubject;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.recipient.RecipientQuestion;
import org.bounceback.recipient.RecipientReport;

/**
 * What a diagnosis may check on the public network. Without it the diagnosis uses the message only.
 */
public interface DiagnosticProbes {

  /** Checks nothing. */
  DiagnosticProbes NONE =
      new DiagnosticProbes() {
        @Override
        public Optional<BlocklistReport> lists(BlocklistSubject blocklistSubject) {
          return Optional.empty();
        }

        @Override
        public Optional<RecipientReport> recipient(RecipientQuestion question) {
          return Optional.empty();
        }

        @Override
        public Optional<SpfResult> spf(Ip ip, Domain domain) {
          return Optional.empty();
        }

        @Override
        public Optional<MessageAuthentication> authentication(SentMail mail) {
          return Optional.empty();
        }

        @Override
        public HostingLocation mailOf(Domain domain) {
          return HostingLocation.UNKNOWN;
        }

        @Override
        public HostingLocation dnsOf(Domain domain) {
          return HostingLocation.UNKNOWN;
        }
      };

  /** Returns what the blocklists say about a subject; empty when not checked. */
  Optional<BlocklistReport> lists(BlocklistSubject blocklistSubject);

  /**
   * Returns what the blocklists say about several subjects, in their order; empty when not checked.
   */
  default List<BlocklistReport> lists(List<BlocklistSubject> blocklistSubjects) {
    return blocklistSubjects.stream()
        .flatMap(blocklistSubject -> lists(blocklistSubject).stream())
        .toList();
  }

  /** Returns what the recipient's mail servers do; empty when not checked. */
  Optional<RecipientReport> recipient(RecipientQuestion question);

  /** Returns whether the address may send for the domain; empty when not checked. */
  Optional<SpfResult> spf(Ip ip, Domain domain);

  /**
   * Returns the results of SPF, DKIM and DMARC as the receiver of a message computes them; empty
   * when not checked.
   */
  Optional<MessageAuthentication> authentication(SentMail mail);

  /**
   * Returns where the domain's mail is hosted according to public DNS; unknown when not checked.
   */
  HostingLocation mailOf(Domain domain);

  /** Returns who runs the domain's name servers; unknown when not checked. */
  HostingLocation dnsOf(Domain domain);

  /** Returns the IP addresses of a host name; empty when not checked. */
  default Optional<DomainAddresses> hostsBehind(Domain name) {
    return Optional.empty();
  }
}
