package org.bounceback.authentication;

import java.util.Optional;
import java.util.OptionalInt;
import org.bounceback.address.Domain;
import org.bounceback.data.JsonObject;

/** The parts of SPF, DKIM and DMARC, and the records wanted, as JSON. */
final class AuthenticationJson {

  private AuthenticationJson() {}

  static JsonObject spf(SpfAnswer answer) {
    return new JsonObject()
        .with("result", answer.result().code())
        .with("records", answer.records())
        .with("term", answer.term())
        .with("lookups", answer.lookups())
        .with("trouble", answer.trouble().map(SpfTrouble::code))
        .with("explanation", answer.explanation())
        .with("ttl", answer.ttl().toSeconds());
  }

  static JsonObject dkim(DkimFinding finding) {
    return new JsonObject()
        .with("domain", finding.domain().map(Domain::name))
        .with("selector", finding.selector())
        .with("key", finding.key().code())
        .with("result", finding.result().code());
  }

  static JsonObject dmarc(Dmarc dmarc) {
    return new JsonObject()
        .with("domain", dmarc.author().name())
        .with("organisation", dmarc.organisation())
        .with("policy", dmarc.policy().code())
        .with("where", dmarc.where())
        .with("record", dmarc.record())
        .with("adkim", dmarc.strictDkim() ? "strict" : "relaxed")
        .with("aspf", dmarc.strictSpf() ? "strict" : "relaxed")
        .with("testing", dmarc.testing())
        .with("percent", number(dmarc.percent()));
  }

  static JsonObject fix(DnsFix fix) {
    return new JsonObject()
        .with("why", fix.why().code())
        .with("name", fix.name().name())
        .with("type", "TXT")
        .with("now", fix.now())
        .with("wanted", fix.wanted())
        .with("nameServers", fix.nameServers().stream().map(Domain::name).toList())
        .with("checkAgainAfter", fix.after().toSeconds());
  }

  private static Optional<Integer> number(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
  }
}
