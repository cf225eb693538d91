package org.bounceback.findings;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.findings.AuthenticationDetails.Dkim;
import org.bounceback.findings.AuthenticationDetails.Dmarc;
import org.bounceback.findings.AuthenticationDetails.Fix;
import org.bounceback.findings.AuthenticationDetails.Spf;

/** Writes and reads SPF, DKIM and DMARC results and the DNS records to change. */
final class AuthenticationCodec {
  private static final String STRICT = "strict";

  private AuthenticationCodec() {}

  static JsonObjectBuilder write(MessageAuthenticationFindings findings) {
    return new JsonObjectBuilder()
        .with("address", findings.address())
        .with("domain", findings.domain())
        .with("spf", findings.spf().result())
        .with("spfAligned", findings.spfAligned())
        .with("dkim", findings.dkim().stream().map(AuthenticationCodec::write).toList())
        .with("dmarc", findings.dmarc().map(Dmarc::policy))
        .with("dmarcResult", findings.dmarcResult())
        .with("spfDetails", write(findings.spf()))
        .with("dmarcDetails", findings.dmarc().map(AuthenticationCodec::write))
        .with("fixes", findings.fixes().stream().map(AuthenticationCodec::write).toList());
  }

  static JsonObjectBuilder write(ServerAuthenticationFindings findings) {
    return new JsonObjectBuilder()
        .with("address", findings.address())
        .with("domain", findings.domain())
        .with("spf", findings.spf().map(Spf::result))
        .with("ptr", findings.ptr())
        .with("fcrdns", findings.fcrdns())
        .with("helo", findings.helo())
        .with("dmarc", findings.dmarc().map(Dmarc::policy))
        .with("spfDetails", findings.spf().map(AuthenticationCodec::write))
        .with("dmarcDetails", findings.dmarc().map(AuthenticationCodec::write))
        .with("fixes", findings.fixes().stream().map(AuthenticationCodec::write).toList());
  }

  static MessageAuthenticationFindings message(DocumentNode json) {
    return new MessageAuthenticationFindings(
        json.text("address"),
        json.text("domain"),
        spf(json).orElseGet(() -> new Spf("", List.of(), none(), 0, none(), none(), 0)),
        json.findBoolean("spfAligned"),
        json.list("dkim").stream().map(AuthenticationCodec::dkim).toList(),
        json.find("dmarcDetails").map(AuthenticationCodec::dmarc),
        json.findText("dmarcResult").orElse(""),
        fixes(json));
  }

  static ServerAuthenticationFindings server(DocumentNode json) {
    return new ServerAuthenticationFindings(
        json.findText("address"),
        json.findText("domain"),
        spf(json),
        json.findText("ptr"),
        json.findBoolean("fcrdns"),
        json.findBoolean("helo"),
        json.find("dmarcDetails").map(AuthenticationCodec::dmarc),
        fixes(json));
  }

  private static JsonObjectBuilder write(Spf spf) {
    return new JsonObjectBuilder()
        .with("result", spf.result())
        .with("records", spf.records())
        .with("term", spf.term())
        .with("lookups", spf.lookups())
        .with("trouble", spf.problem())
        .with("explanation", spf.explanation())
        .with("ttl", spf.ttl());
  }

  private static JsonObjectBuilder write(Dkim dkim) {
    return new JsonObjectBuilder()
        .with("domain", dkim.domain())
        .with("selector", dkim.selector())
        .with("key", dkim.key())
        .with("result", dkim.result())
        .with("aligned", dkim.aligned());
  }

  private static JsonObjectBuilder write(Dmarc dmarc) {
    return new JsonObjectBuilder()
        .with("domain", dmarc.domain())
        .with("organisation", dmarc.organisation())
        .with("policy", dmarc.policy())
        .with("where", dmarc.where())
        .with("record", dmarc.record())
        .with("adkim", alignment(dmarc.strictDkim()))
        .with("aspf", alignment(dmarc.strictSpf()))
        .with("testing", dmarc.testing())
        .with("percent", dmarc.percent());
  }

  private static JsonObjectBuilder write(Fix fix) {
    return new JsonObjectBuilder()
        .with("why", fix.reason())
        .with("name", fix.name())
        .with("type", "TXT")
        .with("now", fix.now())
        .with("wanted", fix.wanted())
        .with("nameServers", fix.nameServers())
        .with("ours", fix.ours())
        .with("checkAgainAfter", fix.checkAgainAfter());
  }

  private static String alignment(boolean strict) {
    return strict ? STRICT : "relaxed";
  }

  private static Optional<Spf> spf(DocumentNode json) {
    return json.find("spfDetails")
        .map(
            spf ->
                new Spf(
                    spf.text("result"),
                    spf.texts("records"),
                    spf.findText("term"),
                    spf.findNumber("lookups").orElse(0),
                    spf.findText("trouble"),
                    spf.findText("explanation"),
                    spf.findNumber("ttl").orElse(0)));
  }

  private static Dkim dkim(DocumentNode json) {
    return new Dkim(
        json.findText("domain"),
        json.findText("selector"),
        json.text("key"),
        json.text("result"),
        json.findBoolean("aligned"));
  }

  private static Dmarc dmarc(DocumentNode json) {
    OptionalLong percent = json.findNumber("percent");
    return new Dmarc(
        json.text("domain"),
        json.text("organisation"),
        json.text("policy"),
        json.findText("where"),
        json.findText("record"),
        isStrict(json, "adkim"),
        isStrict(json, "aspf"),
        json.isTrue("testing"),
        percent.isPresent() ? Optional.of(percent.getAsLong()) : Optional.empty());
  }

  private static boolean isStrict(DocumentNode json, String key) {
    return json.findText(key).filter(STRICT::equals).isPresent();
  }

  private static List<Fix> fixes(DocumentNode json) {
    return json.list("fixes").stream()
        .map(
            fix ->
                new Fix(
                    fix.text("why"),
                    fix.text("name"),
                    fix.texts("now"),
                    fix.findText("wanted"),
                    fix.texts("nameServers"),
                    fix.findBoolean("ours"),
                    fix.findNumber("checkAgainAfter").orElse(0)))
        .toList();
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
