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

/** Whatever can go wrong when a letter is sent, with the reply code that was heard last. */
final class SubmissionFailure extends IOException {
  /** Replies that speak of the login (RFC 4954 section 6). */
  private static final Set<Integer> LOGIN = Set.of(530, 534, 535, 538);

  private static final int DEEPEST = 10;

  private final int code;

  SubmissionFailure(int code, MessagingException cause) {
    super(cause);
    this.code = code;
  }

  /** What it means for the letter. */
  static MailSendException judge(@Nullable Throwable failure) {
    Throwable known = failure == null ? new IllegalStateException("no cause") : failure;
    if (known instanceof SubmissionFailure said) {
      return said.judged();
    }
    if (known instanceof IOException unreadable) {
      return new MailSendException(
          SendFailureKind.CREDENTIALS, "the file with the access token cannot be read", unreadable);
    }
    if (known instanceof RuntimeException bug) {
      throw bug;
    }
    return new MailSendException(
        SendFailureKind.UNREACHABLE, "the mail library cannot send", known);
  }

  private MailSendException judged() {
    boolean later = code / 100 == 4;
    if (LOGIN.contains(code) || (isCausedBy(AuthenticationFailedException.class) && !later)) {
      return new MailSendException(
          SendFailureKind.CREDENTIALS, words("it takes none of our ways to log in"), this);
    }
    if (later) {
      return new MailSendException(SendFailureKind.LATER, words("it is busy"), this);
    }
    if (code / 100 == 5) {
      return new MailSendException(SendFailureKind.REFUSED, words("it refuses the mail"), this);
    }
    if (isCausedBy(CertificateException.class)) {
      return new MailSendException(
          SendFailureKind.UNREACHABLE, "the mail server's certificate is not trusted", this);
    }
    if (isCausedBy(SocketTimeoutException.class)) {
      return new MailSendException(
          SendFailureKind.SLOW, "the mail server gave no answer in time", this);
    }
    if (isCausedBy(ConnectException.class)
        || isCausedBy(MailConnectException.class)
        || isCausedBy(UnknownHostException.class)) {
      return new MailSendException(
          SendFailureKind.UNREACHABLE, "the mail server cannot be reached", this);
    }
    return code == 250 || code == 220
        ? new MailSendException(SendFailureKind.UNREACHABLE, "the mail server offers no TLS", this)
        : new MailSendException(SendFailureKind.CUT, "the mail server hung up", this);
  }

  /** The innermost reply, which says what was wrong rather than that something was. */
  private String words(String otherwise) {
    return causes()
        .filter(each -> each instanceof SendFailedException || each instanceof MessagingException)
        .reduce((outer, inner) -> inner)
        .flatMap(each -> Optional.ofNullable(each.getMessage()))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElse(otherwise);
  }

  private boolean isCausedBy(Class<? extends Throwable> kind) {
    return causes().anyMatch(kind::isInstance);
  }

  private Stream<Throwable> causes() {
    return Stream.<Throwable>iterate(this, each -> each != null, Throwable::getCause)
        .limit(DEEPEST);
  }
}
