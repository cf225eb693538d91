package org.bounceback.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.advice.AdviceBook;
import org.bounceback.app.CannotRun.Status;
import org.bounceback.app.settings.Settings;
import org.bounceback.authentication.Appearance;
import org.bounceback.authentication.AppearanceCheck;
import org.bounceback.authentication.AuthenticationCheck;
import org.bounceback.authentication.HostsBehindCheck;
import org.bounceback.authentication.OwnHosts;
import org.bounceback.authentication.SpfCheck;
import org.bounceback.blocklist.Access;
import org.bounceback.blocklist.BlocklistCheck;
import org.bounceback.blocklist.Catalogue;
import org.bounceback.blocklist.Zone;
import org.bounceback.blocklist.ZonesCheck;
import org.bounceback.bounce.BounceReader;
import org.bounceback.bounce.OwnRules;
import org.bounceback.complaint.ComplaintCheck;
import org.bounceback.data.BadData;
import org.bounceback.diagnosis.Diagnostician;
import org.bounceback.diagnosis.HostInquiries;
import org.bounceback.diagnosis.Inquiries;
import org.bounceback.diagnosis.NetworkInquiries;
import org.bounceback.hosting.LoginCheck;
import org.bounceback.hosting.Servers;
import org.bounceback.hosting.Whereabouts;
import org.bounceback.net.Deadline;
import org.bounceback.net.Dns;
import org.bounceback.picture.LocalPrograms;
import org.bounceback.picture.PictureReader;
import org.bounceback.recipient.RecipientCheck;
import org.bounceback.recipient.Visits.Courtesy;
import org.jspecify.annotations.Nullable;

/** The checks of the article's steps, built from the settings. */
public final class Checks {
  /** Where packages put programs; what else is on a path may be anybody's. */
  private static final List<Path> PROGRAM_FOLDERS =
      List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin"), Path.of("/opt/homebrew/bin"));

  private final Settings settings;
  private final Clock clock;
  private final ZoneMemory zoneMemory;
  private final Recipients recipients;
  private @Nullable Hosting hosting;

  /** Checks for one question, as the command line asks it. */
  public Checks(Settings settings, Clock clock) {
    this(settings, clock, Courtesy.NONE);
  }

  private Checks(Settings settings, Clock clock, Courtesy courtesy) {
    this.settings = settings;
    this.recipients = new Recipients(settings, courtesy, clock);
    this.clock = clock;
    this.zoneMemory = new ZoneMemory(settings, clock);
  }

  /** Checks for many people's questions, which other people's servers need not mind. */
  public static Checks courteous(Settings settings, Clock clock) {
    return new Checks(settings, clock, Recipients.courtesy(settings));
  }

  /**
   * Asks the lists.
   *
   * @throws CannotRun when the zones file cannot be used
   */
  public BlocklistCheck blocklists(Network network) throws CannotRun {
    return blocklists(network.dns(), catalogue());
  }

  /**
   * Asks the lists of many subjects, those alone that may be swept.
   *
   * @throws CannotRun when the zones file cannot be used, or no list may be swept
   */
  public BlocklistCheck sweeping(Network network) throws CannotRun {
    return blocklists(network.withoutCache(), catalogue().only(sweepable()));
  }

  /**
   * Tests the lists.
   *
   * @throws CannotRun when the zones file cannot be used
   */
  public ZonesCheck zones(Network network) throws CannotRun {
    return new ZonesCheck(network.dns(), catalogue(), access(), zoneMemory.health(), clock);
  }

  /** How many zones are set aside since they were silent. */
  public int silentZones() {
    return zoneMemory.health().silentZones();
  }

  /** Keeps what was found out about the zones for the next process. */
  public void rememberZones() {
    zoneMemory.keep();
  }

  private BlocklistCheck blocklists(Dns dns, Catalogue catalogue) throws CannotRun {
    return new BlocklistCheck(dns, catalogue, access(), zoneMemory.health(), clock);
  }

  /**
   * Reads bounces, by the operator's rules first.
   *
   * @throws CannotRun when the rules file cannot be used
   */
  public BounceReader bounceReader() throws CannotRun {
    try {
      return settings
          .path("bounce.rules")
          .map(file -> BounceReader.with(OwnRules.in(file)))
          .orElseGet(BounceReader::standard);
    } catch (IllegalArgumentException unusable) {
      throw new CannotRun(Status.USAGE, String.valueOf(unusable.getMessage()), unusable);
    }
  }

  /**
   * Asks recipients' servers.
   *
   * @throws CannotRun when a name or address in the settings cannot be used
   */
  public RecipientCheck recipients(Network network) throws CannotRun {
    return recipients.check(network);
  }

  /**
   * Asks what recipients' servers see of ours when the domain given, or where there is none our
   * EHLO's, is the sender; nothing when the settings do not say which address our mail leaves by.
   *
   * @throws CannotRun when a name or address in the settings cannot be used
   */
  public Function<Optional<Domain>, Optional<Appearance>> appearance(Network network)
      throws CannotRun {
    Optional<Ip> from = recipients.from();
    Domain helo = recipients.ehlo();
    var check = new AppearanceCheck(network.dns(), ownHosts(), clock);
    Duration patience = settings.duration("blocklists.deadline");
    return sender ->
        from.map(ip -> check.check(ip, helo, sender.orElse(helo), Deadline.after(patience)));
  }

