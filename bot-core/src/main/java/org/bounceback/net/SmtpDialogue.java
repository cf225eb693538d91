package org.bounceback.net;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The commands sent to a mail server and its replies.
 *
 * @param exchanges in order; the first is the greeting
 * @param tls the encrypted connection, if it was established
 * @param broken where and how the dialogue failed, if it failed before QUIT
 */
public record SmtpDialogue(List<Exchange> exchanges, Optional<Tls> tls, Optional<Broken> broken) {

  public SmtpDialogue {
    exchanges = List.copyOf(exchanges);
  }

  /** Returns the reply at a step; the last one if there are several EHLO. */
  public Optional<SmtpReply> reply(Step step) {
    return exchanges.stream()
        .filter(exchange -> exchange.step() == step)
        .map(Exchange::reply)
        .reduce((first, last) -> last);
  }

  /** One step and the reply to it. */
  public record Exchange(Step step, SmtpReply reply) {}

  /** The steps of a dialogue in order. */
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
   * A failure of the dialogue.
   *
   * @param at the step without a valid reply
   */
  public record Broken(Step at, DialogueFailureKind dialogueFailureKind) {}

  /** The kind of failure. */
  public enum DialogueFailureKind {
    /** The connection was refused. */
    REFUSED,
    /** There was no reply in time. */
    TIMEOUT,
    /** The server closed the connection. */
    CUT,
    /** The reply is not SMTP, or exceeds the limits. */
    PROTOCOL,
    /** No encrypted connection could be negotiated. */
    TLS
  }

  /**
   * An encrypted connection. An invalid certificate is a property of the server, not a failure.
   *
   * @param version for example {@code TLSv1.3}
   * @param certificate whether a strict client would accept it
   * @param subject the subject of the certificate
   */
  public record Tls(String version, Certificate certificate, String subject) {}

  /** The result of a strict certificate check. */
  public enum Certificate {
    VALID,
    EXPIRED,
    /** Issued for another name. */
    WRONG_NAME,
    /** Signed by an authority that is not trusted. */
    UNTRUSTED;

    /** Returns the name used in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
