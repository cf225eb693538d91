package org.bounceback.app;

import java.util.List;
import java.util.Optional;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.api.ApiClient;
import org.bounceback.app.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of the API and of the console.
 *
 * @param api the clients of the API; empty if it is disabled
 * @param console empty if the console is disabled
 */
public record AccessTokens(List<ApiClient> api, Optional<String> console) {
  /** The key of the API's token. */
  public static final String API = "api.token";

  /** The key of the tokens of further clients of the API. */
  public static final String API_CLIENTS = "api.tokens";

  /** The key of the console's token. */
  public static final String CONSOLE = "console.token";

  private static final Logger log = LoggerFactory.getLogger(AccessTokens.class);
  private static final int MIN_CHARACTERS = 24;

  public AccessTokens {
    api = List.copyOf(api);
  }

  /**
   * Reads the tokens from the settings. The console needs its own token; it does not accept the
   * API's.
   *
   * @throws CommandFailedException if one is too short to be safe, or both are the same
   */
  public static AccessTokens of(Settings settings) throws CommandFailedException {
    for (String key : List.of(API, CONSOLE)) {
      Optional<String> token = settings.text(key);
      if (token.isPresent()) {
        requireLength(key, token.get());
      }
    }
    List<ApiClient> api = ApiClientsReader.read(settings);
    Optional<String> console = settings.text(CONSOLE);
    for (ApiClient client : api) {
      if (console.filter(client.token()::equals).isPresent()) {
        throw new CommandFailedException(
            Status.USAGE,
            "console.token and the token of %s are the same; enter different ones, so that a program with one token does not get access to the other service"
                .formatted(client.name()));
      }
    }
    return new AccessTokens(api, console);
  }

  /** Checks that a token is long enough to be safe. */
  static void requireLength(String place, String token) throws CommandFailedException {
    if (token.length() < MIN_CHARACTERS) {
      throw new CommandFailedException(
          Status.USAGE,
          "%s has a token of %d characters; enter %d or more, such as the output of: openssl rand -hex 24"
              .formatted(place, token.length(), MIN_CHARACTERS));
    }
  }

  /** Logs a warning if the API is enabled and the console is not. */
  public void warnIfConsoleIsClosed() {
    if (!api.isEmpty() && console.isEmpty()) {
      log.warn(
          "the pages at /tickets are disabled, because console.token is not set; api.token does not"
              + " enable them");
    }
  }
}
