package org.bounceback.findings;

import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.findings.ComplaintFindings.Checked;

/** Writes and reads what was found about a problem without a bounce. */
final class ComplaintCodec {

  private ComplaintCodec() {}

  static JsonObjectBuilder write(ComplaintFindings findings) {
    JsonObjectBuilder json =
        new JsonObjectBuilder()
            .with("complaint", findings.complaint())
            .with("customer", findings.customer())
            .with("line", findings.line())
            .with("recipient", findings.recipient())
            .with("checked", findings.checked().stream().map(ComplaintCodec::write).toList())
            .with("advice", findings.advice())
            .with("verdict", findings.verdict())
            .with("actor", findings.actor())
            .with("headline", findings.headline())
            .with("explanation", findings.explanation())
            .with("next", findings.next());
    return TextsCodec.addReply(json, findings.texts());
  }

  static ComplaintFindings read(DocumentNode json) {
    return new ComplaintFindings(
        json.text("complaint"),
        json.text("customer"),
        json.findText("line"),
        json.findText("recipient"),
        json.list("checked").stream().map(ComplaintCodec::checked).toList(),
        json.findText("advice").orElse(""),
        json.findText("verdict").orElse(""),
        json.findText("actor"),
        json.findText("headline").orElse(""),
        json.findText("explanation").orElse(""),
        json.texts("next"),
        TextsCodec.read(json));
  }

  private static JsonObjectBuilder write(Checked checked) {
    return new JsonObjectBuilder()
        .with("step", checked.step())
        .with("outcome", checked.outcome())
        .with("about", checked.about());
  }

  private static Checked checked(DocumentNode json) {
    return new Checked(json.text("step"), json.text("outcome"), json.findText("about").orElse(""));
  }
}
