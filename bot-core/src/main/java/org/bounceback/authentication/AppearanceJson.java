package org.bounceback.authentication;

import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.data.JsonObject;

/** An appearance as the {@code authentication} of the command line's JSON. */
public final class AppearanceJson {

  private AppearanceJson() {}

  /** The whole of it. */
  public static JsonObject of(Appearance seen) {
    return json(Optional.of(seen));
  }

  /** Nothing is known, since nobody said which address our mail comes from. */
  public static JsonObject unknown() {
    return json(Optional.empty());
  }

  private static JsonObject json(Optional<Appearance> seen) {
    return new JsonObject()
        .with("address", seen.map(Appearance::ip).map(Ip::toString))
        .with("domain", seen.map(Appearance::domain).map(Domain::name))
        .with("spf", seen.map(each -> each.spf().code()))
        .with("ptr", seen.flatMap(Appearance::name).map(Domain::name))
        .with("fcrdns", seen.flatMap(Appearance::confirmed))
        .with("helo", seen.flatMap(Appearance::greets))
        .with("dmarc", seen.flatMap(Appearance::dmarc).map(DmarcPolicy::code));
  }
}
