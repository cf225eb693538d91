package org.bounceback.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What must not change the diagnosis of a delivery: missing parts, the way it is passed on, an
 * unrelated listing, other names. The figures and all mistakes are in {@code target/invariants.txt}
 * and {@code target/invariants.tsv}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StoryInvariantsTest {
  private static final int STORIES = 1_000;
  private static final List<UploadForm> CUT =
      List.of(
          UploadForm.TEXT_ONLY,
          UploadForm.TOP_CUT,
          UploadForm.NO_HEADER,
          UploadForm.TRUNCATED,
          UploadForm.WITHOUT_RETURNED);
  private static final List<UploadForm> WHOLE =
      Arrays.stream(UploadForm.values()).filter(UploadForm::isWhole).toList();
  private static final List<UploadForm> WINDOW =
      Arrays.stream(UploadForm.values()).filter(UploadForm::isWindow).toList();

  private final ReportLayouts layouts = new ReportLayouts();
  private final StoryReader reader = new StoryReader(layouts);
  private final Allowance allowance = Allowance.load();
  private final MistakeCount mistakes = new MistakeCount();
  private final Map<String, Integer> contradictions = new TreeMap<>();

  @BeforeAll
  void compareAllStories() throws IOException {
    int index = 0;
    for (DeliveryStory story : new StoryPlan(layouts).first(STORIES)) {
      compare(story.with(UploadForm.AS_IS), index++);
    }
    StringBuilder pairs = new StringBuilder();
    contradictions.forEach((pair, count) -> pairs.append(pair + "\t" + count + "\n"));
    mistakes.write("invariants", pairs + "\n");
  }

  @Test
  void missingInformationNeverTurnsOneDecisionIntoAnother() {
    assertEquals(List.of(), mistakes.excess("contradiction ", allowance));
  }

  @Test
  void onlyListedPairsOfDecisionsContradictEachOther() {
    String file = "contradictions.tsv";
    Map<String, Integer> most = new TreeMap<>();
    Table.parse(file, Resources.text(StoryInvariantsTest.class, file))
        .rows()
        .forEach(
            row ->
                most.put(
                    row.getOrDefault("pair", ""), Integer.parseInt(row.getOrDefault("most", ""))));

    List<String> excess =
        contradictions.entrySet().stream()
            .filter(pair -> pair.getValue() > most.getOrDefault(pair.getKey(), 0))
            .map(Object::toString)
            .toList();

    assertEquals(List.of(), excess);
  }

  @Test
  void aFactNeverBecomesAnotherOne() {
    assertEquals(List.of(), mistakes.excess("changed fact ", allowance));
  }

  @Test
  void packingForwardingAnUnrelatedListingAndOtherNamesChangeNothing() {
    assertEquals(List.of(), mistakes.excess("different ", allowance));
  }

  private void compare(DeliveryStory story, int index) {
    StoryReading whole = reader.read(story);
    var cut = new Comparison(whole, reader.read(story.with(CUT.get(index % CUT.size()))));
    var noTable = new Comparison(whole, reader.read(story.withTable(!story.hasTable())));
    var packed = new Comparison(whole, reader.read(story.with(WHOLE.get(index % WHOLE.size()))));
    StoryReading window = reader.read(story.with(WINDOW.get(0)));
    var passedOn = new Comparison(whole, window);
    var otherWrapper =
        new Comparison(window, reader.read(story.with(WINDOW.get(index % WINDOW.size()))));
    var other = new World((story.world().number() + 1) % World.COUNT);
    var renamed = new Comparison(whole, reader.read(story.with(other)));

    List<Mistake> found = new ArrayList<>(cut.contradictions("when parts are cut"));
    found.addAll(noTable.contradictions("without the table"));
    found.addAll(passedOn.contradictions("when passed on"));
    found.addAll(cut.changedFacts("when parts are cut"));
    found.addAll(noTable.changedFacts("without the table"));
    found.addAll(passedOn.changedFacts("when passed on"));
    found.addAll(packed.differences("packing"));
    found.addAll(otherWrapper.differences("wrapper"));
    found.addAll(renamed.renamed());
    if (!story.listing().isQuoted()) {
      StoryReading none = reader.read(story.with(ListingState.NONE));
      StoryReading unrelated = reader.read(story.with(ListingState.UNRELATED));
      found.addAll(new Comparison(none, unrelated).otherDecision("unrelated listing"));
    }
    mistakes.add(found);
    for (Comparison each : List.of(cut, noTable, passedOn)) {
      if (each.one().contradicts(each.other())) {
        contradictions.merge(each.decisions(), 1, Integer::sum);
      }
    }
  }
}
