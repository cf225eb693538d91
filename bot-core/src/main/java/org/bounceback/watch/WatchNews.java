package org.bounceback.watch;

import java.time.Instant;
import java.util.List;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;

/**
 * What changed between two checks.
 *
 * @param found when it was found
 * @param left the lists that delisted the subject
 * @param joined the lists that newly list it
 * @param over whether the watch has ended
 */
public record WatchNews(Instant found, List<String> left, List<String> joined, boolean over) {
  public WatchNews {
    left = List.copyOf(left);
    joined = List.copyOf(joined);
  }

  /** Returns whether there is anything to report. */
  boolean isWorthTelling() {
    return over || !left.isEmpty() || !joined.isEmpty();
  }

  /** Returns a key that is unique among the news of a case, at most 20 characters. */
  public String name() {
    return "watch-" + found.getEpochSecond();
  }

  static WatchNews in(DocumentNode documentNode) {
    return new WatchNews(
        Instant.parse(documentNode.text("found")),
        documentNode.texts("left"),
        documentNode.texts("joined"),
        documentNode.isTrue("over"));
  }

  JsonObjectBuilder toJson() {
    return new JsonObjectBuilder()
        .with("found", found.toString())
        .with("left", left)
        .with("joined", joined)
        .with("over", over);
  }
}
