package org.bounceback.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks that the generated reports are complete and carry the passages of their facts. */
final class ReportWriterTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-zA-Z]+}");

  private final ReportLayouts layouts = new ReportLayouts();
  private final ReportWriter reportWriter = new ReportWriter(layouts);
  private final List<DeliveryStory> stories = new StoryPlan(layouts).first(1_500);

  @Test
  void everyPlaceholderIsFilled() {
    List<String> unfilled =
        stories.stream()
            .filter(story -> PLACEHOLDER.matcher(reportWriter.write(story).message()).find())
            .map(DeliveryStory::summary)
            .toList();

    assertEquals(List.of(), unfilled);
  }

  @Test
  void aWholeUploadShowsWhatTheReportSays() {
    for (DeliveryStory story : stories) {
      WrittenReport report = reportWriter.write(story);
      Upload upload = UploadWriter.write(report, UploadForm.AS_IS);

      assertTrue(upload.shows(report.event()), story::summary);
      assertTrue(upload.shows(story.cast().recipient()), story::summary);
      assertTrue(upload.shows(story.cast().sending().name()), story::summary);
    }
  }

  @Test
  void aCutUploadDoesNotShowWhatWasCut() {
    for (DeliveryStory story : stories) {
      WrittenReport report = reportWriter.write(story);
      Upload upload = UploadWriter.write(report, UploadForm.WITHOUT_RETURNED);

      assertFalse(upload.shows("Cc: eve@"), story::summary);
    }
  }

  @Test
  void theHalvesOfTheRepliesHaveNoGroupInCommon() {
    Set<String> even = groups(DocumentedReply.Half.EVEN);

    Set<String> odd = groups(DocumentedReply.Half.ODD);

    assertTrue(odd.stream().noneMatch(even::contains));
    assertTrue(Math.min(even.size(), odd.size()) > 200, even.size() + " and " + odd.size());
  }

  private static Set<String> groups(DocumentedReply.Half half) {
    return DocumentedReply.all().stream()
        .filter(reply -> reply.half() == half)
        .map(reply -> DocumentedReply.group(reply.text()))
        .collect(Collectors.toSet());
  }
}
