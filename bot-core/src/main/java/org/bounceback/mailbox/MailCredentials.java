package org.bounceback.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Who we are at a mail server, and what proves it. Its text never holds the secret. */
public final class MailCredentials {
  private final String user;
  private final Secret secret;
  private final boolean token;

  private MailCredentials(String user, Secret secret, boolean token) {
    this.user = user;
    this.secret = secret;
    this.token = token;
  }

  /** Says the secret as it is now. */
  @FunctionalInterface
  private interface Secret {
    String now() throws IOException;
  }

  /** A user with a password. */
  public static MailCredentials password(String user, String password) {
    return new MailCredentials(user, () -> password, false);
  }

  /**
   * A user with an access token of OAuth 2.0, said by the mechanism XOAUTH2.
   *
   * @param file holds the token alone; read anew at every login, since tokens live an hour or so
   *     and something else renews them
   */
  public static MailCredentials token(String user, Path file) {
    return new MailCredentials(user, () -> Files.readString(file).strip(), true);
  }

  /**
   * What the operator gave, of which the token's file goes before the password.
   *
   * @return empty when no user is given, so that nobody logs in
   * @throws IllegalArgumentException when nothing proves who the user is
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
                () -> new IllegalArgumentException("a user is given, but no password or token")));
  }

  String user() {
    return user;
  }

  String secret() throws IOException {
    return secret.now();
  }

  /** The SASL mechanisms that may say it, in the library's words. */
  String mechanisms() {
    return token ? "XOAUTH2" : "PLAIN LOGIN";
  }

  @Override
  public String toString() {
    return user + (token ? " with a token" : " with a password");
  }
}
