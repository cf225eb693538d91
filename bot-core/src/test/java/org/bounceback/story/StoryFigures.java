package org.bounceback.story;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bounceback.story.DocumentedReply.Half;
import org.bounceback.story.FactCheck.Outcome;

/** Reads stories and writes the figures of their facts, verdicts and texts. */
final class StoryFigures {

  private StoryFigures() {}

  /** Returns the mistakes of all stories, and writes them with the figures to files. */
  static MistakeCount measure(List<DeliveryStory> stories, ReportLayouts layouts, String file)
      throws IOException {
    var reader = new StoryReader(layouts);
    var all = new FactTally();
    var even = new FactTally();
    var odd = new FactTally();
    var mistakes = new MistakeCount();
    var decisions = new TreeMap<String, Integer>();
    for (DeliveryStory story : stories) {
      StoryReading reading = reader.read(story);
      List<Mistake> found = new ArrayList<>(BlameRules.check(reading));
      found.addAll(TextRules.check(reading));
      for (FactCheck check : StoryTruth.check(reading, layouts)) {
        all.add(check);
        story.reply().ifPresent(reply -> (reply.half() == Half.ODD ? odd : even).add(check));
        if (check.outcome() == Outcome.FALSE) {
          String values = check.observed().orElse("") + " is not in " + check.accepted();
          found.add(Mistake.of("false " + check.name(), values, story));
        } else if (check.outcome() == Outcome.MISSED) {
          found.add(Mistake.of("missed " + check.name(), check.accepted().toString(), story));
        }
      }
      mistakes.add(found);
      if (story.form().isWhole() && story.hasTable()) {
        decisions.merge("whole report, table known: " + reading.decision(), 1, Integer::sum);
      }
      if (TextRules.saysItsFate(reading)) {
        decisions.merge("headline or reply says what became of it", 1, Integer::sum);
      }
    }
    String figures =
        "%s\neven half of the replies\n%s\nodd half of the replies\n%s\n%s\n"
            .formatted(all.table(), even.table(), odd.table(), lines(decisions));
    mistakes.write(file, figures);
    return mistakes;
  }

  private static String lines(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(each -> "%5d  %s%n".formatted(each.getValue(), each.getKey()))
        .collect(Collectors.joining());
  }
}
