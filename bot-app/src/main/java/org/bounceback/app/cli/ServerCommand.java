package org.bounceback.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.app.Checks;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Hosting;
import org.bounceback.app.Network;
import org.bounceback.app.settings.Settings;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.findings.FindingsCodec;
import org.bounceback.findings.MailSetup;
import org.bounceback.hosting.DomainMailSetup;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.hosting.ServerRegistry.PanelState;
import org.bounceback.net.Deadline;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows from which IP a customer's mail is sent, and whether its routing is correct. */
@CommandLine.Command(
    name = "server",
    description =
        "Checks a domain, an account or an e-mail address on our own servers: its sending IP,"
            + " and whether its routing matches its MX.")
final class ServerCommand extends Command {

  @Parameters(
      paramLabel = "DOMAIN|ACCOUNT|ADDRESS",
      description = "a domain or e-mail address on our servers, or the name of an account")
  private String subject = "";

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  @Mixin private SharedOptions shared = new SharedOptions();

  ServerCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException, InterruptedException {
    Settings settings = shared.settings(environment);
    var checks = new Checks(settings, environment.clock());
    Hosting hosting = checks.hosting();
    if (!hosting.queries().isAvailable()) {
      throw new CommandFailedException(
          Status.USAGE, "no server has a control panel that can be queried; add one to servers");
    }
    hosting.refreshIfStale();
    Optional<Domain> meant = hosting.servers().findHosted(subject);
    Optional<DomainMailSetup> mail =
        meant.isEmpty()
            ? Optional.empty()
            : hosting.queries().mailSetup(meant.get(), Deadline.after(hosting.timeout()));
    List<PanelState> silent =
        hosting.servers().states().stream().filter(each -> each.lastError().isPresent()).toList();
    HostingLocation mx =
        meant.isEmpty() ? HostingLocation.UNKNOWN : mx(settings, checks, meant.get());
    if (json) {
      environment.out().println(json(meant, mail, mx, silent));
    } else {
      environment.out().println(text(meant, mail, mx));
      silent.forEach(panel -> environment.err().println("bounceback: " + text(panel)));
    }
    return mail.isEmpty() && !silent.isEmpty() ? Status.AWAY : Status.DONE;
  }

  private static HostingLocation mx(Settings settings, Checks checks, Domain domain)
      throws CommandFailedException {
    try (Network network = Network.open(settings)) {
      return checks.probes(network).mailOf(domain);
    } catch (IOException atTheEnd) {
      throw new UncheckedIOException("closing the network failed", atTheEnd);
    }
  }

  private JsonObjectBuilder json(
      Optional<Domain> meant,
      Optional<DomainMailSetup> mail,
      HostingLocation mx,
      List<PanelState> silent) {
    return new JsonObjectBuilder()
        .with("subject", subject)
        .with("domain", meant.map(Domain::name))
        .with("address", mail.flatMap(DomainMailSetup::address).map(Ip::toString))
        .with("mail", mail.map(MailSetup::of).map(FindingsCodec::write))
        .with("mx", mx.code())
        .with("routingFits", routingFits(mail, mx))
        .with("trouble", silent.stream().map(ServerCommand::text).toList());
  }

  private String text(Optional<Domain> meant, Optional<DomainMailSetup> mail, HostingLocation mx) {
    if (meant.isEmpty()) {
      return subject + ": none of our servers that could be asked hosts it";
    }
    if (mail.isEmpty()) {
      return subject + ": it is on our servers, but they do not say more now";
    }
    var text = new StringBuilder();
    text.append(meant.get()).append(" is on ").append(mail.get().server());
    mail.get().account().ifPresent(account -> text.append(", account ").append(account));
    String sending =
        mail.get().sending().stream()
            .map(
                each ->
                    "%n  mail leaves from %s: %s".formatted(each.ip(), each.source().description()))
            .collect(Collectors.joining());
    text.append(sending);
    mail.get().helo().ifPresent(helo -> text.append("%n  as %s".formatted(helo)));
    text.append("%n  routed %s; its MX is %s".formatted(mail.get().routing().code(), mx.code()));
    routingFits(mail, mx)
        .filter(fits -> !fits)
        .ifPresent(
            wrong -> text.append("%n  WRONG: mail to it from our servers goes astray".formatted()));
    mail.get().suspendedReason().ifPresent(stopped -> text.append("%n  %s".formatted(stopped)));
    return text.toString();
  }

  /** Whether routing and MX match; empty if either is unknown. */
  private static Optional<Boolean> routingFits(Optional<DomainMailSetup> mail, HostingLocation mx) {
    if (mail.isEmpty() || (mx != HostingLocation.OURS && mx != HostingLocation.ELSEWHERE)) {
      return Optional.empty();
    }
    return switch (mail.get().routing()) {
      case LOCAL -> Optional.of(mx == HostingLocation.OURS);
      case REMOTE -> Optional.of(mx == HostingLocation.ELSEWHERE);
      case SECONDARY, UNKNOWN -> Optional.empty();
    };
  }

  private static String text(PanelState silent) {
    String known =
        silent
            .asOf()
            .map(time -> " its data from " + time + " is used")
            .orElse("nothing is known of it");
    return silent.server() + ": " + silent.lastError().orElse("") + "; " + known;
  }
}
