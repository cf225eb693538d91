package org.bounceback.sandbox.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that removes its oldest entries above a maximum size. Not safe for concurrent use. */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1;

  private final int maxSize;

  /** Creates a map for this number of entries. */
  public BoundedMap(int maxSize) {
    this.maxSize = maxSize;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > maxSize;
  }
}
