package org.bounceback.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The results of one measurement, line by line. */
final class BenchmarkReport {
  private final String title;
  private final List<String> lines = new ArrayList<>();

  BenchmarkReport(String title) {
    this.title = title;
  }

  void add(String name, Object value) {
    lines.add(name + ": " + value);
  }

  @Override
  public String toString() {
    return title + "\n  " + String.join("\n  ", lines);
  }
}
