package org.bounceback.bounce.table;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import org.bounceback.bounce.log.Outcome;

/** What a reply alone says about the delivery, in a row without an event. */
final class ReplyOutcome {
  private static final Pattern CODE =
      Pattern.compile(
          "(?:^|: |said: )\"?([245])[0-9]{2}[ -]|(?:^| )([245])\\.[0-9]{1,3}\\.[0-9]{1,3} ");

  private ReplyOutcome() {}

  static Optional<Outcome> of(String reply) {
    if (reply.equals("Accepted")) {
      return Optional.of(Outcome.DELIVERED);
    }
    if (reply.startsWith("retry time not reached")) {
      return Optional.of(Outcome.DEFERRED);
    }
    Matcher code = CODE.matcher(reply);
    if (!code.find()) {
      return Optional.empty();
    }
    String first = code.group(1) == null ? code.group(2) : code.group(1);
    return Optional.of(
        switch (first) {
          case "2" -> Outcome.DELIVERED;
          case "4" -> Outcome.DEFERRED;
          default -> Outcome.FAILED;
        });
  }
}
