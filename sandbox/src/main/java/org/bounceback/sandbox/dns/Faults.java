package org.bounceback.sandbox.dns;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.Name;

/**
 * Which faults are in force, set and cleared while the server runs. Of several that fit, the most
 * particular plays: the name's own, then the deepest zone's, then the one for everything, then the
 * one for names outside all zones. Safe for concurrent use.
 */
public final class Faults {
  private final Map<Name, Fault> byName = new ConcurrentHashMap<>();
  private final Map<Name, Fault> byZone = new ConcurrentHashMap<>();
  private volatile Fault outside = Fault.none();

  Faults() {}

  /** Plays the fault for every question. */
  public void everywhere(Fault fault) {
    byZone.put(Name.root, fault);
  }

  /** Plays the fault for a name and all below it; there need be no such zone. */
  public void below(String zone, Fault fault) {
    byZone.put(MasterText.name(zone), fault);
  }

  /** Plays the fault for one name. */
  public void at(String name, Fault fault) {
    byName.put(MasterText.name(name), fault);
  }

  /** Plays the fault for names outside all zones, which otherwise do not exist. */
  public void outside(Fault fault) {
    outside = fault;
  }

  /** Ends what {@link #at} and {@link #below} began for this very name. */
  public void clear(String name) {
    byName.remove(MasterText.name(name));
    byZone.remove(MasterText.name(name));
  }

  /** Ends every fault. */
  public void clear() {
    byName.clear();
    byZone.clear();
    outside = Fault.none();
  }

  Fault inForce(Name name, boolean inZone) {
    return Optional.ofNullable(byName.get(name))
        .or(() -> ofZone(name))
        .orElseGet(() -> inZone ? Fault.none() : outside);
  }

  private Optional<Fault> ofZone(Name name) {
    for (int cut = 0; cut < name.labels() && !byZone.isEmpty(); cut++) {
      Fault fault = byZone.get(new Name(name, cut));
      if (fault != null) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
