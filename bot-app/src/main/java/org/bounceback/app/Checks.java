package org.bounceback.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.settings.Settings;
import org.bounceback.authentication.DomainAddressLookup;
import org.bounceback.authentication.MessageAuthenticationCheck;
import org.bounceback.authentication.NameServerOwnership;
import org.bounceback.authentication.ServerAuthentication;
import org.bounceback.authentication.ServerAuthenticationCheck;
import org.bounceback.authentication.SpfCheck;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.blocklist.ZonesCheck;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.bounce.reason.CustomReasonRules;
import org.bounceback.bounce.reason.ReasonRules;
import org.bounceback.bounce.reason.RejectionTargetClassifier;
import org.bounceback.complaint.ComplaintCheck;
import org.bounceback.diagnosis.DiagnosisEngine;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.diagnosis.NetworkProbes;
import org.bounceback.diagnosis.PanelProbes;
import org.bounceback.hosting.DomainHostingLookup;
import org.bounceback.hosting.ServerAnswers;
import org.bounceback.hosting.ServerRegistry;
import org.bounceback.hosting.ServerTable;
import org.bounceback.hosting.SubmissionServerCheck;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.ocr.Isolation;
import org.bounceback.ocr.LocalOcrReader;
import org.bounceback.ocr.OcrReader;
import org.bounceback.recipient.RecipientCheck;
import org.bounceback.recipient.SmtpProbeCache.ProbePolicy;
import org.jspecify.annotations.Nullable;

/** Builds the checks of the diagnosis from the settings. */
public final class Checks {
  /** Folders that only administrators can write to; other folders on a path may be anyone's. */
  private static final List<Path> PROGRAM_FOLDERS =
      List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin"), Path.of("/opt/homebrew/bin"));

  private final Settings settings;
  private final Clock clock;
  private final BlocklistSelection lists;
  private final ZoneHealthStore zoneHealthStore;
  private final ConfiguredTexts texts;
  private final Recipients recipients;
  private final Supplier<ServerAnswers> serverAnswers;
  private @Nullable Hosting hosting;
  private @Nullable ReasonRules reasonRules;

  /** Creates checks for a single request, as on the command line. */
  public Checks(Settings settings, Clock clock) {
    this(settings, clock, ProbePolicy.NONE, () -> ServerAnswers.NONE);
  }

  private Checks(
      Settings settings,
      Clock clock,
      ProbePolicy probePolicy,
      Supplier<ServerAnswers> serverAnswers) {
    this.settings = settings;
    this.serverAnswers = serverAnswers;
    this.recipients = new Recipients(settings, probePolicy, clock);
    this.clock = clock;
    this.lists = new BlocklistSelection(settings);
    this.texts = new ConfiguredTexts(settings);
    this.zoneHealthStore = new ZoneHealthStore(settings, clock);
  }

  /**
   * Creates checks for many users, with rate limits that protect other mail servers.
   *
   * @param serverAnswers what administrators answered about servers
   */
  public static Checks rateLimited(
      Settings settings, Clock clock, Supplier<ServerAnswers> serverAnswers) {
    return new Checks(settings, clock, Recipients.courtesy(settings), serverAnswers);
  }

  /**
   * Creates the blocklist check.
   *
   * @throws CommandFailedException if the zones file cannot be used
   */
  public BlocklistCheck blocklists(Network network) throws CommandFailedException {
    return blocklists(network.dns(), lists.catalogue());
  }

  /**
   * Creates the blocklist check for many subjects, which uses only lists that allow this.
   *
   * @throws CommandFailedException if the zones file cannot be used, or no list allows this
   */
  public BlocklistCheck bulkBlocklists(Network network) throws CommandFailedException {
    return blocklists(network.withoutCache(), lists.bulkAllowed());
  }

  /**
   * Creates the check of the lists themselves.
   *
   * @throws CommandFailedException if the zones file cannot be used
   */
  public ZonesCheck zones(Network network) throws CommandFailedException {
    return new ZonesCheck(
        network.dns(), lists.catalogue(), lists.credentials(), zoneHealthStore.health(), clock);
  }

  /** Returns the configured lists. */
  public BlocklistSelection lists() {
    return lists;
  }

  /** Returns how many zones are skipped because they did not respond. */
  public int silentZones() {
    return zoneHealthStore.health().unresponsiveZones();
  }

  /** Saves the health of the zones for the next process. */
  public void saveZoneHealth() {
    zoneHealthStore.save();
  }

  private BlocklistCheck blocklists(Dns dns, BlocklistCatalog blocklistCatalog)
      throws CommandFailedException {
    return new BlocklistCheck(
        dns, blocklistCatalog, lists.credentials(), zoneHealthStore.health(), clock);
  }

  /**
   * Creates the parser of bounces, which applies the operator's rules first.
   *
   * @throws CommandFailedException if the rules file cannot be used
   */
  public BounceReader bounceReader() throws CommandFailedException {
    try {
      return settings
          .path("bounce.rules")
          .map(file -> CustomReasonRules.in(file))
          .map(own -> BounceReader.withCustomRules(own, reasonRules()))
          .orElseGet(() -> BounceReader.withCustomRules(CustomReasonRules.NONE, reasonRules()));
    } catch (IllegalArgumentException unusable) {
      throw new CommandFailedException(
          Status.USAGE, String.valueOf(unusable.getMessage()), unusable);
    }
  }

