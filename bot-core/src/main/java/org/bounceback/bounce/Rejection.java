package org.bounceback.bounce;

import org.bounceback.address.Ip;

/**
 * Who rejected one recipient's copy, as the author of the report saw it. Each part has its own
 * basis.
 *
 * @param by who rejected it
 * @param stage the stage at which the delivery failed
 * @param reply the reply of the server that rejected it, as written
 * @param host the name of the other server
 * @param ip the IP address of the other server
 */
public record Rejection(
    Fact<Rejecter> by, Fact<SmtpStage> stage, Fact<String> reply, Fact<String> host, Fact<Ip> ip) {
  /** A rejection about which nothing is known. */
  public static final Rejection UNKNOWN =
      new Rejection(Fact.unknown(), Fact.unknown(), Fact.unknown(), Fact.unknown(), Fact.unknown());
}
