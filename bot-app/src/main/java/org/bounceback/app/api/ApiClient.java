package org.bounceback.app.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A program that uses the API.
 *
 * @param name what logs and errors call it
 * @param token its bearer token (RFC 6750)
 * @param scopes what it may do
 */
public record ApiClient(String name, String token, Set<Scope> scopes) {

  /** What a client may do. */
  public enum Scope {
    /** Read cases. */
    READ,
    /** Diagnose e-mails, check blocklists and recipients. */
    DIAGNOSE,
    /** Open tickets. */
    ESCALATE;

    /** Returns the scope with this name; empty if there is none. */
    public static Optional<Scope> ofCode(String code) {
      return Arrays.stream(values()).filter(scope -> scope.code().equals(code)).findFirst();
    }

    /** Returns the name in settings and errors. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ApiClient {
    scopes = Set.copyOf(scopes);
  }

  /** Creates a client that may do everything. */
  public static ApiClient unlimited(String name, String token) {
    return new ApiClient(name, token, Set.of(Scope.values()));
  }

  /** Returns the name and the scopes; never the token. */
  @Override
  public String toString() {
    return name + " " + scopes;
  }
}