  /**
   * Creates the check of recipients' mail servers.
   *
   * @throws CommandFailedException if a name or address in the settings cannot be used
   */
  public RecipientCheck recipients(Network network) throws CommandFailedException {
    return recipients.check(network, new RejectionTargetClassifier(reasonRules()));
  }

  /**
   * Creates the check of how recipients' servers see our server. The sender is the given domain, or
   * our EHLO name without one. Finds nothing if the settings do not contain our sending IP.
   *
   * @throws CommandFailedException if a name or address in the settings cannot be used
   */
  public Function<Optional<Domain>, Optional<ServerAuthentication>> serverAuthentication(
      Network network) throws CommandFailedException {
    Optional<Ip> from = recipients.from();
    Domain helo = recipients.ehlo();
    var check = new ServerAuthenticationCheck(network.dns(), ownHosts(), clock);
    Duration timeout = settings.duration("blocklists.deadline");
    return sender ->
        from.map(ip -> check.check(ip, helo, sender.orElse(helo), Deadline.after(timeout)));
  }

  /** Creates the reader of pictures, if the programs are installed and the settings allow it. */
  public OcrReader ocrReader() {
    return settings.flag("pictures.read") ? new LocalOcrReader(PROGRAM_FOLDERS) : OcrReader.NONE;
  }

  /**
   * Returns how well the programs that read pictures are isolated; empty if pictures are not read.
   */
  public Optional<Isolation> pictureIsolation() throws InterruptedException {
    return settings.flag("pictures.read")
        ? new LocalOcrReader(PROGRAM_FOLDERS).isolation()
        : Optional.empty();
  }

  /**
   * Creates the engine that diagnoses bounces.
   *
   * @throws CommandFailedException if the servers file or the zones file cannot be used
   */
  public DiagnosisEngine diagnosisEngine() throws CommandFailedException {
    return new DiagnosisEngine(
        serverTable(), lists.catalogue(), texts.advice(), texts.supportTeam(), clock);
  }

  /**
   * What a diagnosis may check on the public network.
   *
   * @throws CommandFailedException if a setting cannot be used
   */
  public DiagnosticProbes probes(Network network) throws CommandFailedException {
    return new NetworkProbes(
        blocklists(network),
        recipients(network),
        new SpfCheck(network.dns(), clock),
        new MessageAuthenticationCheck(network.dns(), ownHosts(), clock),
        new DomainAddressLookup(network.dns()),
        new DomainHostingLookup(network.dns(), serverTable()),
        new NetworkProbes.ProbeTimeouts(
            settings.duration("blocklists.deadline"), settings.duration("recipient.deadline")));
  }

  /**
   * Returns our servers, the same instance for all checks.
   *
   * @throws CommandFailedException if the servers file cannot be used
   */
  public Hosting hosting() throws CommandFailedException {
    if (hosting == null) {
      hosting = Hosting.open(settings, clock);
    }
    return hosting;
  }

  /** Returns the server table with what administrators answered. */
  private Supplier<ServerTable> serverTable() throws CommandFailedException {
    ServerRegistry servers = hosting().servers();
    return () -> servers.get().with(serverAnswers.get());
  }

  /** Stops everything that runs for these checks. */
  public void close() {
    if (hosting != null) {
      hosting.close();
    }
  }

  /**
   * Creates the check of complaints without a bounce.
   *
   * @throws CommandFailedException if a setting cannot be used
   */
  public ComplaintCheck complaints(Network network, DiagnosticProbes diagnosticProbes)
      throws CommandFailedException {
    ServerTable serverTable = hosting().servers().get();
    Duration deadline = settings.duration("submission.deadline");
    return new ComplaintCheck(
        serverTable,
        new SubmissionServerCheck(
            network.smtp(), serverTable, recipients.ehlo(), settings.number("submission.port")),
        new PanelProbes(hosting().queries(), deadline)::bans,
        diagnosticProbes,
        texts.advice(),
        texts.supportTeam(),
        deadline);
  }

  /** Reads the bundled rules once for all checks. */
  private synchronized ReasonRules reasonRules() {
    if (reasonRules == null) {
      reasonRules = ReasonRules.load();
    }
    return reasonRules;
  }

  /** Returns the texts, the same instance for all checks. */
  public ConfiguredTexts texts() {
    return texts;
  }

  /** A name server is ours if our server table contains it, or if we host its domain. */
  private NameServerOwnership ownHosts() throws CommandFailedException {
    Supplier<ServerTable> table = serverTable();
    return name -> {
      ServerTable serverTable = table.get();
      boolean isListed = serverTable.find(name.name()).isPresent();
      return serverTable.isKnown() || isListed
          ? Optional.of(isListed || serverTable.hosts(name))
          : Optional.empty();
    };
  }
}
