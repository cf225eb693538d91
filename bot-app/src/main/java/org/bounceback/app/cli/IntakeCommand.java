package org.bounceback.app.cli;

import java.io.IOException;
import java.util.Optional;
import org.bounceback.app.Checks;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.MailboxPoller;
import org.bounceback.app.Storage;
import org.bounceback.app.settings.Settings;
import org.bounceback.intake.IntakeResult;
import org.bounceback.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Accepts an e-mail from a mail server's pipe. */
@CommandLine.Command(
    name = "intake",
    description =
        "Accepts one e-mail from standard input, for a mail server's pipe; exit status 75 means"
            + " that it should be delivered again.")
final class IntakeCommand extends Command {
  /** Exit codes for mail servers (sysexits.h). */
  private static final int DATA_ERROR = 65;

  private static final int TRY_AGAIN = 75;

  @Mixin private SharedOptions shared = new SharedOptions();

  IntakeCommand(CommandEnvironment environment) {
    super(environment);
  }

  /** Maps the status so that an e-mail is not lost because of a wrong setting. */
  @Override
  int code(Status status) {
    return switch (status) {
      case DONE -> status.code();
      case UNREADABLE -> DATA_ERROR;
      case USAGE, AWAY -> TRY_AGAIN;
    };
  }

  @Override
  Status execute() throws CommandFailedException, InterruptedException {
    Settings settings = shared.settings(environment);
    byte[] mail = mail();
    try (Storage storage = Storage.open(settings, environment.clock())) {
      var checks = new Checks(settings, environment.clock());
      IntakeResult intakeResult =
          MailboxPoller.intake(settings, storage, checks, environment.clock())
              .accept(Optional.empty(), mail);
      if (intakeResult instanceof IntakeResult.Refused refused) {
        environment.err().println("bounceback: not accepted: " + refused.reason());
      }
      return Status.DONE;
    } catch (StoreException away) {
      throw new CommandFailedException(Status.AWAY, String.valueOf(away.getMessage()), away);
    }
  }

  private byte[] mail() throws CommandFailedException {
    try {
      byte[] mail = environment.in().readNBytes(MailboxPoller.MAX_MAIL + 1);
      if (mail.length == 0 || mail.length > MailboxPoller.MAX_MAIL) {
        throw new CommandFailedException(
            Status.UNREADABLE,
            mail.length == 0
                ? "standard input contained no e-mail"
                : "the e-mail is larger than %d bytes".formatted(MailboxPoller.MAX_MAIL));
      }
      return mail;
    } catch (IOException broken) {
      throw new CommandFailedException(Status.AWAY, "standard input cannot be read", broken);
    }
  }
}
