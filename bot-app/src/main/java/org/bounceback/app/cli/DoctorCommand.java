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

/** Checks the setup and says what to do about problems. */
@CommandLine.Command(
    name = "doctor",
    description =
        "Checks whether the configured database, chats, ticket system, mailbox, control panels and"
            + " resolver work.")
final class DoctorCommand extends Command {

  @Mixin private SharedOptions shared = new SharedOptions();

  DoctorCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException, InterruptedException {
    Settings settings = shared.settings(environment);
    // First, because opening the database restricts permissions that are too wide.
    List<SetupCheckResult> permissions = new PermissionsDoctor(settings).examine();
    Optional<SlackSettings> slack = ChatPlatforms.slack(settings);
    Optional<DiscordSettings> discord = ChatPlatforms.discord(settings);
    var checks = new Checks(settings, environment.clock());
    List<PanelDoctor.Line> panels = new PanelDoctor(checks.hosting()).examine();
    Optional<DeskSelfTest> desk =
        Desks.elsewhere(settings, environment.clock()).flatMap(Desk::check);
    List<SetupCheckResult> mailbox = new MailboxDoctor(settings, environment.clock()).examine();
    if (slack.isEmpty()
        && discord.isEmpty()
        && desk.isEmpty()
        && panels.isEmpty()
        && mailbox.isEmpty()) {
      throw ChatPlatforms.noneConfigured();
    }
    List<SetupCheckResult> results = new ArrayList<>();
    slack.ifPresent(
        slackSettings ->
            results.addAll(new SlackDoctor(slackSettings, environment.clock()).check()));
    discord.ifPresent(
        discordSettings ->
            results.addAll(new DiscordDoctor(discordSettings, environment.clock()).check()));
    if (desk.isPresent()) {
      desk.get().check().stream()
          .map(seen -> new SetupCheckResult(seen.well(), seen.message()))
          .forEach(results::add);
    }
    results.addAll(mailbox);
    checks
        .pictureIsolation()
        .map(isolation -> new SetupCheckResult(true, PictureDoctor.describe(isolation)))
        .ifPresent(results::add);
    results.addAll(permissions);
    results.addAll(new StoreDoctor(settings, environment.clock()).examine());
    for (SetupCheckResult setupCheckResult : results) {
      environment
          .out()
          .println((setupCheckResult.well() ? "ok    " : "wrong ") + setupCheckResult.text());
    }
    panels.forEach(line -> environment.out().println(line.text()));
    List<String> wrong =
        new ResolverDoctor(shared.settings(environment), environment.clock()).examine();
    wrong.forEach(problem -> environment.out().println("wrong " + problem));
    if (wrong.isEmpty()) {
      environment.out().println("ok    blocklists respond through the resolver");
    }
    boolean well =
        wrong.isEmpty()
            && results.stream().allMatch(SetupCheckResult::well)
            && panels.stream().allMatch(PanelDoctor.Line::well);
    return well ? Status.DONE : Status.AWAY;
  }
}
