package org.bounceback.bounce.reason;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.Confidence;
import org.bounceback.bounce.Evidence;
import org.bounceback.bounce.ReasonDecision;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;

/**
 * Maps enhanced status codes (RFC 3463) to reasons, from {@code status-codes.yaml}. Specific codes
 * and vague codes are separate: even common phrases take precedence over vague codes. Immutable.
 */
final class EnhancedStatusCodes {
  private static final String FILE = "status-codes.yaml";

  private final Map<String, BounceReason> specific;
  private final Map<String, BounceReason> vague;

  private EnhancedStatusCodes(DocumentNode file) {
    specific = reasons(file.require("telling"));
    vague = reasons(file.require("vague"));
  }

  /** Loads the bundled table. */
  static EnhancedStatusCodes load() {
    return new EnhancedStatusCodes(
        DocumentCodec.yaml(FILE, Resources.text(EnhancedStatusCodes.class, FILE)));
  }

  /** Returns the reason for a specific code; empty for a code that has no meaning on its own. */
  Optional<ReasonDecision> decide(String status) {
    return find(specific, status)
        .map(bounceReason -> decision(bounceReason, status, Confidence.MEDIUM));
  }

  /** Returns the reason for a vague code, as a last resort. */
  Optional<ReasonDecision> decideByVagueCode(String status) {
    return find(vague, status).map(bounceReason -> decision(bounceReason, status, Confidence.LOW));
  }

  private static Map<String, BounceReason> reasons(DocumentNode codes) {
    var bounceReasons = new HashMap<String, BounceReason>();
    for (String code : codes.keys()) {
      bounceReasons.put(
          code,
          BounceReason.find(codes.text(code))
              .orElseThrow(
                  () -> new InvalidDataException(FILE + ": " + code + " has no known reason")));
    }
    return Map.copyOf(bounceReasons);
  }

  private static Optional<BounceReason> find(
      Map<String, BounceReason> bounceReasons, String status) {
    return status.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(bounceReasons.get(status))
            .or(() -> Optional.ofNullable(bounceReasons.get("x" + status.substring(1))));
  }

  private static ReasonDecision decision(
      BounceReason bounceReason, String status, Confidence confidence) {
    return new ReasonDecision(
        bounceReason, "status-" + status, new Evidence("Status", status), confidence);
  }
}
