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
 * What the enhanced status codes mean (RFC 3463), from {@code status-codes.yaml}: those that say
 * something, and those so general that even common words go before them. Immutable.
 */
final class EnhancedStatusCodes {
  private static final String FILE = "status-codes.yaml";

  private final Map<String, BounceReason> telling;
  private final Map<String, BounceReason> vague;

  private EnhancedStatusCodes(DocumentNode file) {
    telling = reasons(file.at("telling"));
    vague = reasons(file.at("vague"));
  }

  /** The packaged table. */
  static EnhancedStatusCodes standard() {
    return new EnhancedStatusCodes(
        DocumentCodec.yaml(FILE, Resources.text(EnhancedStatusCodes.class, FILE)));
  }

  /** The reason that a code gives; empty for one that says nothing by itself. */
  Optional<ReasonDecision> decide(String status) {
    return find(telling, status)
        .map(bounceReason -> decision(bounceReason, status, Confidence.MEDIUM));
  }

  /** The reason that the most general codes give, where nothing else says anything. */
  Optional<ReasonDecision> guess(String status) {
    return find(vague, status).map(bounceReason -> decision(bounceReason, status, Confidence.LOW));
  }

  /** How many codes are known. */
  int size() {
    return telling.size() + vague.size();
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
