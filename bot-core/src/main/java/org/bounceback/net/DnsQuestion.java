package org.bounceback.net;

import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Domain;

/**
 * One DNS query, in the class IN.
 *
 * @param name the name: absolute, in lower case, without the final dot
 * @param type the record type
 */
public record DnsQuestion(String name, RecordType type) {
  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;

  /** The supported record types. */
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
   * Creates a question about a valid DNS name.
   *
   * @throws IllegalArgumentException if the name is invalid
   */
  public DnsQuestion {
    if (!isName(name)) {
      throw new IllegalArgumentException("invalid DNS name");
    }
  }

  /** Creates a question about the name of a domain or host. */
  public DnsQuestion(Domain name, RecordType type) {
    this(name.name(), type);
  }

  /**
   * Creates a question about any valid DNS name, such as those that an SPF macro creates from a
   * sender's local part: labels of visible ASCII and spaces (RFC 2181 section 11). Returns empty
   * for an invalid name.
   */
  public static Optional<DnsQuestion> about(String name, RecordType type) {
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    String lower = bare.toLowerCase(Locale.ROOT);
    return isName(lower) ? Optional.of(new DnsQuestion(lower, type)) : Optional.empty();
  }

  /** Validates a name in a single pass, because bulk checks send millions of queries. */
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
