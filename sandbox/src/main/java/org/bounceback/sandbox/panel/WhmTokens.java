package org.bounceback.sandbox.panel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API tokens of a WHM, each with a user and permissions. */
final class WhmTokens {
  private static final Pattern HEADER = Pattern.compile("whm ([A-Za-z0-9._-]+):([A-Za-z0-9]+)");

  private final Map<String, Set<String>> rights = new HashMap<>();

  synchronized void grant(String user, String token, Set<String> acl) {
    rights.put(user + ":" + token, Set.copyOf(acl));
  }

  synchronized void expire(String user, String token) {
    rights.remove(user + ":" + token);
  }

  /** Returns the permissions for an authorization header; empty for an unknown token. */
  synchronized Optional<Set<String>> of(String authorization) {
    Matcher shown = HEADER.matcher(authorization);
    return shown.matches()
        ? Optional.ofNullable(rights.get(shown.group(1) + ":" + shown.group(2)))
        : Optional.empty();
  }
}
