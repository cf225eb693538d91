package org.bounceback.authentication;

import java.util.Locale;

/** Why an SPF evaluation ended in {@code permerror} or {@code temperror} (RFC 7208). */
public enum SpfErrorCause {
  /** The domain has more than one record (section 4.5). */
  SEVERAL_RECORDS,
  /** A term of a record is none, or its domain is no name (section 4.6). */
  SYNTAX,
  /** More than ten terms ask the DNS (section 4.6.4). */
  TOO_MANY_LOOKUPS,
  /** More than two look-ups found nothing (section 4.6.4). */
  TOO_MANY_VOID_LOOKUPS,
  /** An {@code mx} has more than ten exchanges (section 4.6.4). */
  TOO_MANY_EXCHANGES,
  /** An {@code include} or {@code redirect} names a domain without a record (section 5.2, 6.1). */
  NOTHING_INCLUDED,
  /** The DNS did not answer: a {@code temperror}. */
  DNS;

  /** The name in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The result that it leads to. */
  SpfResult result() {
    return this == DNS ? SpfResult.TEMPERROR : SpfResult.PERMERROR;
  }
}
