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

/** Is an address or a domain on a blocklist? */
@CommandLine.Command(
    name = "blacklist",
    description = "Asks all blocklists for addresses or domains.")
final class BlacklistCommand extends Command {
  /** More than a few at once is a sweep, which most lists forbid. */
  private static final int MAX_WITHOUT_SWEEPING = 16;

  @Parameters(
      arity = "0..*",
      paramLabel = "IP|DOMAIN|CIDR",
      description = "what to look up, as you type it: addresses, domains, networks, ranges, URLs")
  private List<String> subjects = new ArrayList<>();

  @Option(
      names = "--bulk",
      paramLabel = "FILE",
      description = "look up what stands in a file, one or more a line; - for standard input")
  private @Nullable Path bulk;

  @Option(
      names = "--of",
      paramLabel = "ADDRESS|MX|SPF",
      description =
          "for a name: look up its own addresses, those that take its mail, or those that may send"
              + " for it")
  private NamedHosts.@Nullable Of of;

  @Option(names = "--resume", description = "go on with --bulk where it was broken off")
  private boolean resume;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Option(names = "--csv", description = "one line of comma-separated values for each subject")
  private boolean csv;

  @Option(
      names = "--removal",
      paramLabel = "CAUSE",
      description =
          "add a removal request for each list; says what the cause was, or nothing (\"\")")
  private @Nullable String removal;

  @Mixin private SharedOptions shared = new SharedOptions();

  BlacklistCommand(CommandEnvironment around) {
    super(around);
  }

  @Override
  Status answer() throws CommandFailedException, InterruptedException {
    checkFlags();
    Settings settings = shared.settings(around);
    var checks = new Checks(settings, around.clock());
    if (bulk == null && settings.path("servers").isPresent()) {
      subjects = new HostedSubjects(checks.hosting(), around).withTheirAddresses(subjects);
    }
    try (Network network = Network.open(settings);
        BulkSource source = source(settings, network)) {
      BlocklistCheck check = isSweep() ? checks.sweeping(network) : checks.blocklists(network);
      var reports = new ReportPrinter(around, json ? ReportPrinter.Form.JSON : textForm());
      List<DelistingRequestPrinter> requests =
          removal == null
              ? List.of()
              : List.of(
                  new DelistingRequestPrinter(
                      around, removal, settings.text("support.signature").orElseThrow()));
      var stream = new SubjectStream(source, bulk == null, reports::complain);
      stream.skip(source.done());
      reports.begin(source.done() == 0);
      var progress = new ProgressLine(around, "asking the blocklists");
      new BulkBlocklistCheck(check, settings.duration("blocklists.deadline"))
          .run(
              stream,
              report -> {
                reports.print(report);
                requests.forEach(each -> each.print(report));
                source.finished();
                progress.show(source.done(), source.expected());
              });
      progress.clear();
      source.complete();
      checks.rememberZones();
      return reports.status(network.dns().toString());
    } catch (IOException atTheEnd) {
      throw new UncheckedIOException("closing the network failed", atTheEnd);
    }
  }

  private void checkFlags() throws CommandFailedException {
    if (json && csv) {
      throw new CommandFailedException(
          Status.USAGE, "--json and --csv exclude each other; give one");
    }
    if (subjects.isEmpty() == (bulk == null)) {
      throw new CommandFailedException(
          Status.USAGE,
          "give addresses or domains, such as 203.0.113.5, or a file of them with --bulk");
    }
    if (removal != null && (json || csv)) {
      throw new CommandFailedException(
          Status.USAGE, "--removal is for reading; leave --json and --csv away");
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
      return BulkSource.open(bulk, resume, settings.path("data").orElseThrow(), around);
    }
    var hosts = new NamedHosts(new DomainAddressLookup(network.dns()), around);
    Deadline deadline = Deadline.after(settings.duration("blocklists.deadline"));
    if (of != null) {
      subjects = hosts.instead(subjects, of, deadline);
      if (subjects.isEmpty()) {
        throw new CommandFailedException(Status.USAGE, "no address stands behind what was given");
      }
    } else if (!json && !csv) {
      hosts.hint(subjects, deadline);
    }
    return BulkSource.of(subjects);
  }

  private boolean isSweep() {
    return bulk != null
        || subjects.size() > MAX_WITHOUT_SWEEPING
        || subjects.stream().anyMatch(BlacklistCommand::isLarge);
  }

  private static boolean isLarge(String text) {
    return SubjectParser.read(text).parsedSubject().stream()
        .anyMatch(
            each ->
                each instanceof ParsedSubject.Many many
                    && many.range().size().compareTo(BigInteger.valueOf(MAX_WITHOUT_SWEEPING)) > 0);
  }

  private ReportPrinter.Form textForm() {
    return csv ? ReportPrinter.Form.CSV : ReportPrinter.Form.TEXT;
  }
}
