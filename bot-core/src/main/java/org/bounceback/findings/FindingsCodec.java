package org.bounceback.findings;

import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.JsonObjectBuilder;

/**
 * Writes findings as JSON and reads them back; the only place that contains the names of JSON
 * members. The command line, the API and tickets publish the same members in the same order. The
 * stored form has two more at its root: {@code version} and {@code type}.
 */
public final class FindingsCodec {
  private static final int VERSION = 2;
  private static final String NAME = "findings";
  private static final String VERSION_NAME = "version";
  private static final String TYPE = "type";

  private FindingsCodec() {}

  /** Writes findings as the command line and the API publish them. */
  public static JsonObjectBuilder write(Findings findings) {
    return findings instanceof BlocklistFindings lists
        ? BlocklistCodec.write(lists)
        : writeCase(findings);
  }

  /**
   * Writes findings with what only a case has: watches, delisting requests, a domain's addresses.
   */
  public static JsonObjectBuilder writeCase(Findings findings) {
    if (findings instanceof BounceFindings bounce) {
      return BounceCodec.write(bounce);
    }
    if (findings instanceof BlocklistFindings lists) {
      return BlocklistCodec.writeCase(lists);
    }
    if (findings instanceof RecipientFindings recipient) {
      return RecipientCodec.write(recipient);
    }
    if (findings instanceof DomainServerFindings server) {
      return OwnServerCodec.write(server);
    }
    if (findings instanceof BanFindings bans) {
      return OwnServerCodec.write(bans);
    }
    return findings instanceof ComplaintFindings complaint
        ? ComplaintCodec.write(complaint)
        : unreadable(findings);
  }

  /** Writes findings with what only a case has, and converts each text. */
  public static String writeCase(Findings findings, UnaryOperator<String> change) {
    return DocumentCodec.json(NAME, writeCase(findings).toString()).withTexts(change);
  }

  /** Writes how a server handles a domain's mail. */
  public static JsonObjectBuilder write(MailSetup setup) {
    return OwnServerCodec.write(setup);
  }

  /** Writes the bans by our own servers. */
  public static List<JsonObjectBuilder> write(List<Ban> bans) {
    return OwnServerCodec.bans(bans);
  }

  /** Writes how our sending server looks to a receiver. */
  public static JsonObjectBuilder write(ServerAuthenticationFindings findings) {
    return AuthenticationCodec.write(findings);
  }

  /** Writes the stored form. */
  public static String store(Findings findings) {
    Optional<FindingsType> type = FindingsType.of(findings);
    if (type.isEmpty()) {
      return writeCase(findings).toString();
    }
    return new JsonObjectBuilder()
        .with(VERSION_NAME, VERSION)
        .with(TYPE, type.get().code())
        .withAll(writeCase(findings))
        .toString();
  }

  /**
   * Reads a stored form of any version; never throws. Members that earlier programs did not write
   * are empty.
   */
  public static Findings read(String stored) {
    try {
      DocumentNode json = DocumentCodec.json(NAME, stored);
      Optional<FindingsType> type =
          json.findNumber(VERSION_NAME).orElse(1) == 1
              ? FindingsType.inferred(json)
              : FindingsType.parse(json.text(TYPE));
      return type.isEmpty()
          ? new UnreadableFindings(NAME + ": no known type", json.isTrue("mailDeleted"))
          : read(type.get(), json);
    } catch (InvalidDataException | DateTimeException damaged) {
      return new UnreadableFindings(String.valueOf(damaged.getMessage()));
    }
  }

  /**
   * Writes a case's findings with all that was stored: unknown members are preserved.
   *
   * @param stored the stored form that {@code findings} were read from
   */
  public static JsonObjectBuilder export(Findings findings, String stored) {
    try {
      return DocumentCodec.json(NAME, stored)
          .toJsonObject()
          .without(TYPE)
          .without(VERSION_NAME)
          .withAll(writeCase(findings));
    } catch (InvalidDataException damaged) {
      return new JsonObjectBuilder().with("text", stored);
    }
  }

  private static Findings read(FindingsType type, DocumentNode json) {
    return switch (type) {
      case BOUNCE -> BounceCodec.read(json);
      case BLOCKLIST -> BlocklistCodec.read(json);
      case RECIPIENT -> RecipientCodec.read(json);
      case SERVER -> OwnServerCodec.domain(json);
      case BANS -> OwnServerCodec.bans(json);
      case COMPLAINT -> ComplaintCodec.read(json);
    };
  }

  private static JsonObjectBuilder unreadable(Findings findings) {
    var json = new JsonObjectBuilder();
    return findings.mailDeleted() ? json.with("mailDeleted", true) : json;
  }
}
