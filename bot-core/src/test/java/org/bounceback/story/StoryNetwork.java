package org.bounceback.story;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.authentication.MessageAuthentication;
import org.bounceback.authentication.SentMail;
import org.bounceback.authentication.SpfResult;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.BlocklistSubject;
import org.bounceback.blocklist.Zone;
import org.bounceback.blocklist.ZoneResult;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.recipient.RecipientQuestion;
import org.bounceback.recipient.RecipientReport;

/** The public network in which a story takes place: its blocklists and DNS. */
final class StoryNetwork implements DiagnosticProbes {
  private static final String LIST = "zen.spamhaus.org";

  private final DeliveryStory story;
  private final BlocklistCatalog catalog;

  StoryNetwork(DeliveryStory story, BlocklistCatalog catalog) {
    this.story = story;
    this.catalog = catalog;
  }

  @Override
  public Optional<BlocklistReport> lists(BlocklistSubject subject) {
    Zone list = catalog.find(LIST).orElseThrow();
    List<ZoneResult> results =
        catalog.queryableFor(subject.kind()).stream()
            .map(zone -> isListed(subject) && zone.equals(list) ? listed(zone) : clean(zone))
            .toList();
    return Optional.of(new BlocklistReport(subject, results, Duration.ZERO, true));
  }

  @Override
  public Optional<RecipientReport> recipient(RecipientQuestion question) {
    return Optional.empty();
  }

  @Override
  public Optional<SpfResult> spf(Ip ip, Domain domain) {
    return Optional.empty();
  }

  @Override
  public Optional<MessageAuthentication> authentication(SentMail mail) {
    return Optional.empty();
  }

  @Override
  public HostingLocation mailOf(Domain domain) {
    return location(domain);
  }

  @Override
  public HostingLocation dnsOf(Domain domain) {
    return location(domain);
  }

  private HostingLocation location(Domain domain) {
    World world = story.world();
    if (!story.hasTable()) {
      return HostingLocation.UNKNOWN;
    }
    String name = domain.name().toLowerCase(Locale.ROOT);
    return name.equals(world.hosted()) || name.equals(world.alsoHosted())
        ? HostingLocation.OURS
        : HostingLocation.ELSEWHERE;
  }

  private boolean isListed(BlocklistSubject subject) {
    Cast cast = story.cast();
    boolean isRejected =
        subject.text().equals(cast.author().ip()) || subject.text().equals(cast.sending().ip());
    return switch (story.listing()) {
      case NONE, QUOTED_AND_CLEAN -> false;
      case QUOTED_AND_LISTED, POLICY -> subject.text().equals(cast.author().ip());
      case UNRELATED -> subject instanceof BlocklistSubject.Address && !isRejected;
    };
  }

  private ZoneResult listed(Zone zone) {
    boolean policy = story.listing() == ListingState.POLICY;
    return new ZoneResult.Listed(
        zone,
        List.of(policy ? "127.0.0.10" : "127.0.0.2"),
        policy ? "PBL" : "SBL",
        Optional.empty(),
        policy,
        Optional.empty(),
        Duration.ofMinutes(1));
  }

  private static ZoneResult clean(Zone zone) {
    return new ZoneResult.Clean(zone);
  }
}
