package org.bounceback.authentication;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.data.JsonObjectBuilder;

/** An appearance as the {@code authentication} of the command line's JSON. */
public final class ServerAuthenticationJson {

  private ServerAuthenticationJson() {}

  /** The whole of it. */
  public static JsonObjectBuilder of(ServerAuthentication seen) {
    return json(Optional.of(seen));
  }

  /** Nothing is known, since nobody said which address our mail comes from. */
  public static JsonObjectBuilder unknown() {
    return json(Optional.empty());
  }

  private static JsonObjectBuilder json(Optional<ServerAuthentication> seen) {
    return new JsonObjectBuilder()
        .with("address", seen.map(ServerAuthentication::ip).map(Ip::toString))
        .with("domain", seen.map(ServerAuthentication::domain).map(Domain::name))
        .with("spf", seen.map(each -> each.spf().result().code()))
        .with("ptr", seen.flatMap(ServerAuthentication::name).map(Domain::name))
        .with("fcrdns", seen.flatMap(ServerAuthentication::confirmed))
        .with("helo", seen.flatMap(ServerAuthentication::greets))
        .with("dmarc", seen.flatMap(ServerAuthentication::dmarc).map(each -> each.policy().code()))
        .with("spfDetails", seen.map(ServerAuthentication::spf).map(MessageAuthenticationJson::spf))
        .with(
            "dmarcDetails",
            seen.flatMap(ServerAuthentication::dmarc).map(MessageAuthenticationJson::dmarc))
        .with(
            "fixes",
            seen.map(ServerAuthentication::fixes).orElse(List.of()).stream()
                .map(MessageAuthenticationJson::fix)
                .toList());
  }
}
