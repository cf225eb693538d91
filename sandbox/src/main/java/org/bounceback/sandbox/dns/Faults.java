package org.bounceback.sandbox.dns;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.Name;

/**
 * The active faults, which can be changed while the server runs. The most specific fault applies:
 * first the name's own, then that of the deepest zone, then the one for everything, then the one
 * for names outside all zones. Safe for concurrent use.
 */
public final class Faults {
  private final Map<Name, Fault> byName = new ConcurrentHashMap<>();
  private final Map<Name, Fault> byZone = new ConcurrentHashMap<>();
  private volatile Fault outside = Fault.none();

  Faults() {}

  /** Applies a fault to every question. */
  public void everywhere(Fault fault) {
    byZone.put(Name.root, fault);
  }

  /** Applies a fault to a name and all names below it; the zone need not exist. */
  public void below(String zone, Fault fault) {
    byZone.put(MasterText.name(zone), fault);
  }

  /** Applies a fault to one name. */
  public void at(String name, Fault fault) {
    byName.put(MasterText.name(name), fault);
  }

  /** Applies a fault to names outside all zones, which otherwise do not exist. */
  public void outside(Fault fault) {
    outside = fault;
  }

  /** Removes the faults set by {@link #at} and {@link #below} for this name. */
  public void clear(String name) {
    byName.remove(MasterText.name(name));
    byZone.remove(MasterText.name(name));
  }

  /** Removes every fault. */
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
