package org.bounceback.mailbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.mailbox.MailSendException.SendFailureKind;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/** A failure to send a message, with the last reply code of the server. */
final class SubmissionFailure extends IOException {
  /** Reply codes about the login (RFC 4954 section 6). */
  private static final Set<Integer> LOGIN = Set.of(530, 534, 535, 538);

  private static final int MAX_CAUSES = 10;

  private final int code;

  SubmissionFailure(int code, MessagingException cause) {
    super(cause);
    this.code = code;
  }

  /** Converts a failure into an exception with its meaning for the message. */
  static MailSendException toException(@Nullable Throwable failure) {
    Throwable known = failure == null ? new IllegalStateException("no cause") : failure;
    if (known instanceof SubmissionFailure smtpFailure) {
      return smtpFailure.toMailSendException();
    }
    if (known instanceof IOException unreadable) {
      return new MailSendException(
          SendFailureKind.CREDENTIALS, "cannot read the file with the access token", unreadable);
    }
    if (known instanceof RuntimeException bug) {
      throw bug;
    }
    return new MailSendException(
        SendFailureKind.UNREACHABLE, "the mail library cannot send", known);
  }

  private MailSendException toMailSendException() {
    boolean later = code / 100 == 4;
    if (LOGIN.contains(code) || (isCausedBy(AuthenticationFailedException.class) && !later)) {
      return new MailSendException(
          SendFailureKind.CREDENTIALS, reply("it supports none of our login methods"), this);
    }
    if (later) {
      return new MailSendException(SendFailureKind.LATER, reply("it is busy"), this);
    }
    if (code / 100 == 5) {
      return new MailSendException(SendFailureKind.REFUSED, reply("it rejected the message"), this);
    }
    if (isCausedBy(CertificateException.class)) {
      return new MailSendException(
          SendFailureKind.UNREACHABLE, "the mail server's certificate is not trusted", this);
    }
    if (isCausedBy(SocketTimeoutException.class)) {
      return new MailSendException(
          SendFailureKind.SLOW, "the mail server did not respond in time", this);
    }
    if (isCausedBy(ConnectException.class)
        || isCausedBy(MailConnectException.class)
        || isCausedBy(UnknownHostException.class)) {
      return new MailSendException(
          SendFailureKind.UNREACHABLE, "the mail server is unreachable", this);
    }
    return code == 250 || code == 220
        ? new MailSendException(SendFailureKind.UNREACHABLE, "the mail server offers no TLS", this)
        : new MailSendException(SendFailureKind.CUT, "the mail server closed the connection", this);
  }

  /** Returns the innermost reply, which is the most specific one. */
  private String reply(String fallback) {
    return causes()
        .filter(
            cause -> cause instanceof SendFailedException || cause instanceof MessagingException)
        .reduce((outer, inner) -> inner)
        .flatMap(cause -> Optional.ofNullable(cause.getMessage()))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElse(fallback);
  }

  private boolean isCausedBy(Class<? extends Throwable> kind) {
    return causes().anyMatch(kind::isInstance);
  }

  private Stream<Throwable> causes() {
    return Stream.<Throwable>iterate(this, cause -> cause != null, Throwable::getCause)
        .limit(MAX_CAUSES);
  }
}
