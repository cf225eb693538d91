package org.bounceback.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.app.Checks;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Network;
import org.bounceback.app.settings.Settings;
import org.bounceback.authentication.DomainAddressLookup;
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.blocklist.BulkBlocklistCheck;
import org.bounceback.blocklist.SubjectParser;
import org.bounceback.blocklist.SubjectParser.ParsedSubject;
import org.bounceback.net.Deadline;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks whether addresses or domains are on blocklists. */
@CommandLine.Command(
    name = "blacklist",
    description = "Checks addresses or domains on all blocklists.")
final class BlacklistCommand extends Command {
  /** More than a few at once is a bulk check, which most lists do not allow. */
  private static final int MAX_WITHOUT_BULK = 16;

  @Parameters(
      arity = "0..*",
      paramLabel = "IP|DOMAIN|CIDR",
      description = "what to check, as you type it: addresses, domains, networks, ranges, URLs")
  private List<String> subjects = new ArrayList<>();

  @Option(
      names = "--bulk",
      paramLabel = "FILE",
      description =
          "check the content of a file, one or more subjects a line; - for standard input")
  private @Nullable Path bulk;

  @Option(
      names = "--of",
      paramLabel = "ADDRESS|MX|SPF",
      description =
          "for a name: check its own addresses, the addresses of its mail servers, or the addresses"
              + " that may send for it")
  private NamedHosts.@Nullable Of of;

  @Option(names = "--resume", description = "continue --bulk where it was interrupted")
  private boolean resume;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Option(names = "--csv", description = "one line of comma-separated values for each subject")
  private boolean csv;

  @Option(
      names = "--removal",
      paramLabel = "CAUSE",
      description = "add a removal request for each list; states the cause, or nothing (\"\")")
  private @Nullable String removal;

  @Mixin private SharedOptions shared = new SharedOptions();

  BlacklistCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException, InterruptedException {
    checkFlags();
    Settings settings = shared.settings(environment);
    var checks = new Checks(settings, environment.clock());
    if (bulk == null && settings.path("servers").isPresent()) {
      subjects = new HostedSubjects(checks.hosting(), environment).withSendingIps(subjects);
    }
    try (Network network = Network.open(settings);
        BulkSource source = source(settings, network)) {
      BlocklistCheck check =
          isSweep() ? checks.bulkBlocklists(network) : checks.blocklists(network);
      var reports = new ReportPrinter(environment, json ? ReportPrinter.Form.JSON : textForm());
      List<DelistingRequestPrinter> requests =
          removal == null
              ? List.of()
              : List.of(
                  new DelistingRequestPrinter(
                      environment, removal, settings.text("support.signature").orElseThrow()));
      var stream = new SubjectStream(source, bulk == null, reports::printError);
      stream.skip(source.done());
      reports.start(source.done() == 0);
      var progress = new ProgressLine(environment, "checking the blocklists");
      new BulkBlocklistCheck(check, settings.duration("blocklists.deadline"))
          .run(
              stream,
              report -> {
                reports.print(report);
                requests.forEach(request -> request.print(report));
                source.finished();
                progress.show(source.done(), source.expected());
              });
      progress.clear();
      source.complete();
      checks.saveZoneHealth();
      return reports.status(network.dns().toString());
    } catch (IOException atTheEnd) {
      throw new UncheckedIOException("closing the network failed", atTheEnd);
    }
  }

  private void checkFlags() throws CommandFailedException {
    if (json && csv) {
      throw new CommandFailedException(
          Status.USAGE, "--json and --csv exclude each other; choose one");
    }
    if (subjects.isEmpty() == (bulk == null)) {
      throw new CommandFailedException(
          Status.USAGE,
          "enter addresses or domains, such as 203.0.113.5, or a file of them with --bulk");
    }
    if (removal != null && (json || csv)) {
      throw new CommandFailedException(
          Status.USAGE, "--removal prints text; omit --json and --csv");
    }
    if (of != null && bulk != null) {
      throw new CommandFailedException(
          Status.USAGE, "--of goes with names on the command line, not with --bulk");
    }
    if (resume && bulk == null) {
      throw new CommandFailedException(Status.USAGE, "--resume goes with --bulk FILE");
    }
  }

  private BulkSource source(Settings settings, Network network) throws CommandFailedException {
    if (bulk != null) {
      return BulkSource.open(bulk, resume, settings.path("data").orElseThrow(), environment);
    }
    var hosts = new NamedHosts(new DomainAddressLookup(network.dns()), environment);
    Deadline deadline = Deadline.after(settings.duration("blocklists.deadline"));
    if (of != null) {
      subjects = hosts.resolve(subjects, of, deadline);
      if (subjects.isEmpty()) {
        throw new CommandFailedException(Status.USAGE, "no address was found for the given names");
      }
    } else if (!json && !csv) {
      hosts.hint(subjects, deadline);
    }
    return BulkSource.of(subjects);
  }

  private boolean isSweep() {
    return bulk != null
        || subjects.size() > MAX_WITHOUT_BULK
        || subjects.stream().anyMatch(BlacklistCommand::isLarge);
  }

  private static boolean isLarge(String text) {
    return SubjectParser.read(text).parsedSubject().stream()
        .anyMatch(
            subject ->
                subject instanceof ParsedSubject.Many many
                    && many.range().size().compareTo(BigInteger.valueOf(MAX_WITHOUT_BULK)) > 0);
  }

  private ReportPrinter.Form textForm() {
    return csv ? ReportPrinter.Form.CSV : ReportPrinter.Form.TEXT;
  }
}
