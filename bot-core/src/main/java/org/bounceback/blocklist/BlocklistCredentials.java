package org.bounceback.blocklist;

import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.address.Domain;
import org.bounceback.data.InvalidDataException;

/**
 * The operator's keys, and the terms of use that the operator accepted. Keys are secret: no method
 * here prints one, not even in error messages.
 */
public final class BlocklistCredentials {
  /** No keys; all zones that do not need one may be queried. */
  public static final BlocklistCredentials FREE =
      new BlocklistCredentials(Map.of(), Set.of(), true);

  private static final String KEY = "{key}";

  private final Map<String, String> keys;
  private final Set<String> accepted;
  private final boolean acceptsAll;

  private BlocklistCredentials(Map<String, String> keys, Set<String> accepted, boolean acceptsAll) {
    this.keys = Map.copyOf(keys);
    this.accepted = Set.copyOf(accepted);
    this.acceptsAll = acceptsAll;
  }

  /**
   * Creates credentials with keys only; zones with restricted free services are not queried.
   *
   * @param pairs {@code ZONE=KEY}; the key is used for every zone with {@code {key}} in its name
   *     that ends with {@code ZONE}, such as {@code dq.spamhaus.net}
   * @throws InvalidDataException if an entry is invalid; the message contains only the zone
   */
  public static BlocklistCredentials of(Iterable<String> pairs) {
    var keys = new HashMap<String, String>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String zone = equals < 0 ? "" : pair.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      if (Domain.parse(zone).isEmpty()) {
        throw new InvalidDataException(
            "a key must have the form ZONE=KEY, such as dq.spamhaus.net=…");
      }
      String key = pair.substring(equals + 1).strip().toLowerCase(Locale.ROOT);
      if (Domain.parse(key + ".example").isEmpty()) {
        throw new InvalidDataException("the key for " + zone + " cannot be part of a domain name");
      }
      keys.put(zone, key);
    }
    return new BlocklistCredentials(keys, Set.of(), false);
  }

  /**
   * Returns a copy with accepted terms.
   *
   * @param zones zones, or parent domains such as {@code spamhaus.org}
   */
  public BlocklistCredentials withAcceptedTerms(Iterable<String> zones) {
    var accepted = new HashSet<>(this.accepted);
    zones.forEach(zone -> accepted.add(zone.toLowerCase(Locale.ROOT)));
    return new BlocklistCredentials(keys, accepted, acceptsAll);
  }

  /**
   * Returns a copy that accepts the terms of every zone, because the zones were chosen one by one.
   */
  public BlocklistCredentials withAllTermsAccepted() {
    return new BlocklistCredentials(keys, accepted, true);
  }

  /** Returns whether there is a key for the zone. */
  public boolean hasKeyFor(Zone zone) {
    return zone.needsKey() && key(zone).isPresent();
  }

  /** Returns how the zone is queried; empty if we may not query it. */
  Optional<ZoneQueryTarget> target(Zone zone) {
    if (zone.needsKey()) {
      return key(zone)
          .flatMap(
              key ->
                  Domain.parse(zone.name().replace(KEY, key))
                      .map(domain -> new ZoneQueryTarget(zone, domain, Optional.of(secret(key)))));
    }
    return mayQuery(zone)
        ? Domain.parse(zone.name())
            .map(domain -> new ZoneQueryTarget(zone, domain, Optional.empty()))
        : Optional.empty();
  }

  private boolean mayQuery(Zone zone) {
    return !zone.needsConsent()
        || acceptsAll
        || accepted.stream().anyMatch(domain -> isWithin(zone.name(), domain));
  }

  private Optional<String> key(Zone zone) {
    return keys.entrySet().stream()
        .filter(entry -> isWithin(zone.name(), entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static boolean isWithin(String zone, String domain) {
    return zone.equals(domain) || zone.endsWith("." + domain);
  }

  private static Pattern secret(String key) {
    return Pattern.compile(Pattern.quote(key), Pattern.CASE_INSENSITIVE);
  }

  @Override
  public String toString() {
    return "keys for " + keys.keySet().stream().sorted().collect(Collectors.joining(", "));
  }
}
