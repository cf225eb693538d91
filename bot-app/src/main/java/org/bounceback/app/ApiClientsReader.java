package org.bounceback.app;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.api.ApiClient;
import org.bounceback.app.api.ApiClient.Scope;
import org.bounceback.app.settings.Settings;

/**
 * Reads the clients of the API: {@code api.token} belongs to one that may do everything; {@code
 * api.tokens} has a line {@code NAME TOKEN SCOPE[,SCOPE…]} for each further one.
 */
final class ApiClientsReader {
  private static final int COLUMNS = 3;

  private ApiClientsReader() {}

  /**
   * Returns the clients; empty if the API is disabled.
   *
   * @throws CommandFailedException if a line is invalid; the message does not contain the token
   */
  static List<ApiClient> read(Settings settings) throws CommandFailedException {
    List<ApiClient> clients = new ArrayList<>();
    settings
        .text(AccessTokens.API)
        .map(token -> ApiClient.unlimited(AccessTokens.API, token))
        .ifPresent(clients::add);
    int number = 0;
    for (String line : settings.text(AccessTokens.API_CLIENTS).orElse("").lines().toList()) {
      number++;
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        clients.add(
            client(line.strip(), "%s, line %d".formatted(AccessTokens.API_CLIENTS, number)));
      }
    }
    requireUnique(clients);
    return List.copyOf(clients);
  }

  private static ApiClient client(String line, String place) throws CommandFailedException {
    String[] columns = line.split("\\s+", COLUMNS);
    if (columns.length < COLUMNS) {
      throw invalid(place + ": expected a name, a token and scopes, such as: panel TOKEN diagnose");
    }
    AccessTokens.requireLength(place, columns[1]);
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String code : columns[2].split("[,\\s]+", -1)) {
      scopes.add(
          Scope.ofCode(code)
              .orElseThrow(
                  () ->
                      invalid(
                          "%s: there is no scope %s; use read, diagnose, escalate"
                              .formatted(place, code))));
    }
    return new ApiClient(columns[0], columns[1], scopes);
  }

  private static void requireUnique(List<ApiClient> clients) throws CommandFailedException {
    Set<String> names = new HashSet<>();
    Set<String> tokens = new HashSet<>();
    for (ApiClient client : clients) {
      if (!names.add(client.name())) {
        throw invalid(
            "%s: there are two clients %s".formatted(AccessTokens.API_CLIENTS, client.name()));
      }
      if (!tokens.add(client.token())) {
        throw invalid(
            "%s: the token of %s has another name too"
                .formatted(AccessTokens.API_CLIENTS, client.name()));
      }
    }
  }

  private static CommandFailedException invalid(String message) {
    return new CommandFailedException(Status.USAGE, message);
  }
}
