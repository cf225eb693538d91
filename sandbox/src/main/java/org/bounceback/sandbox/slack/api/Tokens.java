package org.bounceback.sandbox.slack.api;

import java.util.Optional;

/**
 * The tokens of the app, all of them made up.
 *
 * @param bot begins with {@code xoxb-}
 * @param app begins with {@code xapp-}, for Socket Mode
 */
public record Tokens(String bot, String app) {

  /** The tokens of the example workspace. */
  public static Tokens example() {
    return new Tokens("xoxb-EXAMPLE-NOT-A-TOKEN", "xapp-EXAMPLE-NOT-A-TOKEN");
  }

  /** What kind of token it is, {@code bot} or {@code app}; empty when Slack never issued it. */
  Optional<String> kind(String token) {
    if (token.equals(bot)) {
      return Optional.of("bot");
    }
    return token.equals(app) ? Optional.of("app") : Optional.empty();
  }
}
