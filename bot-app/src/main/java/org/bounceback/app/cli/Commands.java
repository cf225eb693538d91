package org.bounceback.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.bounceback.app.CommandFailedException.Status;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Builds the command line and runs one of its commands. */
public final class Commands {

  private Commands() {}

  /** Runs the command in the arguments and returns the exit status. */
  public static int run(CommandEnvironment environment, String... arguments) {
    CommandLine line = build(environment);
    if (arguments.length == 0) {
      line.usage(environment.err());
      return Status.USAGE.code();
    }
    return line.execute(arguments);
  }

  private static CommandLine build(CommandEnvironment environment) {
    CommandSpec top =
        CommandSpec.create().name("bounceback").version(version()).mixinStandardHelpOptions(true);
    top.usageMessage().description("Answers \"my e-mails are bouncing back\".");
    var line = new CommandLine(top);
    line.addSubcommand(withHelp(new DemoCommand(environment)));
    line.addSubcommand(withHelp(new DiagnoseCommand(environment)));
    line.addSubcommand(withHelp(new BlacklistCommand(environment)));
    line.addSubcommand(withHelp(new RecipientCommand(environment)));
    line.addSubcommand(withHelp(new ServerCommand(environment)));
    line.addSubcommand(withHelp(new BlocksCommand(environment)));
    line.addSubcommand(withHelp(new ChatCommand(environment)));
    line.addSubcommand(withHelp(new ServeCommand(environment)));
    line.addSubcommand(withHelp(new IntakeCommand(environment)));
    line.addSubcommand(withHelp(new DoctorCommand(environment)));
    line.addSubcommand(withHelp(new ConfigCommand(environment)));
    line.addSubcommand(withHelp(new BackupCommand(environment)));
    line.addSubcommand(withHelp(new ClockCommand(environment)));
    line.addSubcommand(withHelp(new CasesCommand(environment)));
    line.addSubcommand(
        "tickets",
        group(
            "The tickets of the local ticket system, and failed deliveries to any ticket system.",
            new ListTicketsCommand(environment),
            new ShowTicketCommand(environment),
            new AnswerTicketCommand(environment),
            new CloseTicketCommand(environment),
            new DeadTicketsCommand(environment),
            new RetryTicketsCommand(environment)));
    line.addSubcommand(
        "servers",
        group("What is known about our servers.", new ServerAnswersCommand(environment)));
    line.addSubcommand(
        "zones",
        group(
            "The catalog of blocklists.",
            new ZonesListCommand(environment),
            new ZonesCheckCommand(environment)));
    line.addSubcommand(
        "texts",
        group(
            "The texts of advice, replies and e-mails.",
            new TextsListCommand(environment),
            new TextsCheckCommand(environment),
            new TextsExportCommand(environment)));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler((problem, given) -> complain(environment, problem));
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

  /** Creates a command that only has subcommands. */
  private static CommandLine group(String description, Command... commands) {
    CommandSpec spec = CommandSpec.create().addOption(help());
    spec.usageMessage().description(description);
    var group = new CommandLine(spec);
    for (Command command : commands) {
      group.addSubcommand(withHelp(command));
    }
    return group;
  }

  private static int complain(CommandEnvironment environment, ParameterException problem) {
    String name = problem.getCommandLine().getCommandSpec().qualifiedName();
    environment.err().println("bounceback: " + problem.getMessage());
    environment.err().println("Try '" + name + " --help'.");
    return Status.USAGE.code();
  }

  private static String version() {
    String version = Commands.class.getPackage().getImplementationVersion();
    return "bounceback " + (version == null ? "(not packaged)" : version);
  }
}
