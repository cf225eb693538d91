package org.bounceback.blocklist;

import java.util.List;
import java.util.Optional;
import org.bounceback.data.JsonObjectBuilder;

/** A report as the JSON of the command line and the API. */
public final class BlocklistJson {

  private BlocklistJson() {}

  /** The whole report. */
  public static JsonObjectBuilder of(BlocklistReport report) {
    return new JsonObjectBuilder()
        .with("subject", report.blocklistSubject().text())
        .with("kind", report.blocklistSubject().kind().code())
        .with("listed", listed(report))
        .with("noted", report.noted().stream().map(BlocklistJson::of).toList())
        .with("clean", report.clean().size())
        .with("unavailable", report.unavailable().stream().map(BlocklistJson::of).toList())
        .with("asked", report.zoneResults().size())
        .with("millis", report.took().toMillis())
        .with("severity", report.severity().code())
        .with("note", DocumentationAddresses.note(report.blocklistSubject()));
  }

  /** Its listings alone, those that matter most for mail first. */
  public static List<JsonObjectBuilder> listed(BlocklistReport report) {
    return report.listed().stream().map(BlocklistJson::of).toList();
  }

  private static JsonObjectBuilder of(ZoneResult.Listed each) {
    return new JsonObjectBuilder()
        .with("zone", each.zone().name())
        .with("name", each.zone().title())
        .with("codes", each.codes())
        .with("meaning", each.meaning())
        .with("reason", each.reason())
        .with("weight", each.zone().weight().code())
        .with("policy", each.policy())
        .with("delistUrl", each.delistUrl())
        .with("ttl", each.ttl().toSeconds())
        .with("delistHow", given(each.zone().delistHow()))
        .with("users", given(each.zone().users()))
        .with("severity", ListingSeverity.of(each).code())
        .with("network", each.zone().isAboutNetworks())
        .with("partOf", given(each.zone().partOf()));
  }

  private static JsonObjectBuilder of(ZoneResult.Noted each) {
    return new JsonObjectBuilder()
        .with("zone", each.zone().name())
        .with("polarity", each.goodNews() ? "allow" : "info")
        .with("codes", each.codes())
        .with("meaning", each.meaning());
  }

  private static JsonObjectBuilder of(ZoneResult.Unavailable each) {
    return new JsonObjectBuilder()
        .with("zone", each.zone().name())
        .with("why", each.unavailableReason().code());
  }

  private static Optional<String> given(String words) {
    return Optional.of(words).filter(each -> !each.isEmpty());
  }
}
