package org.bounceback.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.bounceback.app.CommandFailedException.Status;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Puts the command line together and runs one command of it. */
public final class Commands {

  private Commands() {}

  /** Runs the command that the arguments name and answers the exit status. */
  public static int run(CommandEnvironment around, String... arguments) {
    CommandLine line = build(around);
    if (arguments.length == 0) {
      line.usage(around.err());
      return Status.USAGE.code();
    }
    return line.execute(arguments);
  }

  private static CommandLine build(CommandEnvironment around) {
    CommandSpec top =
        CommandSpec.create().name("bounceback").version(version()).mixinStandardHelpOptions(true);
    top.usageMessage().description("Answers \"my e-mails are bouncing back\".");
    var line = new CommandLine(top);
    line.addSubcommand(withHelp(new DemoCommand(around)));
    line.addSubcommand(withHelp(new DiagnoseCommand(around)));
    line.addSubcommand(withHelp(new BlacklistCommand(around)));
    line.addSubcommand(withHelp(new RecipientCommand(around)));
    line.addSubcommand(withHelp(new ServerCommand(around)));
    line.addSubcommand(withHelp(new BlocksCommand(around)));
    line.addSubcommand(withHelp(new ChatCommand(around)));
    line.addSubcommand(withHelp(new ServeCommand(around)));
    line.addSubcommand(withHelp(new IntakeCommand(around)));
    line.addSubcommand(withHelp(new DoctorCommand(around)));
    line.addSubcommand(withHelp(new ConfigCommand(around)));
    line.addSubcommand(withHelp(new BackupCommand(around)));
    line.addSubcommand(withHelp(new ClockCommand(around)));
    line.addSubcommand(withHelp(new CasesCommand(around)));
    line.addSubcommand(
        "tickets",
        group(
            "The local desk's tickets, and what any desk did not take.",
            new ListTicketsCommand(around),
            new ShowTicketCommand(around),
            new AnswerTicketCommand(around),
            new CloseTicketCommand(around),
            new DeadTicketsCommand(around),
            new RetryTicketsCommand(around)));
    line.addSubcommand(
        "zones",
        group(
            "The catalogue of blocklists.",
            new ZonesListCommand(around),
            new ZonesCheckCommand(around)));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(around.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(around.err(), true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler((problem, given) -> complain(around, problem));
    return line;
  }

  private static CommandLine withHelp(Command command) {
    var line = new CommandLine(command);
    line.getCommandSpec().addOption(help());
    return line;
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help").usageHelp(true).description("show this").build();
  }

  /** A word that means nothing without the one behind it. */
  private static CommandLine group(String description, Command... commands) {
    CommandSpec spec = CommandSpec.create().addOption(help());
    spec.usageMessage().description(description);
    var group = new CommandLine(spec);
    for (Command each : commands) {
      group.addSubcommand(withHelp(each));
    }
    return group;
  }

  private static int complain(CommandEnvironment around, ParameterException problem) {
    String name = problem.getCommandLine().getCommandSpec().qualifiedName();
    around.err().println("bounceback: " + problem.getMessage());
    around.err().println("Try '" + name + " --help'.");
    return Status.USAGE.code();
  }

  private static String version() {
    String version = Commands.class.getPackage().getImplementationVersion();
    return "bounceback " + (version == null ? "(not packaged)" : version);
  }
}
