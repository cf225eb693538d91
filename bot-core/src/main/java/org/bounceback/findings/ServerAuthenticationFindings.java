package org.bounceback.findings;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.authentication.ServerAuthentication;
import org.bounceback.findings.AuthenticationDetails.Dmarc;
import org.bounceback.findings.AuthenticationDetails.Fix;
import org.bounceback.findings.AuthenticationDetails.Spf;

/**
 * How our sending server looks to a receiver; all empty where its address is unknown.
 *
 * @param ptr the name in its PTR record
 * @param fcrdns whether that name resolves to the address
 * @param helo whether the server uses that name in its greeting
 * @param fixes the DNS records to change
 */
public record ServerAuthenticationFindings(
    Optional<String> address,
    Optional<String> domain,
    Optional<Spf> spf,
    Optional<String> ptr,
    Optional<Boolean> fcrdns,
    Optional<Boolean> helo,
    Optional<Dmarc> dmarc,
    List<Fix> fixes) {

  public ServerAuthenticationFindings {
    fixes = List.copyOf(fixes);
  }

  /** The findings when the address that sends our mail is unknown. */
  static final ServerAuthenticationFindings UNKNOWN = of(Optional.empty());

  /** Returns the stored form; all empty if the address is unknown. */
  public static ServerAuthenticationFindings of(Optional<ServerAuthentication> seen) {
    return new ServerAuthenticationFindings(
        seen.map(ServerAuthentication::ip).map(Ip::toString),
        seen.map(ServerAuthentication::domain).map(Domain::name),
        seen.map(ServerAuthentication::spf).map(Spf::of),
        seen.flatMap(ServerAuthentication::name).map(Domain::name),
        seen.flatMap(ServerAuthentication::confirmed),
        seen.flatMap(ServerAuthentication::greets),
        seen.flatMap(ServerAuthentication::dmarc).map(Dmarc::of),
        seen.stream().flatMap(each -> each.fixes().stream()).map(Fix::of).toList());
  }
}
