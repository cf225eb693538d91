package org.bounceback.bounce.grammar;

import java.util.Arrays;
import java.util.Locale;

/** What happened, according to a mail server's message. */
enum MtaEvent {
  REJECTED,
  DEFERRED_BY_REPLY,
  CONNECT_REFUSED,
  CONNECT_TIMEOUT,
  NETWORK_UNREACHABLE,
  TIMEOUT,
  CONNECTION_LOST,
  TLS_REQUIRED,
  TLS_FAILED,
  CERTIFICATE_UNVERIFIED,
  DNS_NO_SUCH_DOMAIN,
  DNS_FAILURE,
  NO_MX_OR_ADDRESS,
  NULL_MX,
  LOOP,
  TOO_MANY_HOPS,
  EXPIRED,
  FROZEN,
  QUOTA,
  UNKNOWN_USER_LOCAL,
  LOCAL_POLICY,
  CONTENT_LOCAL,
  RATE_LIMIT_LOCAL,
  RELAY_DENIED_LOCAL,
  FILE_FAILED,
  PIPE_FAILED,
  FORWARD_FAILED,
  DELIVERED,
  RELAYED,
  /** A line of the frame, or no cause is named. */
  OTHER;

  /**
   * Finds the event for a code in the table.
   *
   * @throws IllegalArgumentException if there is none
   */
  static MtaEvent of(String code) {
    return Arrays.stream(values())
        .filter(value -> value.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown event: " + code));
  }

  /** Returns the code in the table. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether another server's reply is the cause. */
  boolean isReply() {
    return this == REJECTED || this == DEFERRED_BY_REPLY;
  }

  /** Returns whether the message was delivered or handed on. */
  boolean isSuccess() {
    return this == DELIVERED || this == RELAYED;
  }
}
