package org.bounceback.complaint;

import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.advice.Language;
import org.bounceback.data.JsonObjectBuilder;

/** A looked-into complaint as the JSON that is kept with its case. */
public final class ComplaintJson {

  private ComplaintJson() {}

  /** The whole report. */
  public static JsonObjectBuilder of(ComplaintReport report) {
    return new JsonObjectBuilder()
        .with("complaint", report.complaint().code())
        .with("customer", report.complaint().customer().toString())
        .with("line", line(report.complaint()).map(Ip::toString))
        .with("recipient", recipient(report.complaint()))
        .with("checked", report.checkedStep().stream().map(ComplaintJson::checked).toList())
        .with("advice", report.advice())
        .with("verdict", report.assessment().verdict().code())
        .with("actor", report.assessment().actor().code())
        .with("headline", report.headline())
        .with("explanation", report.explanation())
        .with("next", report.next())
        .with("reply", report.reply(Language.ENGLISH))
        .with("language", report.language().code())
        .with("translations", translations(report));
  }

  private static Optional<Ip> line(Complaint complaint) {
    return complaint instanceof Complaint.CannotSend sending ? sending.line() : Optional.empty();
  }

  private static Optional<String> recipient(Complaint complaint) {
    return complaint instanceof Complaint.LostMail mail
        ? Optional.of(mail.recipient().toString())
        : Optional.empty();
  }

  private static JsonObjectBuilder checked(CheckedStep each) {
    return new JsonObjectBuilder()
        .with("step", each.step().code())
        .with("outcome", each.outcome())
        .with("about", each.about());
  }

  private static JsonObjectBuilder translations(ComplaintReport report) {
    var json = new JsonObjectBuilder();
    for (Language language : Language.values()) {
      json.with(language.code(), new JsonObjectBuilder().with("reply", report.reply(language)));
    }
    return json;
  }
}
