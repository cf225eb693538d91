package org.bounceback.blocklist;

import java.util.List;
import java.util.Optional;
import org.bounceback.data.JsonObjectBuilder;

/** Formats a report as JSON for the command line and the API. */
public final class BlocklistJson {

  private BlocklistJson() {}

  /** Formats the whole report. */
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

  /** Formats only the listings, the most important ones for mail first. */
  public static List<JsonObjectBuilder> listed(BlocklistReport report) {
    return report.listed().stream().map(BlocklistJson::of).toList();
  }

  private static JsonObjectBuilder of(ZoneResult.Listed listed) {
    return new JsonObjectBuilder()
        .with("zone", listed.zone().name())
        .with("name", listed.zone().title())
        .with("codes", listed.codes())
        .with("meaning", listed.meaning())
        .with("reason", listed.reason())
        .with("weight", listed.zone().weight().code())
        .with("policy", listed.policy())
        .with("delistUrl", listed.delistUrl())
        .with("ttl", listed.ttl().toSeconds())
        .with("delistHow", given(listed.zone().delistHow()))
        .with("users", given(listed.zone().users()))
        .with("severity", ListingSeverity.of(listed).code())
        .with("network", listed.zone().isAboutNetworks())
        .with("partOf", given(listed.zone().partOf()));
  }

  private static JsonObjectBuilder of(ZoneResult.Noted noted) {
    return new JsonObjectBuilder()
        .with("zone", noted.zone().name())
        .with("polarity", noted.goodNews() ? "allow" : "info")
        .with("codes", noted.codes())
        .with("meaning", noted.meaning());
  }

  private static JsonObjectBuilder of(ZoneResult.Unavailable unavailable) {
    return new JsonObjectBuilder()
        .with("zone", unavailable.zone().name())
        .with("why", unavailable.unavailableReason().code());
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }
}
