package org.bounceback.bounce.reason;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bounceback.bounce.ReasonDecision;
import org.bounceback.bounce.format.SampleMails;
import org.bounceback.data.Table;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the rules against documented replies that no sample message contains. */
final class DocumentedRepliesTest {
  private static final String FILE = "documented-replies.tsv";
  private static final ReasonRules RULES = BundledData.RULES;

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void aDocumentedReplyHasTheExpectedReason(Map<String, String> row) {
    List<String> reasons = List.of(row.getOrDefault("reasons", "").split("\\|", -1));
    RejectionReply rejectionReply = RejectionReply.of(row.getOrDefault("reply", ""));
    String status = rejectionReply.statuses().stream().findFirst().orElse("");

    ReasonDecision reasonDecision =
        RULES.decide(rejectionReply, RejectionReply.NONE, status, rejectionReply.code().orElse(""));

    assertTrue(reasons.contains(reasonDecision.bounceReason().code()), reasonDecision::toString);
  }

  private static Stream<Map<String, String>> rows() {
    String text = new String(SampleMails.read(FILE), StandardCharsets.UTF_8);
    return Table.parse(FILE, text).rows().stream();
  }
}
