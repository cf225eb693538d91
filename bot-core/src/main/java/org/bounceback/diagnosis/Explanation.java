package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bounceback.bounce.Decision;
import org.bounceback.bounce.Recipient;
import org.bounceback.data.JsonObjectBuilder;

/** How each recipient's reason was found: the rule that decided and the words it rests on. */
public final class Explanation {
  private final List<Recipient> recipients;

  private Explanation(List<Recipient> recipients) {
    this.recipients = recipients;
  }

  /** The explanation of a diagnosis. */
  public static Explanation of(Diagnosis diagnosis) {
    return new Explanation(diagnosis.bounce().recipients());
  }

  /** One object a recipient, in the order of the report. */
  public List<JsonObjectBuilder> toJson() {
    return recipients.stream().map(Explanation::json).toList();
  }

  /** Lines for people, two or three a recipient. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    for (Recipient recipient : recipients) {
      Decision decision = recipient.decision();
      lines.add(
          "%s: %s, by rule %s (%s confidence)"
              .formatted(
                  recipient.address().isEmpty() ? "a recipient" : recipient.address(),
                  recipient.reason().code(),
                  decision.ruleId(),
                  confidence(decision)));
      lines.add(
          "  in the %s: \"%s\""
              .formatted(decision.evidence().place(), decision.evidence().words()));
      if (!recipient.diagnostic().isEmpty()) {
        lines.add("  the reply: " + recipient.diagnostic());
      }
    }
    return List.copyOf(lines);
  }

  private static JsonObjectBuilder json(Recipient recipient) {
    Decision decision = recipient.decision();
    return new JsonObjectBuilder()
        .with("address", recipient.address())
        .with("reason", recipient.reason().code())
        .with("rule", decision.ruleId())
        .with("confidence", confidence(decision))
        .with("place", decision.evidence().place())
        .with("words", decision.evidence().words());
  }

  private static String confidence(Decision decision) {
    return decision.confidence().name().toLowerCase(Locale.ROOT);
  }
}