  /** Reads pictures, where the programs for it are installed and the settings allow it. */
  public PictureReader pictures() {
    return settings.flag("pictures.read") ? new LocalPrograms(PROGRAM_FOLDERS) : PictureReader.NONE;
  }

  /**
   * Judges bounces.
   *
   * @throws CannotRun when the servers file or the zones file cannot be used
   */
  public Diagnostician diagnostician() throws CannotRun {
    return new Diagnostician(
        hosting().servers(),
        catalogue(),
        AdviceBook.packaged(),
        settings.text("support.signature").orElseThrow());
  }

  /**
   * What a diagnosis asks the world.
   *
   * @throws CannotRun when a setting cannot be used
   */
  public Inquiries inquiries(Network network) throws CannotRun {
    var ofTheWorld =
        new NetworkInquiries(
            blocklists(network),
            recipients(network),
            new SpfCheck(network.dns(), clock),
            new AuthenticationCheck(network.dns(), ownHosts(), clock),
            new HostsBehindCheck(network.dns()),
            new Whereabouts(network.dns(), hosting().servers()),
            new NetworkInquiries.Patience(
                settings.duration("blocklists.deadline"), settings.duration("recipient.deadline")));
    return new HostInquiries(ofTheWorld, hosting().side(), hosting().patience());
  }

  /**
   * Our own servers; the same for all checks.
   *
   * @throws CannotRun when the servers file cannot be used
   */
  public Hosting hosting() throws CannotRun {
    if (hosting == null) {
      hosting = Hosting.open(settings, clock);
    }
    return hosting;
  }

  /** Ends what runs for these checks. */
  public void close() {
    if (hosting != null) {
      hosting.close();
    }
  }

  /**
   * Looks into complaints without a bounce.
   *
   * @throws CannotRun when a setting cannot be used
   */
  public ComplaintCheck complaints(Network network, Inquiries inquiries) throws CannotRun {
    Servers servers = hosting().servers().get();
    return new ComplaintCheck(
        servers,
        new LoginCheck(
            network.smtp(), servers, recipients.ehlo(), settings.number("submission.port")),
        hosting().side(),
        inquiries,
        AdviceBook.packaged(),
        settings.text("support.signature").orElseThrow(),
        settings.duration("submission.deadline"));
  }

  /**
   * The lists that we know.
   *
   * @throws CannotRun when the zones file cannot be used
   */
  public Catalogue catalogue() throws CannotRun {
    Catalogue chosen = zonesIn("blocklists.zones").orElseGet(Catalogue::packaged);
    return zonesIn("blocklists.more-zones").map(chosen::with).orElse(chosen);
  }

  /**
   * Our keys, and the terms that were accepted. Who names the zones one by one has read them.
   *
   * @throws CannotRun when a key cannot be used
   */
  public Access access() throws CannotRun {
    List<String> keys =
        settings.list("blocklists.keys").stream()
            .flatMap(each -> Arrays.stream(each.split("[,\\s]+")))
            .filter(each -> !each.isEmpty())
            .toList();
    try {
      Access access = Access.of(keys).accepting(settings.list("blocklists.consent"));
      return hasChosenZones() ? access.acceptingAll() : access;
    } catch (BadData wrong) {
      throw new CannotRun(Status.USAGE, "blocklists.keys: " + wrong.getMessage(), wrong);
    }
  }

  private boolean hasChosenZones() {
    return settings.path("blocklists.zones").isPresent();
  }

  /** Mass sweeps break most public lists' terms. */
  private Predicate<Zone> sweepable() throws CannotRun {
    Access access = access();
    Set<String> allowed = Set.copyOf(settings.list("blocklists.sweep"));
    boolean chosen = hasChosenZones();
    Predicate<Zone> sweepable =
        zone -> chosen || access.hasKeyFor(zone) || allowed.contains(zone.name());
    if (catalogue().zones().stream().noneMatch(sweepable)) {
      throw new CannotRun(
          Status.USAGE,
          "most public lists forbid to be asked for many addresses; name the lists with --zones,"
              + " those that you hold a copy of or have an agreement with in blocklists.sweep, or"
              + " give a key in blocklists.keys");
    }
    return sweepable;
  }

  private Optional<Catalogue> zonesIn(String key) throws CannotRun {
    Optional<Path> file = settings.path(key);
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(
            read(file.get(), "zones file", text -> Catalogue.read(file.get().toString(), text)));
  }

  /** A name server is ours by the table of our servers, or by lying in a domain that we host. */
  private OwnHosts ownHosts() throws CannotRun {
    Supplier<Servers> table = hosting().servers();
    return name -> {
      Servers servers = table.get();
      return servers.areKnown()
          ? Optional.of(servers.find(name.name()).isPresent() || servers.hosts(name))
          : Optional.empty();
    };
  }

  /** Makes something of a file's text. */
  private interface Reading<T> {
    T of(String text);
  }

  private static <T> T read(Path file, String what, Reading<T> reading) throws CannotRun {
    try {
      return reading.of(Files.readString(file));
    } catch (BadData wrong) {
      throw new CannotRun(Status.USAGE, wrong.getMessage(), wrong);
    } catch (IOException unreadable) {
      throw new CannotRun(
          Status.UNREADABLE,
          "cannot read the %s %s; check the path and its rights".formatted(what, file),
          unreadable);
    }
  }
}
