package org.bounceback.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.bounceback.address.MailAddress;
import org.bounceback.mailbox.MailHost.Protocol;
import org.bounceback.mailbox.MailSendException.SendFailureKind;
import org.bounceback.net.ClosableSocketFactory;
import org.bounceback.net.ServerTrust;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Sends messages from the operator's account by submission (RFC 6409), each over its own
 * connection. Never retries. Safe for concurrent use.
 */
public final class SubmissionClient {
  private static final String PREFIX = "mail.smtp.";
  private static final int OK = 250;

  private final Account account;
  private final Clock clock;

  /** Sends from that account. */
  public SubmissionClient(Account account, Clock clock) {
    this.account = account;
    this.clock = clock;
  }

  /**
   * The account on the server.
   *
   * @param mailCredentials empty if the server accepts us by our IP
   * @param trust the trusted certificates
   * @param timeout the timeout for sending one message
   */
  public record Account(
      MailHost server,
      Optional<MailCredentials> mailCredentials,
      ServerTrust trust,
      Duration timeout) {
    public Account {
      if (server.protocol() != Protocol.SMTP) {
        throw new IllegalArgumentException("sending needs an smtp URL, not " + server);
      }
      if (mailCredentials.isPresent() && !server.mayReceiveSecrets()) {
        throw new IllegalArgumentException(
            "no password is sent unencrypted to " + server + "; use smtps:// or smtp://");
      }
    }
  }

  /** An SMTP dialogue with the server. */
  private interface Dialogue {
    void with(SMTPTransport server) throws MessagingException;
  }

  /**
   * Sends a message.
   *
   * @throws MailSendException if the server is not known to have accepted it; it may have accepted
   *     it nevertheless
   * @throws InterruptedException if the calling thread is interrupted; the server may have accepted
   *     the message
   */
  public void send(OutgoingMail outgoingMail) throws MailSendException, InterruptedException {
    Session session = Session.getInstance(new Properties());
    try {
      MimeMessage mail = MailComposer.compose(session, outgoingMail, clock.instant());
      talk(outgoingMail.from(), server -> server.sendMessage(mail, mail.getAllRecipients()));
    } catch (MessagingException invalid) {
      throw new MailSendException(
          SendFailureKind.REFUSED, "the message cannot be formatted", invalid);
    }
  }

  /**
   * Logs in and checks whether the server would accept a message from one address to the other,
   * without sending one.
   *
   * @throws MailSendException if it would not
   * @throws InterruptedException if the calling thread is interrupted
   */
  public void check(MailAddress from, MailAddress to)
      throws MailSendException, InterruptedException {
    talk(
        from,
        server -> {
          server.issueCommand("MAIL FROM:<" + from + ">", OK);
          server.issueCommand("RCPT TO:<" + to + ">", OK);
          server.issueCommand("RSET", OK);
        });
  }

  private void talk(MailAddress from, Dialogue talk)
      throws MailSendException, InterruptedException {
    var sockets = new ClosableSocketFactory(account.trust());
    Callable<Void> dialogue =
        () -> {
          converse(sockets, from, talk);
          return null;
        };
    try {
      InterruptibleMailTask.run("mail-submission", sockets, account.timeout(), dialogue);
    } catch (TimeoutException late) {
      throw new MailSendException(
          SendFailureKind.SLOW, "the mail server did not finish in time", late);
    } catch (ExecutionException failed) {
      throw SubmissionFailure.toException(failed.getCause());
    }
  }

  private void converse(ClosableSocketFactory sockets, MailAddress from, Dialogue talk)
      throws IOException, MessagingException {
    var server =
        (SMTPTransport) Session.getInstance(properties(sockets, from)).getTransport("smtp");
    try {
      connect(server);
      talk.with(server);
    } catch (MessagingException failed) {
      throw new SubmissionFailure(server.getLastReturnCode(), failed);
    } finally {
      close(server);
    }
  }

  private void connect(SMTPTransport server) throws IOException, MessagingException {
    MailHost host = account.server();
    Optional<MailCredentials> mailCredentials = account.mailCredentials();
    if (mailCredentials.isPresent()) {
      server.connect(
          host.host(), host.port(), mailCredentials.get().user(), mailCredentials.get().secret());
    } else {
      // With an empty user, the library would log in if the server offers it.
      server.connect(host.host(), host.port(), null, null);
    }
  }

  private static void close(SMTPTransport server) {
    try {
      server.close();
    } catch (MessagingException gone) {
      // The server's reply about the message is final, whether or not closing succeeds.
    }
  }

  private Properties properties(ClosableSocketFactory sockets, MailAddress from) {
    Properties properties =
        LineProperties.of(
            "smtp", account.server(), account.mailCredentials(), sockets, account.timeout());
    properties.put(PREFIX + "auth", String.valueOf(account.mailCredentials().isPresent()));
    properties.put(PREFIX + "from", from.toString());
    properties.put(PREFIX + "localhost", from.domain().toString());
    properties.put(PREFIX + "allow8bitmime", "false");
    properties.put(PREFIX + "quitwait", "false");
    return properties;
  }
}
