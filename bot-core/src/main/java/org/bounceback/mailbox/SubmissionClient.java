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
 * Sends letters from the operator's account by submission (RFC 6409), each over a connection of its
 * own. Never retries. Safe for concurrent use.
 */
public final class SubmissionClient {
  private static final String PREFIX = "mail.smtp.";
  private static final int OK = 250;

  private final Account account;
  private final Clock clock;

  /** Sends from {@code account}. */
  public SubmissionClient(Account account, Clock clock) {
    this.account = account;
    this.clock = clock;
  }

  /**
   * The account at the server.
   *
   * @param mailCredentials empty where the server knows us without, by our address
   * @param trust whose certificate the server may show
   * @param patience how long one letter may take, from the first packet to the last word
   */
  public record Account(
      MailHost server,
      Optional<MailCredentials> mailCredentials,
      ServerTrust trust,
      Duration patience) {
    public Account {
      if (server.protocol() != Protocol.SMTP) {
        throw new IllegalArgumentException("mails are sent by smtp, not to " + server);
      }
      if (mailCredentials.isPresent() && !server.mayHearSecrets()) {
        throw new IllegalArgumentException(
            "no password goes to " + server + " in plain; give smtps:// or smtp://");
      }
    }
  }

  /** One dialogue with the server. */
  private interface Talk {
    void with(SMTPTransport server) throws MessagingException;
  }

  /**
   * Sends a letter.
   *
   * @throws MailSendException when the server is not known to have taken it; it may have all the
   *     same
   * @throws InterruptedException when the calling thread is interrupted; likewise
   */
  public void send(OutgoingMail outgoingMail) throws MailSendException, InterruptedException {
    Session session = Session.getInstance(new Properties());
    try {
      MimeMessage mail = MailComposer.write(session, outgoingMail, clock.instant());
      talk(outgoingMail.from(), server -> server.sendMessage(mail, mail.getAllRecipients()));
    } catch (MessagingException unwritable) {
      throw new MailSendException(
          SendFailureKind.REFUSED, "the mail cannot be written", unwritable);
    }
  }

  /**
   * Logs in and asks whether a letter from one to the other would be taken; sends none.
   *
   * @throws MailSendException when it would not
   * @throws InterruptedException when the calling thread is interrupted
   */
  public void rehearse(MailAddress from, MailAddress to)
      throws MailSendException, InterruptedException {
    talk(
        from,
        server -> {
          server.issueCommand("MAIL FROM:<" + from + ">", OK);
          server.issueCommand("RCPT TO:<" + to + ">", OK);
          server.issueCommand("RSET", OK);
        });
  }

  private void talk(MailAddress from, Talk talk) throws MailSendException, InterruptedException {
    var sockets = new ClosableSocketFactory(account.trust());
    Callable<Void> dialogue =
        () -> {
          converse(sockets, from, talk);
          return null;
        };
    try {
      InterruptibleMailTask.run("mail-submission", sockets, account.patience(), dialogue);
    } catch (TimeoutException late) {
      throw new MailSendException(
          SendFailureKind.SLOW, "the mail server did not end in time", late);
    } catch (ExecutionException failed) {
      throw SubmissionFailure.judge(failed.getCause());
    }
  }

  private void converse(ClosableSocketFactory sockets, MailAddress from, Talk talk)
      throws IOException, MessagingException {
    var server =
        (SMTPTransport) Session.getInstance(properties(sockets, from)).getTransport("smtp");
    try {
      connect(server);
      talk.with(server);
    } catch (MessagingException failed) {
      throw new SubmissionFailure(server.getLastReturnCode(), failed);
    } finally {
      leave(server);
    }
  }

  private void connect(SMTPTransport server) throws IOException, MessagingException {
    MailHost host = account.server();
    Optional<MailCredentials> mailCredentials = account.mailCredentials();
    if (mailCredentials.isPresent()) {
      server.connect(
          host.host(), host.port(), mailCredentials.get().user(), mailCredentials.get().secret());
    } else {
      // An empty user would log in wherever the server offers it.
      server.connect(host.host(), host.port(), null, null);
    }
  }

  private static void leave(SMTPTransport server) {
    try {
      server.close();
    } catch (MessagingException gone) {
      // What the server said of the letter stands, whether or not it waits for our goodbye.
    }
  }

  private Properties properties(ClosableSocketFactory sockets, MailAddress from) {
    Properties properties =
        LineProperties.of(
            "smtp", account.server(), account.mailCredentials(), sockets, account.patience());
    properties.put(PREFIX + "auth", String.valueOf(account.mailCredentials().isPresent()));
    properties.put(PREFIX + "from", from.toString());
    properties.put(PREFIX + "localhost", from.domain().toString());
    properties.put(PREFIX + "allow8bitmime", "false");
    properties.put(PREFIX + "quitwait", "false");
    return properties;
  }
}
