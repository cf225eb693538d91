package org.bounceback.recipient;

import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.net.SmtpDialogue;

/** Formats a report as JSON for the command line and the API. */
public final class RecipientJson {

  private RecipientJson() {}

  /**
   * Formats the whole report.
   *
   * @param message the e-mail to the recipient's mail administrator
   * @param authentication the authentication of our domain as their servers see it
   */
  public static JsonObjectBuilder of(
      RecipientReport report, String message, JsonObjectBuilder authentication) {
    return new JsonObjectBuilder()
        .with("subject", report.subject())
        .with("mx", report.mxHosts().stream().map(RecipientJson::of).toList())
        .with("nullMx", report.nullMx())
        .with("servers", report.servers().stream().map(RecipientJson::of).toList())
        .with("blocking", report.blocking().code())
        .with("contacts", report.contacts())
        .with("receiver", report.mailboxProvider().map(MailboxProvider::name))
        .with("message", message)
        .with("authentication", authentication)
        .with("kept", report.kept().map(RecipientJson::of))
        .with("outcome", report.probeOutcome().code());
  }

  /** Formats only the state of their servers. */
  public static JsonObjectBuilder seen(RecipientReport report) {
    return new JsonObjectBuilder()
        .with("subject", report.subject())
        .with("mx", report.mxHosts().stream().map(RecipientJson::of).toList())
        .with("nullMx", report.nullMx())
        .with("servers", report.servers().stream().map(RecipientJson::of).toList())
        .with("receiver", report.mailboxProvider().map(MailboxProvider::name))
        .with("kept", report.kept().map(RecipientJson::of))
        .with("outcome", report.probeOutcome().code());
  }

  /** Formats the age of a result from the cache. */
  public static JsonObjectBuilder of(AnswerAge answerAge) {
    return new JsonObjectBuilder()
        .with("lookedAt", answerAge.lookedAt().toString())
        .with("ago", answerAge.ago())
        .with("againAt", answerAge.againAt().toString())
        .with("againAtTime", answerAge.againAtTime())
        .with("mayLookAgain", answerAge.mayLookAgain());
  }

  private static JsonObjectBuilder of(MxHost mxHost) {
    return new JsonObjectBuilder()
        .with("host", mxHost.host().name())
        .with("preference", mxHost.preference())
        .with("addresses", mxHost.addresses().stream().map(Ip::toString).toList());
  }

  private static JsonObjectBuilder of(ServerReport serverReport) {
    return new JsonObjectBuilder()
        .with("host", serverReport.host().name())
        .with("ip", serverReport.ip().toString())
        .with("port", serverReport.port())
        .with("outcome", serverReport.probeOutcome().code())
        .with("banner", serverReport.banner())
        .with("replies", serverReport.replies())
        .with("tls", tls(serverReport))
        .with("millis", serverReport.took().toMillis());
  }

  private static Optional<JsonObjectBuilder> tls(ServerReport serverReport) {
    return serverReport
        .dialogue()
        .flatMap(SmtpDialogue::tls)
        .map(
            tls ->
                new JsonObjectBuilder()
                    .with("version", tls.version())
                    .with("certificate", tls.certificate().code())
                    .with("subject", tls.subject()));
  }
}
