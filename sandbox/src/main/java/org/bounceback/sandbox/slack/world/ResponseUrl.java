package org.bounceback.sandbox.slack.world;

import java.time.Instant;
import java.util.Optional;

/**
 * A {@code response_url}.
 *
 * @param path below the host
 * @param original the {@code ts} of the message it may replace: the one acted on, or the first
 *     response to a command
 * @param forMessage whether it came with an action on a message
 */
public record ResponseUrl(
    String path,
    String channel,
    String user,
    Optional<String> original,
    boolean forMessage,
    Instant issued,
    int uses) {

  ResponseUrl used() {
    return new ResponseUrl(path, channel, user, original, forMessage, issued, uses + 1);
  }

  ResponseUrl about(String ts) {
    return new ResponseUrl(path, channel, user, Optional.of(ts), forMessage, issued, uses);
  }
}
