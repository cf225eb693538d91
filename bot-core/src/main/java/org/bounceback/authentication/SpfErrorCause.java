package org.bounceback.authentication;

import java.util.Locale;

/** The cause of {@code permerror} or {@code temperror} in an SPF evaluation (RFC 7208). */
public enum SpfErrorCause {
  /** The domain has more than one record (section 4.5). */
  SEVERAL_RECORDS,
  /** A term of a record is invalid, or its domain is not a name (section 4.6). */
  SYNTAX,
  /** More than ten terms need a DNS lookup (section 4.6.4). */
  TOO_MANY_LOOKUPS,
  /** More than two lookups had no result (section 4.6.4). */
  TOO_MANY_VOID_LOOKUPS,
  /** An {@code mx} has more than ten mail servers (section 4.6.4). */
  TOO_MANY_EXCHANGES,
  /** An {@code include} or {@code redirect} names a domain without a record (section 5.2, 6.1). */
  NOTHING_INCLUDED,
  /** The DNS lookup failed: a {@code temperror}. */
  DNS;

  /** Returns the name used in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the result for this cause. */
  SpfResult result() {
    return this == DNS ? SpfResult.TEMPERROR : SpfResult.PERMERROR;
  }
}
