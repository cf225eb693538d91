package org.bounceback.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.address.MailAddress;
import org.bounceback.app.Checks;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.Network;
import org.bounceback.app.settings.Settings;
import org.bounceback.authentication.ServerAuthentication;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.findings.FindingsCodec;
import org.bounceback.findings.RecipientFindings;
import org.bounceback.net.Deadline;
import org.bounceback.net.ResolverProbe;
import org.bounceback.recipient.ProbeOutcome;
import org.bounceback.recipient.RecipientQuestion;
import org.bounceback.recipient.RecipientReport;
import org.bounceback.recipient.ServerReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks whether the recipient's mail server works and whether it rejects us. */
@CommandLine.Command(
    name = "recipient",
    description = "Checks a recipient's mail servers: MX, greeting, EHLO, STARTTLS, QUIT.")
final class RecipientCommand extends Command {
  private static final Duration PROBE = Duration.ofSeconds(2);

  @Parameters(paramLabel = "ADDRESS|DOMAIN", description = "the recipient, or a domain")
  private String subject = "";

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  @Option(names = "--rcpt", description = "also send MAIL FROM and RCPT TO")
  private boolean rcpt;

  @Option(
      names = "--sender",
      paramLabel = "ADDRESS",
      description = "the sender for MAIL FROM; by default <>")
  private @Nullable String sender;

  @Option(
      names = "--from",
      paramLabel = "IP",
      description = "the local address for connections: our sending IP")
  private @Nullable String from;

  @Option(names = "--ehlo", paramLabel = "NAME", description = "the name for EHLO")
  private @Nullable String ehlo;

  @Mixin private SharedOptions shared = new SharedOptions();

  RecipientCommand(CommandEnvironment environment) {
    super(environment);
  }

  @Override
  Status execute() throws CommandFailedException {
    shared.put("recipient.ehlo", ehlo);
    shared.put("recipient.from", from);
    Settings settings = shared.settings(environment);
    RecipientQuestion question = question(settings);
    try (Network network = Network.open(settings)) {
      var checks = new Checks(settings, environment.clock());
      RecipientReport report =
          checks
              .recipients(network)
              .check(question, Deadline.after(settings.duration("recipient.deadline")));
      Optional<ServerAuthentication> seen =
          checks.serverAuthentication(network).apply(question.sender().map(MailAddress::domain));
      environment.out().println(json ? json(checks, report, seen) : text(report, seen));
      return report.probeOutcome() == ProbeOutcome.DNS_FAILED
          ? dnsFailed(network, question)
          : Status.DONE;
    } catch (IOException atTheEnd) {
      throw new UncheckedIOException("closing the network failed", atTheEnd);
    }
  }

  private RecipientQuestion question(Settings settings) throws CommandFailedException {
    RecipientQuestion about =
        RecipientQuestion.about(subject)
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        Status.USAGE,
                        "\"%s\" is neither an e-mail address nor a domain; enter for example %s"
                            .formatted(subject, "bob@example.com")));
    return new RecipientQuestion(
        about.domain(), about.address(), rcpt || settings.flag("recipient.rcpt"), sender());
  }

  private Optional<MailAddress> sender() throws CommandFailedException {
    if (sender == null || sender.equals("<>")) {
      return Optional.empty();
    }
    Optional<MailAddress> parsed = MailAddress.parse(sender);
    if (parsed.isEmpty()) {
      throw new CommandFailedException(
          Status.USAGE, "--sender is \"%s\"; enter an e-mail address or <>".formatted(sender));
    }
    return parsed;
  }

  /** Finds the cause of a DNS failure: the domain's name servers may be broken, or our resolver. */
  private Status dnsFailed(Network network, RecipientQuestion question) {
    boolean answers =
        ResolverProbe.responds(network.dns(), question.domain(), Deadline.after(PROBE))
            .toCompletableFuture()
            .join();
    if (answers) {
      return Status.DONE;
    }
    environment.err().println("bounceback: the DNS resolver did not respond: " + network.dns());
    return Status.AWAY;
  }

  private static JsonObjectBuilder json(
      Checks checks, RecipientReport report, Optional<ServerAuthentication> seen)
      throws CommandFailedException {
    String letter = checks.diagnosisEngine().letterTo(report).orElse("");
    return FindingsCodec.write(RecipientFindings.of(report, letter, seen));
  }

  private static String text(RecipientReport report, Optional<ServerAuthentication> seen) {
    String servers =
        report.servers().stream()
            .map(RecipientCommand::text)
            .collect(Collectors.joining(System.lineSeparator()));
    String contacts =
        report.contacts().isEmpty() ? "" : "write to: " + String.join(", ", report.contacts());
    return Stream.of(
            report.subject() + ": " + report.probeOutcome().code(),
            servers,
            seen.map(RecipientCommand::text).orElse(""),
            contacts)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String text(ServerAuthentication seen) {
    return "we are %s, %s; for %s SPF says %s, DMARC %s; the name in EHLO %s"
        .formatted(
            seen.ip(),
            seen.name().map(name -> "named " + name).orElse("without a name"),
            seen.domain(),
            seen.spf().result().code(),
            seen.dmarc().map(each -> each.policy().code()).orElse("unknown"),
            seen.greets()
                .map(fits -> fits ? "fits" : "does not fit")
                .orElse("could not be checked"));
  }

  private static String text(ServerReport server) {
    return "  %s [%s]:%d %s%n%s"
        .formatted(
            server.host(),
            server.ip(),
            server.port(),
            server.probeOutcome().code(),
            server.replies().stream()
                .map(reply -> "      " + reply)
                .collect(Collectors.joining(System.lineSeparator())));
  }
}
