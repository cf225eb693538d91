package org.bounceback.benchmarks;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/** A mailbox to which Kim forwards bounces, on a mail server that runs longer than the bot. */
final class Mailbox implements AutoCloseable {
  private static final String DONE = "Taken";
  private static final String PASSWORD = "drill";
  private static final String FORWARD =
      "From: Kim <kim@shop.example>\r\nTo: bounces@shop.example\r\nSubject: Fwd: mail %d\r\n%s"
          + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"fwd\"\r\n\r\n"
          + "--fwd\r\nContent-Type: text/plain\r\n\r\nWhat is this?\r\n"
          + "--fwd\r\nContent-Type: message/rfc822\r\n\r\n%s\r\n--fwd--\r\n";

  private final GreenMail server;
  private final GreenMailUser bounces;
  private final MailFolder inbox;
  private final MailFolder done;
  private final String bounced;

  private Mailbox(GreenMail server) throws IOException, FolderException, AuthorizationException {
    this.server = server;
    this.bounces = server.setUser("bounces@shop.example", "bounces", PASSWORD);
    var folders = server.getManagers().getImapHostManager();
    this.inbox = folders.getInbox(bounces);
    this.done = folders.createMailbox(bounces, DONE);
    this.bounced = PackagedFiles.bouncedMail().replaceAll("\r?\n", "\r\n");
  }

  static Mailbox open() throws IOException {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", "imap"));
    server.start();
    try {
      return new Mailbox(server);
    } catch (FolderException | AuthorizationException unusable) {
      throw new IOException(unusable);
    }
  }

  /** Returns the settings that make a bot read the mailbox. */
  Map<String, String> settings() {
    return Map.of(
        "mailbox.url",
        "imap+plain://127.0.0.1:" + server.getImap().getPort(),
        "mailbox.user",
        "bounces",
        "mailbox.password",
        PASSWORD,
        "mailbox.done",
        DONE,
        "mailbox.poll",
        "5s",
        "intake.senders",
        "shop.example");
  }

  /** Returns the failed recipient in the forwarded e-mail with that number. */
  static String recipient(int number) {
    return "jo%d@example.org".formatted(number);
  }

  /** Returns a unique forwarded bounce; every third has no Message-ID. */
  byte[] forwarded(int number) {
    String name =
        number % 3 == 0 ? "" : "Message-ID: <forward-%d@shop.example>\r\n".formatted(number);
    return FORWARD
        .formatted(number, name, bounced.replace("jo@example.org", recipient(number)))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Delivers an e-mail to the mailbox. */
  void deliver(int number) throws MessagingException {
    bounces.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()), new ByteArrayInputStream(forwarded(number))));
  }

  /** Returns how many e-mails are not processed. */
  long unprocessed() {
    return inbox.getMessages().stream().filter(each -> !each.isSet(Flags.Flag.SEEN)).count();
  }

  /** Returns how many e-mails were moved to the folder for processed ones. */
  int putAside() {
    return done.getMessageCount();
  }

  @Override
  public void close() {
    server.stop();
  }
}
