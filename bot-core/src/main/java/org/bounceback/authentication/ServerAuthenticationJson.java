package org.bounceback.authentication;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.data.JsonObjectBuilder;

/** Formats server authentication as the {@code authentication} of the command line's JSON. */
public final class ServerAuthenticationJson {

  private ServerAuthenticationJson() {}

  /** Formats the result of a check. */
  public static JsonObjectBuilder of(ServerAuthentication result) {
    return json(Optional.of(result));
  }

  /** Formats an unknown result, because the IP that our mail comes from is not configured. */
  public static JsonObjectBuilder unknown() {
    return json(Optional.empty());
  }

  private static JsonObjectBuilder json(Optional<ServerAuthentication> result) {
    return new JsonObjectBuilder()
        .with("address", result.map(ServerAuthentication::ip).map(Ip::toString))
        .with("domain", result.map(ServerAuthentication::domain).map(Domain::name))
        .with("spf", result.map(check -> check.spf().result().code()))
        .with("ptr", result.flatMap(ServerAuthentication::name).map(Domain::name))
        .with("fcrdns", result.flatMap(ServerAuthentication::confirmed))
        .with("helo", result.flatMap(ServerAuthentication::greets))
        .with(
            "dmarc",
            result.flatMap(ServerAuthentication::dmarc).map(dmarc -> dmarc.policy().code()))
        .with(
            "spfDetails", result.map(ServerAuthentication::spf).map(MessageAuthenticationJson::spf))
        .with(
            "dmarcDetails",
            result.flatMap(ServerAuthentication::dmarc).map(MessageAuthenticationJson::dmarc))
        .with(
            "fixes",
            result.map(ServerAuthentication::fixes).orElse(List.of()).stream()
                .map(MessageAuthenticationJson::fix)
                .toList());
  }
}
