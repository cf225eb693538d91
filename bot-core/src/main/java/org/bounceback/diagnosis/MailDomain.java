package org.bounceback.diagnosis;

import java.util.List;
import java.util.Locale;
import org.bounceback.address.Domain;
import org.bounceback.blocklist.BlocklistSubject;

/**
 * A domain in a message that filters check on domain blocklists.
 *
 * @param domain the registrable domain of the name, or the name itself
 * @param places where it occurs in the message
 */
public record MailDomain(Domain domain, List<Place> places) {

  /** Copies the places. */
  public MailDomain {
    places = List.copyOf(places);
  }

  /** Returns what is checked on the lists. */
  BlocklistSubject subject() {
    return new BlocklistSubject.Name(domain);
  }

  /** Where a domain occurs in a message. */
  public enum Place {
    /** The author's address in the header. */
    FROM,
    /** The envelope sender. */
    SENDER,
    /** The name in the sending server's greeting. */
    HELO,
    /** A URL in the text. */
    LINK;

    /** Returns the name in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
