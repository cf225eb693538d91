package org.bounceback.bounce;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.BadData;
import org.bounceback.data.Documents;
import org.bounceback.data.Node;
import org.bounceback.data.Resources;

/** What the enhanced status codes mean (RFC 3463), from {@code status-codes.yaml}. Immutable. */
final class StatusCodes {
  private static final String FILE = "status-codes.yaml";

  private final Map<String, Reason> reasons;

  private StatusCodes(Map<String, Reason> reasons) {
    this.reasons = Map.copyOf(reasons);
  }

  /** The packaged table. */
  static StatusCodes standard() {
    Node file = Documents.yaml(FILE, Resources.text(StatusCodes.class, FILE));
    var reasons = new HashMap<String, Reason>();
    for (String code : file.keys()) {
      reasons.put(
          code,
          Reason.find(file.text(code))
              .orElseThrow(() -> new BadData(FILE + ": " + code + " has no known reason")));
    }
    return new StatusCodes(reasons);
  }

  /** The reason that a code gives; empty for one that says nothing, such as 5.0.0. */
  Optional<Decision> decide(String status) {
    if (status.length() < 5) {
      return Optional.empty();
    }
    return Optional.ofNullable(reasons.get(status))
        .or(() -> Optional.ofNullable(reasons.get("x" + status.substring(1))))
        .filter(reason -> reason != Reason.UNDEFINED)
        .map(
            reason ->
                new Decision(
                    reason, "status-" + status, new Evidence("Status", status), Confidence.MEDIUM));
  }
}
