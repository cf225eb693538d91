package org.bounceback.findings;

import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.findings.RecipientFindings.Age;
import org.bounceback.findings.RecipientFindings.Mx;
import org.bounceback.findings.RecipientFindings.Server;
import org.bounceback.findings.RecipientFindings.Tls;

/** Writes and reads what the recipient's mail servers did. */
final class RecipientCodec {

  private RecipientCodec() {}

  static JsonObjectBuilder write(RecipientFindings findings) {
    return servers(findings)
        .with("blocking", findings.blocking())
        .with("contacts", findings.contacts())
        .with("receiver", findings.provider())
        .with("message", findings.message())
        .with("authentication", AuthenticationCodec.write(findings.authentication()))
        .with("kept", findings.age().map(RecipientCodec::write))
        .with("outcome", findings.outcome());
  }

  /** Writes it as a part of a bounce's findings. */
  static JsonObjectBuilder writeSeen(RecipientFindings findings) {
    return servers(findings)
        .with("receiver", findings.provider())
        .with("kept", findings.age().map(RecipientCodec::write))
        .with("outcome", findings.outcome());
  }

  static RecipientFindings read(DocumentNode json) {
    return new RecipientFindings(
        json.findText("subject").orElse(""),
        json.list("mx").stream().map(RecipientCodec::mx).toList(),
        json.isTrue("nullMx"),
        json.list("servers").stream().map(RecipientCodec::server).toList(),
        json.findText("blocking").orElse("unknown"),
        json.texts("contacts"),
        json.findText("receiver"),
        json.findText("message").orElse(""),
        json.find("authentication")
            .map(AuthenticationCodec::server)
            .orElse(ServerAuthenticationFindings.UNKNOWN),
        json.find("kept").map(RecipientCodec::age),
        json.text("outcome"));
  }

  private static JsonObjectBuilder servers(RecipientFindings findings) {
    return new JsonObjectBuilder()
        .with("subject", findings.subject())
        .with("mx", findings.mx().stream().map(RecipientCodec::write).toList())
        .with("nullMx", findings.nullMx())
        .with("servers", findings.servers().stream().map(RecipientCodec::write).toList());
  }

  private static JsonObjectBuilder write(Mx mx) {
    return new JsonObjectBuilder()
        .with("host", mx.host())
        .with("preference", mx.preference())
        .with("addresses", mx.addresses());
  }

  private static JsonObjectBuilder write(Server server) {
    return new JsonObjectBuilder()
        .with("host", server.host())
        .with("ip", server.ip())
        .with("port", server.port())
        .with("outcome", server.outcome())
        .with("banner", server.banner())
        .with("replies", server.replies())
        .with("tls", server.tls().map(RecipientCodec::write))
        .with("millis", server.millis());
  }

  private static JsonObjectBuilder write(Tls tls) {
    return new JsonObjectBuilder()
        .with("version", tls.version())
        .with("certificate", tls.certificate())
        .with("subject", tls.subject());
  }

  private static JsonObjectBuilder write(Age age) {
    return new JsonObjectBuilder()
        .with("lookedAt", age.lookedAt())
        .with("ago", age.ago())
        .with("againAt", age.againAt())
        .with("againAtTime", age.againAtTime())
        .with("mayLookAgain", age.mayLookAgain());
  }

  private static Mx mx(DocumentNode json) {
    return new Mx(
        json.text("host"), json.findNumber("preference").orElse(0), json.texts("addresses"));
  }

  private static Server server(DocumentNode json) {
    return new Server(
        json.text("host"),
        json.text("ip"),
        json.findNumber("port").orElse(0),
        json.findText("outcome").orElse(""),
        json.findText("banner"),
        json.texts("replies"),
        json.find("tls").map(RecipientCodec::tls),
        json.findNumber("millis").orElse(0));
  }

  private static Tls tls(DocumentNode json) {
    return new Tls(json.text("version"), json.text("certificate"), json.text("subject"));
  }

  private static Age age(DocumentNode json) {
    return new Age(
        json.findText("lookedAt").orElse(""),
        json.text("ago"),
        json.findText("againAt").orElse(""),
        json.text("againAtTime"),
        json.isTrue("mayLookAgain"));
  }
}
