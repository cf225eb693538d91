package org.bounceback.app;

import java.util.List;
import java.util.Optional;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of the API and of the console.
 *
 * @param api empty if the API is disabled
 * @param console empty if the console is disabled
 */
public record AccessTokens(Optional<String> api, Optional<String> console) {
  /** The key of the API's token. */
  public static final String API = "api.token";

  /** The key of the console's token. */
  public static final String CONSOLE = "console.token";

  private static final Logger log = LoggerFactory.getLogger(AccessTokens.class);
  private static final int MIN_CHARACTERS = 24;

  /**
   * Reads the tokens from the settings. The console needs its own token; it does not accept the
   * API's.
   *
   * @throws CommandFailedException if one is too short to be safe, or both are the same
   */
  public static AccessTokens of(Settings settings) throws CommandFailedException {
    for (String key : List.of(API, CONSOLE)) {
      Optional<String> token = settings.text(key);
      if (token.isPresent() && token.get().length() < MIN_CHARACTERS) {
        throw new CommandFailedException(
            Status.USAGE,
            "%s has %d characters; enter %d or more, such as the output of: openssl rand -hex 24"
                .formatted(key, token.get().length(), MIN_CHARACTERS));
      }
    }
    Optional<String> api = settings.text(API);
    Optional<String> console = settings.text(CONSOLE);
    if (api.isPresent() && api.equals(console)) {
      throw new CommandFailedException(
          Status.USAGE,
          "console.token and api.token are the same; enter different ones, so that a program"
              + " with one token does not get access to the other service");
    }
    return new AccessTokens(api, console);
  }

  /** Logs a warning if the API is enabled and the console is not. */
  public void warnIfConsoleIsClosed() {
    if (api.isPresent() && console.isEmpty()) {
      log.warn(
          "the pages at /tickets are disabled, because console.token is not set; api.token does not"
              + " enable them");
    }
  }
}
