package org.bounceback.sandbox.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that forgets its oldest entries past a bound. The owner guards it against other threads.
 */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;

  private final int most;

  /** Keeps this many entries. */
  public BoundedMap(int most) {
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
