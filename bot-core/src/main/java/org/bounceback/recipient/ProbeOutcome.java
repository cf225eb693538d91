package org.bounceback.recipient;

import java.util.Locale;

/** How one mail server of a recipient, or all of them together, behaved. */
public enum ProbeOutcome {
  /** The server accepted every command we sent. */
  ACCEPTING,
  /** The server sent a 4yz reply: greylisting, overload, a rate limit. */
  TEMPORARILY_REFUSING,
  /** The server rejected us as a client, before any recipient was named or with a text about us. */
  BLOCKING_US,
  /** The server rejected the address or a command. */
  REFUSING,
  /** No connection, no greeting, or a disconnect. */
  UNREACHABLE,
  /** No encrypted connection could be negotiated. */
  TLS_FAILED,
  /** The replies are not SMTP, or endless. */
  PROTOCOL_ERROR,
  /** There is no mail server: a null MX, no address, or no such domain. */
  NO_MAIL_SERVER,
  /** The DNS lookup failed, so nothing is known. */
  DNS_FAILED,
  /** All addresses of the server are ones that we do not connect to. */
  FORBIDDEN_ADDRESS,
  /**
   * Outgoing connections are blocked on our side: the operator's reference server is unreachable
   * too.
   */
  PORT_CLOSED_HERE;

  /** Returns the name used in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether a server replied in SMTP, so that trying a backup server would add nothing. */
  boolean isReply() {
    return this != UNREACHABLE && this != FORBIDDEN_ADDRESS;
  }
}
