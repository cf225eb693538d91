package org.bounceback.mail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the names of the limits that stopped the reading of one mail; for one thread. */
final class TruncationLog {
  private final Set<String> limits = new LinkedHashSet<>();

  void add(String limit) {
    limits.add(limit);
  }

  List<String> limits() {
    return List.copyOf(limits);
  }
}
