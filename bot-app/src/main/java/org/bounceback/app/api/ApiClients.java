package org.bounceback.app.api;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.bounceback.app.access.TokenCheck;
import org.bounceback.app.api.ApiClient.Scope;

/**
 * The clients of the API by their tokens, each with its own quota. Safe for concurrent use: the
 * maps never change.
 */
public final class ApiClients {
  private final TokenCheck tokens;
  private final Map<String, ApiClient> clients = new HashMap<>();
  private final Map<String, TokenQuota> quotas = new HashMap<>();

  /**
   * Creates the clients.
   *
   * @param all the clients, whose names and tokens are unique
   * @param quota creates the quota of one client
   * @param nanoTime the elapsed time, such as {@link System#nanoTime}
   */
  public ApiClients(List<ApiClient> all, Supplier<TokenQuota> quota, LongSupplier nanoTime) {
    var tokensByName = new LinkedHashMap<String, String>();
    for (ApiClient client : all) {
      tokensByName.put(client.name(), client.token());
      clients.put(client.name(), client);
      quotas.put(client.name(), quota.get());
    }
    this.tokens = new TokenCheck(tokensByName, nanoTime);
  }

  /**
   * Returns the client with this token.
   *
   * @throws ApiException if there is none
   */
  ApiClient require(String token) throws ApiException {
    Optional<ApiClient> client = tokens.holder(token).map(clients::get);
    if (client.isPresent()) {
      return client.get();
    }
    throw tokens.countWrong() == TokenCheck.Verdict.TOO_MANY_WRONG
        ? new ApiException(
            429, "too-many-wrong-tokens", "too many wrong tokens; give the right one")
        : new ApiException(401, "no-token", "give the API's token: Authorization: Bearer …");
  }

  /**
   * Checks that a client may do something.
   *
   * @throws ApiException if it may not
   */
  static void requireScope(ApiClient client, Scope scope) throws ApiException {
    if (!client.scopes().contains(scope)) {
      throw new ApiException(
          403,
          "insufficient-scope",
          "the token of %s does not have the scope %s; add it to api.tokens"
              .formatted(client.name(), scope.code()));
    }
  }

  /** Counts a request; answers it when a limit of the client is reached. */
  Optional<ApiResponse> refusal(ApiClient client, boolean isTicket) {
    return Optional.ofNullable(quotas.get(client.name())).orElseThrow().refusal(isTicket);
  }
}
