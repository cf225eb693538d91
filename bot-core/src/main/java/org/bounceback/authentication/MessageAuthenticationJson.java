package org.bounceback.authentication;

import java.util.Optional;
import java.util.OptionalInt;
import org.bounceback.address.Domain;
import org.bounceback.data.JsonObjectBuilder;

/** SPF, DKIM and DMARC, and the records wanted, as JSON. */
public final class MessageAuthenticationJson {

  private MessageAuthenticationJson() {}

  /** The {@code authentication} of a diagnosis. */
  public static JsonObjectBuilder of(MessageAuthentication seen) {
    return new JsonObjectBuilder()
        .with("address", seen.ip().toString())
        .with("domain", seen.domain().name())
        .with("spf", seen.spf().result().code())
        .with("spfAligned", seen.spfAligned())
        .with(
            "dkim",
            seen.signatures().stream()
                .map(each -> dkim(each.finding()).with("aligned", each.aligned()))
                .toList())
        .with("dmarc", seen.dmarc().map(each -> each.policy().code()))
        .with("dmarcResult", seen.dmarcResult().code())
        .with("spfDetails", spf(seen.spf()))
        .with("dmarcDetails", seen.dmarc().map(MessageAuthenticationJson::dmarc))
        .with("fixes", seen.fixes().stream().map(MessageAuthenticationJson::fix).toList());
  }

  static JsonObjectBuilder spf(SpfOutcome answer) {
    return new JsonObjectBuilder()
        .with("result", answer.result().code())
        .with("records", answer.records())
        .with("term", answer.term())
        .with("lookups", answer.lookups())
        .with("trouble", answer.trouble().map(SpfErrorCause::code))
        .with("explanation", answer.explanation())
        .with("ttl", answer.ttl().toSeconds());
  }

  private static JsonObjectBuilder dkim(DkimResult finding) {
    return new JsonObjectBuilder()
        .with("domain", finding.domain().map(Domain::name))
        .with("selector", finding.selector())
        .with("key", finding.key().code())
        .with("result", finding.dkimStatus().code());
  }

  static JsonObjectBuilder dmarc(Dmarc dmarc) {
    return new JsonObjectBuilder()
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

  static JsonObjectBuilder fix(DnsRecordFix fix) {
    return new JsonObjectBuilder()
        .with("why", fix.dnsRecordProblem().code())
        .with("name", fix.name().name())
        .with("type", "TXT")
        .with("now", fix.now())
        .with("wanted", fix.wanted())
        .with("nameServers", fix.nameServers().stream().map(Domain::name).toList())
        .with("ours", fix.ours())
        .with("checkAgainAfter", fix.after().toSeconds());
  }

  private static Optional<Integer> number(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
  }
}
