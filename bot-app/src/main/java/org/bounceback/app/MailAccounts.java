package org.bounceback.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.bounceback.address.MailAddress;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.settings.Settings;
import org.bounceback.cases.DeskId;
import org.bounceback.mailbox.ImapMailbox;
import org.bounceback.mailbox.MailCredentials;
import org.bounceback.mailbox.MailHost;
import org.bounceback.mailbox.MailHost.Protocol;
import org.bounceback.mailbox.SubmissionClient;
import org.bounceback.net.ServerTrust;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.desk.EmailDesk;
import org.bounceback.ticket.desk.MailAttachment;

/** Reads the mail accounts in the settings. */
final class MailAccounts {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Settings settings;
  private final Clock clock;

  MailAccounts(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Creates the ticket system that accepts tickets by e-mail.
   *
   * @throws CommandFailedException if a setting is missing or cannot be used
   */
  Desk desk() throws CommandFailedException {
    MailHost server =
        host("desk.url", Protocol.SMTP, "smtp://mail.example.org or smtps://mail.example.org");
    Optional<MailCredentials> mailCredentials =
        login("desk.user", "desk.token", "desk.access-token");
    MailAddress from = address("desk.from", "bounceback@host.example");
    MailAddress to = address("desk.queue", "support@desk.example");
    try {
      MailAttachment.AttachmentFormat attachmentFormat =
          settings
              .text("desk.mail")
              .map(MailAttachment.AttachmentFormat::of)
              .orElse(MailAttachment.AttachmentFormat.EML);
      var account = new SubmissionClient.Account(server, mailCredentials, trust(), TIMEOUT);
      var desk =
          new EmailDesk(
              new SubmissionClient(account, clock),
              Desks.throttle(settings),
              from,
              to,
              attachmentFormat);
      return new Desk(
          DeskId.at(Desks.EMAIL, to.toString()),
          desk,
          Optional.of(desk),
          Optional.empty(),
          Optional.of(desk));
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailedException(Status.USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private MailHost host(String key, Protocol protocol, String example)
      throws CommandFailedException {
    String text = settings.text(key).orElse("");
    return MailHost.parse(protocol, text)
        .orElseThrow(() -> wrong("%s is \"%s\"; enter %s".formatted(key, text, example)));
  }

  private MailAddress address(String key, String example) throws CommandFailedException {
    String text = settings.text(key).orElse("");
    return MailAddress.parse(text)
        .orElseThrow(
            () ->
                wrong(
                    "%s is \"%s\"; enter an e-mail address, such as %s"
                        .formatted(key, text, example)));
  }

  private Optional<MailCredentials> login(String user, String password, String tokenFile)
      throws CommandFailedException {
    try {
      return MailCredentials.of(
          settings.text(user), settings.text(password), settings.path(tokenFile));
    } catch (IllegalArgumentException nothingProves) {
      throw new CommandFailedException(
          Status.USAGE,
          "%s is set, but neither %s nor %s".formatted(user, password, tokenFile),
          nothingProves);
    }
  }

  /**
   * Creates the mailbox for bounces; empty if none is configured.
   *
   * @throws CommandFailedException if a setting is missing or cannot be used
   */
  Optional<ImapMailbox> mailbox() throws CommandFailedException {
    if (settings.text("mailbox.url").isEmpty()) {
      return Optional.empty();
    }
    MailHost server =
        host("mailbox.url", Protocol.IMAP, "imaps://mail.example.org or imap://mail.example.org");
    MailCredentials mailCredentials =
        login("mailbox.user", "mailbox.password", "mailbox.access-token")
            .orElseThrow(() -> wrong("mailbox.user is missing; enter the mailbox's user name"));
    try {
      return Optional.of(
          new ImapMailbox(
              new ImapMailbox.Account(
                  server,
                  mailCredentials,
                  trust(),
                  settings.text("mailbox.folder").orElseThrow(),
                  settings.text("mailbox.done"),
                  MailboxPoller.MAX_MAIL,
                  settings.duration("mailbox.poll"),
                  TIMEOUT)));
    } catch (IllegalArgumentException unusable) {
      throw new CommandFailedException(
          Status.USAGE, String.valueOf(unusable.getMessage()), unusable);
    }
  }

  /**
   * Returns the certificates that we accept from our mail servers.
   *
   * @throws CommandFailedException if the file cannot be used
   */
  ServerTrust trust() throws CommandFailedException {
    Optional<Path> file = settings.path("mail.authorities");
    if (file.isEmpty()) {
      return ServerTrust.OF_THE_SYSTEM;
    }
    try {
      return ServerTrust.signedBy(Files.readString(file.get()));
    } catch (IOException unusable) {
      throw new CommandFailedException(
          Status.USAGE,
          "mail.authorities: %s cannot be used; enter a file with certificates in PEM"
              .formatted(file.get()),
          unusable);
    }
  }

  private static CommandFailedException wrong(String message) {
    return new CommandFailedException(Status.USAGE, message);
  }
}
