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
 * @param api empty where there is no API
 * @param console empty where there is no console
 */
public record AccessTokens(Optional<String> api, Optional<String> console) {
  /** The key of the API's token. */
  public static final String API = "api.token";

  /** The key of the console's token. */
  public static final String CONSOLE = "console.token";

  private static final Logger log = LoggerFactory.getLogger(AccessTokens.class);
  private static final int LEAST_CHARACTERS = 24;

  /**
   * Reads them from the settings. Without a token of its own there is no console; it does not take
   * that of the API.
   *
   * @throws CommandFailedException when one is too short to be safe, or both are the same
   */
  public static AccessTokens of(Settings settings) throws CommandFailedException {
    for (String key : List.of(API, CONSOLE)) {
      Optional<String> token = settings.text(key);
      if (token.isPresent() && token.get().length() < LEAST_CHARACTERS) {
        throw new CommandFailedException(
            Status.USAGE,
            "%s has %d characters; give %d or more, such as the output of: openssl rand -hex 24"
                .formatted(key, token.get().length(), LEAST_CHARACTERS));
      }
    }
    Optional<String> api = settings.text(API);
    Optional<String> console = settings.text(CONSOLE);
    if (api.isPresent() && api.equals(console)) {
      throw new CommandFailedException(
          Status.USAGE,
          "console.token and api.token are the same; give different ones, so that a program that"
              + " knows one is not let in by the other");
    }
    return new AccessTokens(api, console);
  }

  /** Says in the log that the console is closed although there is an API, and how to open it. */
  public void warnIfConsoleIsClosed() {
    if (api.isPresent() && console.isEmpty()) {
      log.warn(
          "the pages at /tickets are closed, since console.token is not set; api.token does not"
              + " open them");
    }
  }
}
