package org.bounceback.recipient;

import java.util.Locale;

/** How a recipient's mail server, or all of them together, behaved. */
public enum ProbeOutcome {
  /** It went along as far as we went. */
  ACCEPTING,
  /** A 4yz reply: greylisting, overload, a limit. */
  TEMPORARILY_REFUSING,
  /** It refused for who we are, before any recipient was named or in words that say so. */
  BLOCKING_US,
  /** It refused the address or a command. */
  REFUSING,
  /** No connection, no greeting, or cut. */
  UNREACHABLE,
  /** No encrypted connection could be agreed on. */
  TLS_FAILED,
  /** What it says is no SMTP, or without end. */
  PROTOCOL_ERROR,
  /** There is none: a null MX, no address, no such domain. */
  NO_MAIL_SERVER,
  /** The DNS gave no answer, so nothing is known. */
  DNS_FAILED,
  /** Its only addresses are ones that we do not connect to. */
  FORBIDDEN_ADDRESS,
  /** Our own way out is shut: not even a server that the operator knows to work can be reached. */
  PORT_CLOSED_HERE;

  /** The name in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a server answered in SMTP, so that asking a back-up would tell nothing new. */
  boolean isAnswer() {
    return this != UNREACHABLE && this != FORBIDDEN_ADDRESS;
  }
}
