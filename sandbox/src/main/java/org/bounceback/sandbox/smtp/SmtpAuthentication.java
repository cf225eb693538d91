package org.bounceback.sandbox.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Authenticates one user (RFC 4954) with PLAIN, LOGIN or XOAUTH2, only on encrypted connections.
 */
final class SmtpAuthentication {
  private static final String BAD = "501 5.5.2 That is no Base64";

  private final Login known;
  private final SmtpConnection smtpConnection;
  private final ReplySelector replySelector;
  private boolean done;

  SmtpAuthentication(Login known, SmtpConnection smtpConnection, ReplySelector replySelector) {
    this.known = known;
    this.smtpConnection = smtpConnection;
    this.replySelector = replySelector;
  }

  /** The accepted user; the secret is a password for PLAIN and LOGIN, a token for XOAUTH2. */
  record Login(String user, String secret) {}

  /** Returns the line for EHLO on an encrypted connection. */
  static String offer() {
    return "AUTH PLAIN LOGIN XOAUTH2";
  }

  boolean isDone() {
    return done;
  }

  void answer(Command command, boolean encrypted) throws IOException {
    String[] words = command.argument().split(" ", 2);
    if (!encrypted) {
      replySelector.send("538 5.7.11 Encryption required");
    } else if (done) {
      replySelector.send("503 5.5.1 You are in already");
    } else {
      Optional<String> first = words.length == 2 ? Optional.of(words[1]) : Optional.empty();
      answer(words[0].toUpperCase(Locale.ROOT), first);
    }
  }

  private void answer(String mechanism, Optional<String> first) throws IOException {
    String wanted =
        switch (mechanism) {
          case "PLAIN" -> "\0" + known.user() + "\0" + known.secret();
          case "XOAUTH2" -> "user=" + known.user() + "\1auth=Bearer " + known.secret() + "\1\1";
          default -> "";
        };
    if (mechanism.equals("LOGIN")) {
      String user = first.isPresent() ? decoded(first.get()) : ask("Username:");
      String secret = ask("Password:");
      conclude(user.equals(known.user()) && secret.equals(known.secret()));
    } else if (wanted.isEmpty()) {
      replySelector.send("504 5.5.4 Mechanism unknown");
    } else {
      String said = first.isPresent() ? decoded(first.get()) : ask("");
      // Some clients repeat the user as the authorization identity.
      conclude(said.equals(wanted) || said.equals(known.user() + wanted));
    }
  }

  private void conclude(boolean right) throws IOException {
    Optional<ServerReply> said =
        replySelector.perform(
            SmtpStage.AUTH,
            ServerReply.of(right ? "235 2.7.0 Come in" : "535 5.7.8 Wrong user or password"));
    done = right && said.isPresent() && said.get().isPositive();
  }

  private String ask(String question) throws IOException {
    replySelector.send("334 " + Base64.getEncoder().encodeToString(bytes(question)));
    return decoded(smtpConnection.readLine().orElse(""));
  }

  private String decoded(String text) throws IOException {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noBase64) {
      replySelector.send(BAD);
      throw new IOException(BAD, noBase64);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
