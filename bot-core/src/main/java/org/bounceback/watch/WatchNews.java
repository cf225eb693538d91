package org.bounceback.watch;

import java.time.Instant;
import java.util.List;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;

/**
 * What a check found that the one before had not.
 *
 * @param found when it was found
 * @param left the lists that no longer name the subject
 * @param joined the lists that name it since
 * @param over whether nobody watches any more
 */
public record WatchNews(Instant found, List<String> left, List<String> joined, boolean over) {
  public WatchNews {
    left = List.copyOf(left);
    joined = List.copyOf(joined);
  }

  /** Whether there is anything to tell. */
  boolean isWorthTelling() {
    return over || !left.isEmpty() || !joined.isEmpty();
  }

  /** What tells it from other news of the same case, in at most 20 letters. */
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
