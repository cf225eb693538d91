package org.bounceback.sandbox.slack.api;

import java.util.Optional;

/**
 * The tokens of the app, all of them fictitious.
 *
 * @param bot begins with {@code xoxb-}
 * @param app begins with {@code xapp-}, for Socket Mode
 */
public record Tokens(String bot, String app) {

  /** Returns the tokens of the example workspace. */
  public static Tokens example() {
    return new Tokens("xoxb-EXAMPLE-NOT-A-TOKEN", "xapp-EXAMPLE-NOT-A-TOKEN");
  }

  /** Returns the kind of a token, {@code bot} or {@code app}; empty for unknown tokens. */
  Optional<String> kind(String token) {
    if (token.equals(bot)) {
      return Optional.of("bot");
    }
    return token.equals(app) ? Optional.of("app") : Optional.empty();
  }
}
