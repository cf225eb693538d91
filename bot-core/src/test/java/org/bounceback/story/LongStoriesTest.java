package org.bounceback.story;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Measures many stories; the figures are in {@code target/many-stories.txt}. */
final class LongStoriesTest {
  private static final int STORIES = 50_000;

  @Test
  @Tag("long")
  void everyFactOfManyStoriesIsMeasured() throws IOException {
    var layouts = new ReportLayouts();
    List<DeliveryStory> stories = new StoryPlan(layouts).first(STORIES);

    MistakeCount mistakes = StoryFigures.measure(stories, layouts, "many-stories");

    assertFalse(mistakes.table().isEmpty());
  }
}
