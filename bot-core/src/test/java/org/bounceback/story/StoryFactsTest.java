package org.bounceback.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Compares what the program knows and says about generated reports with the deliveries behind them.
 * The figures and all mistakes are in {@code target/stories.txt} and {@code target/stories.tsv}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StoryFactsTest {
  private static final int STORIES = 3_000;

  private final ReportLayouts layouts = new ReportLayouts();
  private final StoryPlan plan = new StoryPlan(layouts);
  private final List<DeliveryStory> stories = plan.first(STORIES);
  private final Allowance allowance = Allowance.load();
  private MistakeCount mistakes = new MistakeCount();

  @BeforeAll
  void readAllStories() throws IOException {
    mistakes = StoryFigures.measure(stories, layouts, "stories");
  }

  @Test
  void everyPairOfSoftwareEventRouteAndFormOccurs() {
    Set<String> open = new HashSet<>(plan.pairs());

    stories.forEach(story -> StoryPlan.pairs(story).forEach(open::remove));

    assertEquals(Set.of(), open);
  }

  @Test
  void noFactIsFalse() {
    assertEquals(List.of(), mistakes.excess("false ", allowance));
  }

  @Test
  void noFactThatIsShownIsMissed() {
    assertEquals(List.of(), mistakes.excess("missed ", allowance));
  }

  @Test
  void noPartyIsBlamedWithoutTheFactThatItNeeds() {
    assertEquals(List.of(), mistakes.excess("blame ", allowance));
  }

  @Test
  void noTextSaysWhatDoesNotHold() {
    assertEquals(List.of(), mistakes.excess("text ", allowance));
  }
}
