package org.bounceback.authentication;

import java.util.Optional;
import java.util.OptionalInt;
import org.bounceback.address.Domain;
import org.bounceback.data.JsonObjectBuilder;

/** Formats SPF, DKIM and DMARC results and required records as JSON. */
public final class MessageAuthenticationJson {

  private MessageAuthenticationJson() {}

  /** Formats the {@code authentication} of a diagnosis. */
  public static JsonObjectBuilder of(MessageAuthentication result) {
    return new JsonObjectBuilder()
        .with("address", result.ip().toString())
        .with("domain", result.domain().name())
        .with("spf", result.spf().result().code())
        .with("spfAligned", result.spfAligned())
        .with(
            "dkim",
            result.signatures().stream()
                .map(signature -> dkim(signature.finding()).with("aligned", signature.aligned()))
                .toList())
        .with("dmarc", result.dmarc().map(dmarc -> dmarc.policy().code()))
        .with("dmarcResult", result.dmarcResult().code())
        .with("spfDetails", spf(result.spf()))
        .with("dmarcDetails", result.dmarc().map(MessageAuthenticationJson::dmarc))
        .with("fixes", result.fixes().stream().map(MessageAuthenticationJson::fix).toList());
  }

  static JsonObjectBuilder spf(SpfOutcome outcome) {
    return new JsonObjectBuilder()
        .with("result", outcome.result().code())
        .with("records", outcome.records())
        .with("term", outcome.term())
        .with("lookups", outcome.lookups())
        .with("trouble", outcome.trouble().map(SpfErrorCause::code))
        .with("explanation", outcome.explanation())
        .with("ttl", outcome.ttl().toSeconds());
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
