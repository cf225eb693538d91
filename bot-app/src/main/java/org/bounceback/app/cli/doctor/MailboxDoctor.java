package org.bounceback.app.cli.doctor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.Desks;
import org.bounceback.app.settings.Settings;
import org.bounceback.chat.runtime.SetupCheckResult;
import org.bounceback.intake.AllowedSenders;
import org.bounceback.mailbox.ImapMailbox;
import org.bounceback.mailbox.MailboxException;

/** Checks whether bounces can arrive by e-mail. */
public final class MailboxDoctor {
  private final Settings settings;
  private final Optional<ImapMailbox> mailbox;

  /**
   * Checks the configured mailbox.
   *
   * @throws CommandFailedException if a setting is missing or cannot be used
   */
  public MailboxDoctor(Settings settings, Clock clock) throws CommandFailedException {
    this.settings = settings;
    this.mailbox = Desks.mailbox(settings, clock);
  }

  /** Returns the results; empty if no mailbox is configured. */
  public List<SetupCheckResult> examine() throws InterruptedException {
    if (mailbox.isEmpty()) {
      return List.of();
    }
    List<SetupCheckResult> setupCheckResults =
        new ArrayList<>(List.of(opened(mailbox.get()), senders()));
    if (settings.list("intake.receivers").isEmpty()) {
      setupCheckResults.add(
          new SetupCheckResult(
              true,
              "intake.receivers is empty, so anyone can forge a sender of intake.senders;"
                  + " set it to the server that receives this mailbox's mail"));
    }
    if (settings.text("intake.post").isEmpty()) {
      setupCheckResults.add(
          new SetupCheckResult(
              true, "intake.post is empty, so cases received by e-mail are not posted in a chat"));
    }
    return List.copyOf(setupCheckResults);
  }

  private SetupCheckResult opened(ImapMailbox opened) throws InterruptedException {
    try {
      ImapMailbox.State state = opened.check();
      String news =
          state.supportsIdle()
              ? "the server announces new mail immediately"
              : "the server does not announce new mail, so it is checked every "
                  + settings.text("mailbox.poll").orElseThrow();
      return new SetupCheckResult(
          true,
          "the mailbox at %s accepts our login; %s has %d e-mails, %d of them new; %s"
              .formatted(
                  settings.text("mailbox.url").orElseThrow(),
                  settings.text("mailbox.folder").orElseThrow(),
                  state.mails(),
                  state.unseen(),
                  news));
    } catch (MailboxException failed) {
      String why = String.valueOf(failed.getMessage());
      return new SetupCheckResult(false, why + "; check " + keys(why));
    }
  }

  private static String keys(String why) {
    if (why.contains("let us in")) {
      return "mailbox.user, and mailbox.password or mailbox.access-token";
    }
    if (why.contains("no folder")) {
      return "mailbox.folder and mailbox.done, or create the folder";
    }
    return why.contains("certificate")
        ? "mail.authorities, and that mailbox.url contains the certificate's host name"
        : "mailbox.url";
  }

  private SetupCheckResult senders() {
    try {
      List<String> senders = settings.list("intake.senders");
      var rules = new AllowedSenders(senders, settings.list("intake.receivers"));
      return new SetupCheckResult(
          true, "e-mails are accepted from " + String.join(", ", rules.senders()));
    } catch (IllegalArgumentException wrong) {
      return new SetupCheckResult(false, String.valueOf(wrong.getMessage()));
    }
  }
}
