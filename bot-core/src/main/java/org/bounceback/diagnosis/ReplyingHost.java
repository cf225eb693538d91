package org.bounceback.diagnosis;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** The name of the server that wrote a reply, as the reply itself states it. */
final class ReplyingHost {
  private static final String HOST = "([a-z0-9.-]{4,253}[a-z0-9])";

  /** The receiver in the link of an SPF check, or the host before Microsoft's status code. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)[;&?]r(?:eceiver)?="
              + HOST
              + "|<"
              + HOST
              + " #[45][.]|LastAttemptedServerName="
              + HOST);

  private ReplyingHost() {}

  /** Returns the name; empty if the reply contains none. */
  static Optional<String> in(String reply) {
    Matcher matcher = NAMED.matcher(reply);
    if (!matcher.find()) {
      return Optional.empty();
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return Optional.of(matcher.group(group));
      }
    }
    return Optional.empty();
  }
}
