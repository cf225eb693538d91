package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bounceback.bounce.ReasonDecision;
import org.bounceback.bounce.Recipient;
import org.bounceback.data.JsonObjectBuilder;

/**
 * Explains how each recipient's reason was determined: the deciding rule and the text it matched.
 */
public final class Explanation {
  private final List<Recipient> recipients;

  private Explanation(List<Recipient> recipients) {
    this.recipients = recipients;
  }

  /** Returns the explanation of a diagnosis. */
  public static Explanation of(Diagnosis diagnosis) {
    return new Explanation(diagnosis.bounce().recipients());
  }

  /** Returns one object per recipient, in the order of the report. */
  public List<JsonObjectBuilder> toJson() {
    return recipients.stream().map(Explanation::json).toList();
  }

  /** Returns lines for people, two or three per recipient. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    for (Recipient recipient : recipients) {
      ReasonDecision reasonDecision = recipient.reasonDecision();
      lines.add(
          "%s: %s, by rule %s (%s confidence)"
              .formatted(
                  recipient.address().isEmpty() ? "a recipient" : recipient.address(),
                  recipient.reason().code(),
                  reasonDecision.ruleId(),
                  confidence(reasonDecision)));
      lines.add(
          "  in the %s: \"%s\""
              .formatted(reasonDecision.evidence().location(), reasonDecision.evidence().text()));
      if (!recipient.diagnostic().isEmpty()) {
        lines.add("  the reply: " + recipient.diagnostic());
      }
    }
    return List.copyOf(lines);
  }

  private static JsonObjectBuilder json(Recipient recipient) {
    ReasonDecision reasonDecision = recipient.reasonDecision();
    return new JsonObjectBuilder()
        .with("address", recipient.address())
        .with("reason", recipient.reason().code())
        .with("rule", reasonDecision.ruleId())
        .with("confidence", confidence(reasonDecision))
        .with("place", reasonDecision.evidence().location())
        .with("words", reasonDecision.evidence().text());
  }

  private static String confidence(ReasonDecision reasonDecision) {
    return reasonDecision.confidence().name().toLowerCase(Locale.ROOT);
  }
}
