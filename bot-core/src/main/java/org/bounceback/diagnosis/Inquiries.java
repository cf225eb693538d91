package org.bounceback.diagnosis;

import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.authentication.SpfResult;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.Subject;
import org.bounceback.hosting.Place;
import org.bounceback.recipient.RecipientQuestion;
import org.bounceback.recipient.RecipientReport;

/**
 * What a diagnosis may ask the world. The boundary behind which the network lies: without it every
 * answer is empty and the diagnosis rests on the mail alone.
 */
public interface Inquiries {

  /** Asks nobody. */
  Inquiries NONE =
      new Inquiries() {
        @Override
        public Optional<BlocklistReport> lists(Subject subject) {
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
        public Place mailOf(Domain domain) {
          return Place.UNKNOWN;
        }

        @Override
        public Place dnsOf(Domain domain) {
          return Place.UNKNOWN;
        }
      };

  /** What the blocklists say; empty when nobody was asked. */
  Optional<BlocklistReport> lists(Subject subject);

  /** What the recipient's servers do; empty when nobody was asked. */
  Optional<RecipientReport> recipient(RecipientQuestion question);

  /** Whether the address may send for the domain; empty when nobody was asked. */
  Optional<SpfResult> spf(Ip ip, Domain domain);

  /** Where the domain has its mail by the public DNS; unknown when nobody was asked. */
  Place mailOf(Domain domain);

  /** Who runs the domain's name servers; unknown when nobody was asked. */
  Place dnsOf(Domain domain);
}
