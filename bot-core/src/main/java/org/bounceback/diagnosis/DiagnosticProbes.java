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
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.hosting.MailLogQuery;
import org.bounceback.hosting.MailLogReport;
import org.bounceback.recipient.RecipientQuestion;
import org.bounceback.recipient.RecipientReport;

/**
 * What a diagnosis may ask the world. The boundary behind which the network lies: without it every
 * answer is empty and the diagnosis rests on the mail alone.
 */
public interface DiagnosticProbes {

  /** Asks nobody. */
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

  /** What the blocklists say; empty when nobody was asked. */
  Optional<BlocklistReport> lists(BlocklistSubject blocklistSubject);

  /** What the blocklists say of several subjects, in their order; empty when nobody was asked. */
  default List<BlocklistReport> lists(List<BlocklistSubject> blocklistSubjects) {
    return blocklistSubjects.stream()
        .flatMap(blocklistSubject -> lists(blocklistSubject).stream())
        .toList();
  }

  /** What the recipient's servers do; empty when nobody was asked. */
  Optional<RecipientReport> recipient(RecipientQuestion question);

  /** Whether the address may send for the domain; empty when nobody was asked. */
  Optional<SpfResult> spf(Ip ip, Domain domain);

  /** What its receiver saw of a mail: SPF, DKIM, DMARC; empty when nobody was asked. */
  Optional<MessageAuthentication> authentication(SentMail mail);

  /** Where the domain has its mail by the public DNS; unknown when nobody was asked. */
  HostingLocation mailOf(Domain domain);

  /** Who runs the domain's name servers; unknown when nobody was asked. */
  HostingLocation dnsOf(Domain domain);

  /** The addresses behind a name; empty when nobody was asked. */
  default Optional<DomainAddresses> hostsBehind(Domain name) {
    return Optional.empty();
  }

  /** How our own server treats the mail of a domain it hosts; empty when nobody was asked. */
  default Optional<DomainMailSetup> ownMail(Domain domain) {
    return Optional.empty();
  }

  /** Whether our own servers block an address; empty when nobody was asked. */
  default Optional<IpBanReport> ownBlocks(Ip ip) {
    return Optional.empty();
  }

  /** What our servers' logs have on a mail; empty when nobody was asked. */
  default Optional<MailLogReport> ownLog(MailLogQuery question) {
    return Optional.empty();
  }
}
