package org.bounceback.authentication;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.data.JsonObjectBuilder;

/** An appearance as the {@code authentication} of the command line's JSON. */
public final class AppearanceJson {

  private AppearanceJson() {}

  /** The whole of it. */
  public static JsonObjectBuilder of(Appearance seen) {
    return json(Optional.of(seen));
  }

  /** Nothing is known, since nobody said which address our mail comes from. */
  public static JsonObjectBuilder unknown() {
    return json(Optional.empty());
  }

  private static JsonObjectBuilder json(Optional<Appearance> seen) {
    return new JsonObjectBuilder()
        .with("address", seen.map(Appearance::ip).map(Ip::toString))
        .with("domain", seen.map(Appearance::domain).map(Domain::name))
        .with("spf", seen.map(each -> each.spf().result().code()))
        .with("ptr", seen.flatMap(Appearance::name).map(Domain::name))
        .with("fcrdns", seen.flatMap(Appearance::confirmed))
        .with("helo", seen.flatMap(Appearance::greets))
        .with("dmarc", seen.flatMap(Appearance::dmarc).map(each -> each.policy().code()))
        .with("spfDetails", seen.map(Appearance::spf).map(AuthenticationJson::spf))
        .with("dmarcDetails", seen.flatMap(Appearance::dmarc).map(AuthenticationJson::dmarc))
        .with(
            "fixes",
            seen.map(Appearance::fixes).orElse(List.of()).stream()
                .map(AuthenticationJson::fix)
                .toList());
  }
}
