package org.bounceback.recipient;

import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.net.SmtpDialogue;

/** A report as the JSON of the command line and the API. */
public final class RecipientJson {

  private RecipientJson() {}

  /**
   * The whole report.
   *
   * @param message the letter to the recipient's administrator
   * @param authentication what their servers see of ours
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

  /** What was seen of their servers alone. */
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

  /** The age of an answer that was not asked for anew. */
  public static JsonObjectBuilder of(AnswerAge answerAge) {
    return new JsonObjectBuilder()
        .with("lookedAt", answerAge.lookedAt().toString())
        .with("ago", answerAge.ago())
        .with("againAt", answerAge.againAt().toString())
        .with("againAtTime", answerAge.againAtTime())
        .with("mayLookAgain", answerAge.mayLookAgain());
  }

  private static JsonObjectBuilder of(MxHost each) {
    return new JsonObjectBuilder()
        .with("host", each.host().name())
        .with("preference", each.preference())
        .with("addresses", each.addresses().stream().map(Ip::toString).toList());
  }

  private static JsonObjectBuilder of(ServerReport each) {
    return new JsonObjectBuilder()
        .with("host", each.host().name())
        .with("ip", each.ip().toString())
        .with("port", each.port())
        .with("outcome", each.probeOutcome().code())
        .with("banner", each.banner())
        .with("replies", each.replies())
        .with("tls", tls(each))
        .with("millis", each.took().toMillis());
  }

  private static Optional<JsonObjectBuilder> tls(ServerReport each) {
    return each.dialogue()
        .flatMap(SmtpDialogue::tls)
        .map(
            tls ->
                new JsonObjectBuilder()
                    .with("version", tls.version())
                    .with("certificate", tls.certificate().code())
                    .with("subject", tls.subject()));
  }
}
