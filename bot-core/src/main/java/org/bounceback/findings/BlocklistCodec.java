package org.bounceback.findings;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.findings.BlocklistFindings.Addresses;
import org.bounceback.findings.BlocklistFindings.Listing;
import org.bounceback.findings.BlocklistFindings.Noted;
import org.bounceback.findings.BlocklistFindings.Unavailable;

/** Writes and reads what the blocklists say. */
final class BlocklistCodec {

  private BlocklistCodec() {}

  static JsonObjectBuilder write(BlocklistFindings findings) {
    return new JsonObjectBuilder()
        .with("subject", findings.subject())
        .with("kind", findings.kind())
        .with("listed", listings(findings.listed()))
        .with("noted", findings.noted().stream().map(BlocklistCodec::write).toList())
        .with("clean", findings.clean())
        .with("unavailable", findings.unavailable().stream().map(BlocklistCodec::write).toList())
        .with("asked", findings.asked())
        .with("millis", findings.millis())
        .with("severity", findings.severity())
        .with("note", findings.note());
  }

  /** Includes what only a case has. */
  static JsonObjectBuilder writeCase(BlocklistFindings findings) {
    JsonObjectBuilder json =
        write(findings).with("hostsBehind", findings.addresses().map(BlocklistCodec::write));
    if (!findings.delistings().isEmpty()) {
      json.with("removals", findings.delistings().stream().map(BlocklistCodec::write).toList());
    }
    findings.watch().ifPresent(watch -> json.with("watch", write(watch)));
    return json;
  }

  static List<JsonObjectBuilder> listings(List<Listing> listed) {
    return listed.stream().map(BlocklistCodec::write).toList();
  }

  static BlocklistFindings read(DocumentNode json) {
    return new BlocklistFindings(
        json.findText("subject").orElse(""),
        json.findText("kind").orElse(""),
        listings(json),
        json.list("noted").stream().map(BlocklistCodec::noted).toList(),
        json.findNumber("clean").orElse(0),
        json.list("unavailable").stream()
            .map(
                each -> new Unavailable(each.text("zone"), each.text("why"), each.findText("name")))
            .toList(),
        json.findNumber("asked").orElse(0),
        json.findNumber("millis").orElse(0),
        json.findText("severity"),
        json.findText("note"),
        json.find("hostsBehind").map(BlocklistCodec::addresses),
        json.list("removals").stream().map(BlocklistCodec::delisting).toList(),
        json.find("watch").map(BlocklistCodec::watch));
  }

  static List<Listing> listings(DocumentNode json) {
    return json.list("listed").stream().map(BlocklistCodec::listing).toList();
  }

  private static JsonObjectBuilder write(Listing listing) {
    return new JsonObjectBuilder()
        .with("zone", listing.zone())
        .with("name", listing.name())
        .with("codes", listing.codes())
        .with("meaning", listing.meaning())
        .with("reason", listing.reason())
        .with("weight", listing.weight())
        .with("policy", listing.policy())
        .with("delistUrl", listing.delistUrl())
        .with("ttl", listing.ttl())
        .with("delistHow", listing.delistHow())
        .with("users", listing.users())
        .with("severity", listing.severity())
        .with("network", listing.network())
        .with("partOf", listing.partOf());
  }

  private static JsonObjectBuilder write(Noted noted) {
    return new JsonObjectBuilder()
        .with("zone", noted.zone())
        .with("polarity", noted.polarity())
        .with("codes", noted.codes())
        .with("meaning", noted.meaning());
  }

  private static JsonObjectBuilder write(Unavailable unavailable) {
    JsonObjectBuilder json =
        new JsonObjectBuilder().with("zone", unavailable.zone()).with("why", unavailable.why());
    unavailable.name().ifPresent(name -> json.with("name", name));
    return json;
  }

  private static JsonObjectBuilder write(Addresses addresses) {
    return new JsonObjectBuilder()
        .with("own", addresses.own())
        .with("exchanges", addresses.exchanges())
        .with("senders", addresses.senders());
  }

  private static JsonObjectBuilder write(DelistingRecord record) {
    return new JsonObjectBuilder()
        .with("zone", record.zone())
        .with("name", record.name())
        .with("cause", record.cause())
        .with("asked", record.asked().map(Instant::toString));
  }

  private static JsonObjectBuilder write(WatchState watch) {
    return new JsonObjectBuilder()
        .with("since", watch.since().toString())
        .with("next", watch.next().toString())
        .with("listed", new TreeSet<>(watch.listed()));
  }

  private static Listing listing(DocumentNode json) {
    return new Listing(
        json.text("zone"),
        json.text("name"),
        json.texts("codes"),
        json.text("meaning"),
        json.findText("reason"),
        json.text("weight"),
        json.isTrue("policy"),
        url(json, "delistUrl"),
        json.findNumber("ttl").orElse(0),
        json.findText("delistHow"),
        json.findText("users"),
        json.findText("severity"),
        json.isTrue("network"),
        json.findText("partOf"));
  }

  private static Noted noted(DocumentNode json) {
    return new Noted(
        json.text("zone"),
        json.findText("polarity").orElse("info"),
        json.texts("codes"),
        json.text("meaning"));
  }

  private static Addresses addresses(DocumentNode json) {
    return new Addresses(json.texts("own"), json.texts("exchanges"), json.texts("senders"));
  }

  private static DelistingRecord delisting(DocumentNode json) {
    return new DelistingRecord(
        json.text("zone"),
        json.text("name"),
        json.text("cause"),
        json.findText("asked").map(Instant::parse));
  }

  private static WatchState watch(DocumentNode json) {
    return new WatchState(
        Instant.parse(json.text("since")),
        Instant.parse(json.text("next")),
        Set.copyOf(json.texts("listed")));
  }

  /** Returns a link that a card can show. */
  private static Optional<String> url(DocumentNode json, String key) {
    Optional<String> url = json.findText(key);
    try {
      return url.map(URI::create).map(URI::toString);
    } catch (IllegalArgumentException notOne) {
      throw new InvalidDataException(json.path() + "." + key + " is not a URL", notOne);
    }
  }
}
