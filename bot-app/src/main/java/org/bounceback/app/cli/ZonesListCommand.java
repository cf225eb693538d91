package org.bounceback.app.cli;

import java.util.stream.Collectors;
import org.bounceback.app.Checks;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.blocklist.BlocklistCatalogPage;
import org.bounceback.blocklist.SubjectKind;
import org.bounceback.blocklist.Zone;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the known blocklists. */
@CommandLine.Command(
    name = "list",
    description = "Prints the catalog of blocklists, including dead lists with their status.")
final class ZonesListCommand extends Command {

  @Option(
      names = "--markdown",
      description = "the whole bundled catalog, as the page of the reference")
  private boolean markdown;

  @Mixin private SharedOptions shared = new SharedOptions();

  ZonesListCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    if (markdown) {
      environment.out().print(BlocklistCatalogPage.markdown());
      return Status.DONE;
    }
    var checks = new Checks(shared.settings(environment), environment.clock());
    for (Zone zone : checks.lists().catalogue().zones()) {
      environment
          .out()
          .println(
              String.join(
                  "\t",
                  zone.name(),
                  zone.title(),
                  zone.kinds().stream()
                      .map(SubjectKind::code)
                      .sorted()
                      .collect(Collectors.joining(",")),
                  zone.weight().code(),
                  zone.status()));
    }
    return Status.DONE;
  }
}
