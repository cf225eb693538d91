package org.bounceback.net;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was said to a mail server and what it answered.
 *
 * @param exchanges in order; the first is the greeting
 * @param tls the encrypted connection, if one came about
 * @param broken where and how the dialogue broke, if it did before QUIT
 */
public record SmtpDialogue(List<Exchange> exchanges, Optional<Tls> tls, Optional<Broken> broken) {

  public SmtpDialogue {
    exchanges = List.copyOf(exchanges);
  }

  /** The reply at a step; of several EHLO the last. */
  public Optional<SmtpReply> reply(Step step) {
    return exchanges.stream()
        .filter(each -> each.step() == step)
        .map(Exchange::reply)
        .reduce((first, last) -> last);
  }

  /** One step and the reply to it. */
  public record Exchange(Step step, SmtpReply reply) {}

  /** The steps of a dialogue in their order. */
  public enum Step {
    CONNECT,
    GREETING,
    EHLO,
    STARTTLS,
    MAIL,
    RCPT,
    QUIT
  }

  /**
   * The dialogue broke.
   *
   * @param at the step that got no proper reply
   */
  public record Broken(Step at, DialogueFailureKind dialogueFailureKind) {}

  /** How a dialogue breaks. */
  public enum DialogueFailureKind {
    /** Nobody listens there. */
    REFUSED,
    /** Nothing came in time. */
    TIMEOUT,
    /** The other side hung up. */
    CUT,
    /** What came is no SMTP, or more than the limits allow. */
    PROTOCOL,
    /** No encrypted connection could be agreed on. */
    TLS
  }

  /**
   * An encrypted connection. An invalid certificate is a fact about the server, not a failure.
   *
   * @param version for example {@code TLSv1.3}
   * @param certificate whether a strict client would accept it
   * @param subject the certificate's subject
   */
  public record Tls(String version, Certificate certificate, String subject) {}

  /** What a strict client would say of a certificate. */
  public enum Certificate {
    VALID,
    EXPIRED,
    /** Made out for another name. */
    WRONG_NAME,
    /** Signed by nobody we trust. */
    UNTRUSTED;

    /** The name in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
