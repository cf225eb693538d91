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

/** The lists that we know. */
@CommandLine.Command(
    name = "list",
    description = "Prints the catalogue of blocklists, the dead ones with their status too.")
final class ZonesListCommand extends Command {

  @Option(
      names = "--markdown",
      description = "the packaged catalogue whole, as the page of the reference")
  private boolean markdown;

  @Mixin private SharedOptions shared = new SharedOptions();

  ZonesListCommand(CommandEnvironment around) {
    super(around);
  }

  @Override
  Status answer() throws CommandFailedException {
    if (markdown) {
      around.out().print(BlocklistCatalogPage.markdown());
      return Status.DONE;
    }
    var checks = new Checks(shared.settings(around), around.clock());
    for (Zone zone : checks.lists().catalogue().zones()) {
      around
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
