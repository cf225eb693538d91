package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** Finds the id that the other server gave an accepted message, in its last reply. */
final class RemoteQueueId {
  private static final Pattern ID =
      Pattern.compile(
          "(?i)(?:queued as |internalid=|\\bid=|accepted for delivery, id |mail accepted as )"
              + "<?([A-Za-z0-9][A-Za-z0-9._@-]{4,120})");

  private RemoteQueueId() {}

  /** Returns the id in a reply. */
  static Optional<String> of(String reply) {
    Matcher id = ID.matcher(reply);
    return id.find() ? Optional.of(id.group(1)) : Optional.empty();
  }
}
