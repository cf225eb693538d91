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
 * What our operator may ask: the keys that were bought or registered, and the terms that were
 * accepted. A key is a secret: nothing here prints one, complaints included.
 */
public final class BlocklistCredentials {
  /** No keys; every zone that needs none may be asked. */
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
   * Keys alone; zones whose free service is not for everybody are left alone.
   *
   * @param pairs {@code ZONE=KEY}; the key goes to every zone with {@code {key}} in its name that
   *     ends in {@code ZONE}, such as {@code dq.spamhaus.net}
   * @throws InvalidDataException when one is no such pair; the message names the zone alone
   */
  public static BlocklistCredentials of(Iterable<String> pairs) {
    var keys = new HashMap<String, String>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String zone = equals < 0 ? "" : pair.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      if (Domain.parse(zone).isEmpty()) {
        throw new InvalidDataException("a key is given as ZONE=KEY, such as dq.spamhaus.net=…");
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
   * The same with terms accepted.
   *
   * @param zones zones, or domains above them such as {@code spamhaus.org}
   */
  public BlocklistCredentials accepting(Iterable<String> zones) {
    var accepted = new HashSet<>(this.accepted);
    zones.forEach(zone -> accepted.add(zone.toLowerCase(Locale.ROOT)));
    return new BlocklistCredentials(keys, accepted, acceptsAll);
  }

  /** The same with the terms of every zone accepted: the zones were chosen one by one. */
  public BlocklistCredentials acceptingAll() {
    return new BlocklistCredentials(keys, accepted, true);
  }

  /** Whether we have a key for the zone. */
  public boolean hasKeyFor(Zone zone) {
    return zone.needsKey() && key(zone).isPresent();
  }

  /** How the zone is asked; empty when we may not. */
  Optional<ZoneQueryTarget> target(Zone zone) {
    if (zone.needsKey()) {
      return key(zone)
          .flatMap(
              key ->
                  Domain.parse(zone.name().replace(KEY, key))
                      .map(domain -> new ZoneQueryTarget(zone, domain, Optional.of(secret(key)))));
    }
    return mayAsk(zone)
        ? Domain.parse(zone.name())
            .map(domain -> new ZoneQueryTarget(zone, domain, Optional.empty()))
        : Optional.empty();
  }

  private boolean mayAsk(Zone zone) {
    return !zone.needsConsent()
        || acceptsAll
        || accepted.stream().anyMatch(each -> isWithin(zone.name(), each));
  }

  private Optional<String> key(Zone zone) {
    return keys.entrySet().stream()
        .filter(each -> isWithin(zone.name(), each.getKey()))
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
