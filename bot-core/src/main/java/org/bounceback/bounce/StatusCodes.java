package org.bounceback.bounce;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;

/**
 * What the enhanced status codes mean (RFC 3463), from {@code status-codes.yaml}: those that say
 * something, and those so general that even common words go before them. Immutable.
 */
final class StatusCodes {
  private static final String FILE = "status-codes.yaml";

  private final Map<String, Reason> telling;
  private final Map<String, Reason> vague;

  private StatusCodes(DocumentNode file) {
    telling = reasons(file.at("telling"));
    vague = reasons(file.at("vague"));
  }

  /** The packaged table. */
  static StatusCodes standard() {
    return new StatusCodes(DocumentCodec.yaml(FILE, Resources.text(StatusCodes.class, FILE)));
  }

  /** The reason that a code gives; empty for one that says nothing by itself. */
  Optional<Decision> decide(String status) {
    return find(telling, status).map(reason -> decision(reason, status, Confidence.MEDIUM));
  }

  /** The reason that the most general codes give, where nothing else says anything. */
  Optional<Decision> guess(String status) {
    return find(vague, status).map(reason -> decision(reason, status, Confidence.LOW));
  }

  /** How many codes are known. */
  int size() {
    return telling.size() + vague.size();
  }

  private static Map<String, Reason> reasons(DocumentNode codes) {
    var reasons = new HashMap<String, Reason>();
    for (String code : codes.keys()) {
      reasons.put(
          code,
          Reason.find(codes.text(code))
              .orElseThrow(
                  () -> new InvalidDataException(FILE + ": " + code + " has no known reason")));
    }
    return Map.copyOf(reasons);
  }

  private static Optional<Reason> find(Map<String, Reason> reasons, String status) {
    return status.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(reasons.get(status))
            .or(() -> Optional.ofNullable(reasons.get("x" + status.substring(1))));
  }

  private static Decision decision(Reason reason, String status, Confidence confidence) {
    return new Decision(reason, "status-" + status, new Evidence("Status", status), confidence);
  }
}
