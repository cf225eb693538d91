package org.bounceback.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** What one measurement gave, line by line. */
final class BenchmarkReport {
  private final String title;
  private final List<String> lines = new ArrayList<>();

  BenchmarkReport(String title) {
    this.title = title;
  }

  void add(String name, Object figure) {
    lines.add(name + ": " + figure);
  }

  @Override
  public String toString() {
    return title + "\n  " + String.join("\n  ", lines);
  }
}
