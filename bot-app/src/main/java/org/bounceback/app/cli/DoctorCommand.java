package org.bounceback.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.app.ChatPlatforms;
import org.bounceback.app.Checks;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Desks;
import org.bounceback.app.cli.doctor.MailboxDoctor;
import org.bounceback.app.cli.doctor.PanelDoctor;
import org.bounceback.app.cli.doctor.PermissionsDoctor;
import org.bounceback.app.cli.doctor.PictureDoctor;
import org.bounceback.app.cli.doctor.ResolverDoctor;
import org.bounceback.app.cli.doctor.StoreDoctor;
import org.bounceback.app.settings.Settings;
import org.bounceback.chat.runtime.SetupCheckResult;
import org.bounceback.discord.DiscordDoctor;
import org.bounceback.discord.DiscordSettings;
import org.bounceback.slack.SlackDoctor;
import org.bounceback.slack.SlackSettings;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.DeskSelfTest;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** What would keep the bot from working, and what to do about it. */
@CommandLine.Command(
    name = "doctor",
    description =
        "Checks whether the database, the chats, the desk, the mailbox, the control panels and the"
            + " resolver that the configuration names work.")
final class DoctorCommand extends Command {

  @Mixin private SharedOptions shared = new SharedOptions();

  DoctorCommand(CommandEnvironment around) {
    super(around);
  }

  @Override
  Status answer() throws CommandFailedException, InterruptedException {
    Settings settings = shared.settings(around);
    // First, since opening the database restricts what is too wide.
    List<SetupCheckResult> permissions = new PermissionsDoctor(settings).examine();
    Optional<SlackSettings> slack = ChatPlatforms.slack(settings);
    Optional<DiscordSettings> discord = ChatPlatforms.discord(settings);
    var checks = new Checks(settings, around.clock());
    List<PanelDoctor.Line> panels = new PanelDoctor(checks.hosting()).examine();
    Optional<DeskSelfTest> desk = Desks.elsewhere(settings, around.clock()).flatMap(Desk::check);
    List<SetupCheckResult> mailbox = new MailboxDoctor(settings, around.clock()).examine();
    if (slack.isEmpty()
        && discord.isEmpty()
        && desk.isEmpty()
        && panels.isEmpty()
        && mailbox.isEmpty()) {
      throw ChatPlatforms.noneNamed();
    }
    List<SetupCheckResult> setupCheckResults = new ArrayList<>();
    slack.ifPresent(
        each -> setupCheckResults.addAll(new SlackDoctor(each, around.clock()).examine()));
    discord.ifPresent(
        each -> setupCheckResults.addAll(new DiscordDoctor(each, around.clock()).examine()));
    if (desk.isPresent()) {
      desk.get().examine().stream()
          .map(seen -> new SetupCheckResult(seen.well(), seen.words()))
          .forEach(setupCheckResults::add);
    }
    setupCheckResults.addAll(mailbox);
    checks
        .pictureIsolation()
        .map(isolation -> new SetupCheckResult(true, PictureDoctor.words(isolation)))
        .ifPresent(setupCheckResults::add);
    setupCheckResults.addAll(permissions);
    setupCheckResults.addAll(new StoreDoctor(settings, around.clock()).examine());
    for (SetupCheckResult setupCheckResult : setupCheckResults) {
      around
          .out()
          .println((setupCheckResult.well() ? "ok    " : "wrong ") + setupCheckResult.words());
    }
    panels.forEach(line -> around.out().println(line.text()));
    List<String> wrong = new ResolverDoctor(shared.settings(around), around.clock()).examine();
    wrong.forEach(words -> around.out().println("wrong " + words));
    if (wrong.isEmpty()) {
      around.out().println("ok    blocklists answer through the resolver");
    }
    boolean well =
        wrong.isEmpty()
            && setupCheckResults.stream().allMatch(SetupCheckResult::well)
            && panels.stream().allMatch(PanelDoctor.Line::well);
    return well ? Status.DONE : Status.AWAY;
  }
}
