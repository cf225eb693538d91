package org.bounceback.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The user name and secret for a mail server. {@link #toString} never contains the secret. */
public final class MailCredentials {
  private final String user;
  private final Secret secret;
  private final boolean token;

  private MailCredentials(String user, Secret secret, boolean token) {
    this.user = user;
    this.secret = secret;
    this.token = token;
  }

  /** Supplies the current secret. */
  @FunctionalInterface
  private interface Secret {
    String now() throws IOException;
  }

  /** Creates credentials with a password. */
  public static MailCredentials password(String user, String password) {
    return new MailCredentials(user, () -> password, false);
  }

  /**
   * Creates credentials with an OAuth 2.0 access token, for the mechanism XOAUTH2.
   *
   * @param file contains only the token; it is read for every login, because tokens expire after
   *     about an hour and another program renews them
   */
  public static MailCredentials token(String user, Path file) {
    return new MailCredentials(user, () -> Files.readString(file).strip(), true);
  }

  /**
   * Creates credentials from the configuration; a token file takes precedence over a password.
   *
   * @return empty if no user is configured, so there is no login
   * @throws IllegalArgumentException if there is a user but no secret
   */
  public static Optional<MailCredentials> of(
      Optional<String> user, Optional<String> password, Optional<Path> tokenFile) {
    if (user.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        tokenFile
            .map(file -> token(user.get(), file))
            .or(() -> password.map(secret -> password(user.get(), secret)))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a user is configured, but no password or token")));
  }

  String user() {
    return user;
  }

  String secret() throws IOException {
    return secret.now();
  }

  /** Returns the SASL mechanisms for the secret, in the format of the mail library. */
  String mechanisms() {
    return token ? "XOAUTH2" : "PLAIN LOGIN";
  }

  @Override
  public String toString() {
    return user + (token ? " with a token" : " with a password");
  }
}
