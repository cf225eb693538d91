package org.bounceback.app.cli;

import java.time.Instant;
import org.bounceback.address.Ip;
import org.bounceback.app.Checks;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Hosting;
import org.bounceback.app.settings.Settings;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.findings.FindingsCodec;
import org.bounceback.findings.OwnServerFindings;
import org.bounceback.hosting.IpBan;
import org.bounceback.hosting.IpBanReport;
import org.bounceback.net.Deadline;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks whether one of our own servers blocks an address. */
@CommandLine.Command(
    name = "blocks",
    description = "Checks whether our own servers block an address, why and since when.")
final class BlocksCommand extends Command {

  @Parameters(paramLabel = "IP", description = "the IP of a customer or of a mail server")
  private String subject = "";

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  @Mixin private SharedOptions shared = new SharedOptions();

  BlocksCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException, InterruptedException {
    Ip ip =
        Ip.parse(subject.strip())
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        Status.USAGE,
                        "\"%s\" is not an address; enter for example 203.0.113.7"
                            .formatted(subject)));
    Settings settings = shared.settings(environment);
    Hosting hosting = new Checks(settings, environment.clock()).hosting();
    IpBanReport blocks =
        hosting
            .queries()
            .bans(ip, Deadline.after(hosting.timeout()))
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        Status.USAGE,
                        "no server can be checked; configure control panels or logs in the"
                            + " settings"));
    environment.out().println(json ? json(blocks) : text(blocks));
    blocks.failures().forEach(problem -> environment.err().println("bounceback: " + problem));
    return blocks.checkedServers().isEmpty() ? Status.AWAY : Status.DONE;
  }

  private static JsonObjectBuilder json(IpBanReport blocks) {
    return new JsonObjectBuilder()
        .with("subject", blocks.ip().toString())
        .with("blocked", !blocks.bans().isEmpty())
        .with("blocks", FindingsCodec.write(OwnServerFindings.bans(blocks)))
        .with("asked", blocks.checkedServers())
        .with("trouble", blocks.failures());
  }

  private static String text(IpBanReport blocks) {
    if (blocks.bans().isEmpty()) {
      return blocks.checkedServers().isEmpty()
          ? blocks.ip() + ": nobody could be asked, so nothing is known"
          : blocks.ip() + ": not blocked by " + String.join(", ", blocks.checkedServers());
    }
    var text = new StringBuilder(blocks.ip() + ": blocked by our own servers");
    for (IpBan block : blocks.bans()) {
      text.append(
          "%n  %s: %s, %s%s%s%s"
              .formatted(
                  block.server(),
                  block.by().title(),
                  block.list(),
                  block.reason().isBlank() ? "" : ": " + block.reason(),
                  block.since().map(Instant::toString).map(time -> ", since " + time).orElse(""),
                  block.until().map(Instant::toString).map(time -> ", until " + time).orElse("")));
    }
    return text.toString();
  }
}
