package org.bounceback.diagnosis;

import java.util.List;
import java.util.Locale;
import org.bounceback.address.Domain;
import org.bounceback.blocklist.BlocklistSubject;

/**
 * A name that a mail carries, which filters look up in lists of domains.
 *
 * @param domain the name, or the one above it that domains are registered by
 * @param places where it stands in the mail
 */
public record MailDomain(Domain domain, List<Place> places) {

  /** Copies the places. */
  public MailDomain {
    places = List.copyOf(places);
  }

  /** What the lists are asked for. */
  BlocklistSubject subject() {
    return new BlocklistSubject.Name(domain);
  }

  /** Where a mail carries names. */
  public enum Place {
    /** The author's address, in the header. */
    FROM,
    /** The envelope's sender. */
    SENDER,
    /** How the sending server greeted. */
    HELO,
    /** An address of a page, in the text. */
    LINK;

    /** The name in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
