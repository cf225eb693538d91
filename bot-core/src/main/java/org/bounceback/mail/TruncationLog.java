package org.bounceback.mail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the limits at which parsing of one message stopped. Not thread-safe. */
final class TruncationLog {
  private final Set<String> limits = new LinkedHashSet<>();

  void add(String limit) {
    limits.add(limit);
  }

  List<String> limits() {
    return List.copyOf(limits);
  }
}
