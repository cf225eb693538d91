package org.bounceback.net;

import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Domain;

/**
 * One question for the DNS, in the class IN.
 *
 * @param name what to look up: absolute, in lower case, without the final dot
 * @param type which records
 */
public record DnsQuestion(String name, RecordType type) {
  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;

  /** The record types that we ask for. */
  public enum RecordType {
    A,
    AAAA,
    MX,
    TXT,
    PTR,
    NS,
    SOA
  }

  /**
   * Takes a name that the DNS can hold.
   *
   * @throws IllegalArgumentException when it is none
   */
  public DnsQuestion {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a name of the DNS");
    }
  }

  /** About the name of a domain or host. */
  public DnsQuestion(Domain name, RecordType type) {
    this(name.name(), type);
  }

  /**
   * About any name that the DNS can hold, such as those that an SPF macro makes of a sender's local
   * part: labels of visible ASCII and spaces (RFC 2181 section 11). Empty for what is no such name.
   */
  public static Optional<DnsQuestion> about(String name, RecordType type) {
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    String lower = bare.toLowerCase(Locale.ROOT);
    return isName(lower) ? Optional.of(new DnsQuestion(lower, type)) : Optional.empty();
  }

  /** Bulk checks ask millions of questions, so this looks at each character once. */
  private static boolean isName(String name) {
    int label = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || c >= 127) {
        return false;
      }
      if (c != '.') {
        label++;
      } else if (label == 0 || label > MAX_LABEL) {
        return false;
      } else {
        label = 0;
      }
    }
    return label > 0 && label <= MAX_LABEL && name.length() <= MAX_NAME;
  }
}
