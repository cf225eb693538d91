package org.bounceback.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bounceback.story.DocumentedReply.Half;
import org.bounceback.story.FactCheck.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares what the program knows about generated reports with the deliveries behind them. */
final class StoryFactsTest {
  private static final int STORIES = 3_000;
  private static final int MANY_STORIES = 50_000;

  private final ReportLayouts layouts = new ReportLayouts();
  private final StoryPlan plan = new StoryPlan(layouts);
  private final StoryReader reader = new StoryReader(layouts);

  @Test
  void everyPairOfSoftwareEventRouteAndFormOccurs() {
    Set<String> open = new HashSet<>(plan.pairs());

    plan.first(STORIES).forEach(story -> StoryPlan.pairs(story).forEach(open::remove));

    assertEquals(Set.of(), open);
  }

  @Test
  void noFactIsFalseBeyondTheAllowance() throws IOException {
    List<String> excess = new ArrayList<>();

    FactTally tally = tally(STORIES, "stories");
    Allowance allowance = Allowance.load();
    for (String name : tally.names()) {
      allowance.exceeded("false " + name, tally.count(name, Outcome.FALSE)).ifPresent(excess::add);
    }

    assertEquals(List.of(), excess);
  }

  @Test
  @Tag("long")
  void figuresOfManyStories() throws IOException {
    FactTally tally = tally(MANY_STORIES, "many-stories");

    assertTrue(tally.names().iterator().hasNext());
  }

  /** Returns the outcomes, and writes them with the false facts to files. */
  private FactTally tally(int count, String file) throws IOException {
    var all = new FactTally();
    var odd = new FactTally();
    List<String> mistakes = new ArrayList<>();
    for (DeliveryStory story : plan.first(count)) {
      for (FactCheck check : StoryTruth.check(reader.read(story), layouts)) {
        all.add(check);
        if (story.reply().filter(reply -> reply.half() == Half.ODD).isPresent()) {
          odd.add(check);
        }
        if (check.outcome() == Outcome.FALSE) {
          mistakes.add(
              "%s\t%s\t%s\t%s"
                  .formatted(
                      check.name(),
                      check.observed().orElse(""),
                      check.accepted(),
                      story.summary()));
        }
      }
    }
    Path target = Path.of("target");
    Files.writeString(
        target.resolve(file + ".txt"),
        "%d stories%n%s%nodd half of the replies%n%s".formatted(count, all.table(), odd.table()));
    Files.write(target.resolve(file + "-false.tsv"), mistakes);
    return all;
  }
}
