package org.bounceback.bounce.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bounceback.bounce.format.SampleMails;
import org.bounceback.data.Table;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;

/**
 * Measures the rules with replies whose answers were written first. A reply with a wrong answer is
 * kept in the file; its column {@code known} has that answer.
 */
final class UnseenRepliesTest {
  private static final String FILE = "unseen-replies.tsv";
  private static final double MIN_RIGHT = 0.95;

  private final List<Map<String, String>> rows =
      Table.parse(FILE, new String(SampleMails.read(FILE), StandardCharsets.UTF_8)).rows();

  @Test
  void everyReplyButTheKnownOnesHasTheRightReason() {
    var different = new ArrayList<String>();

    for (Map<String, String> row : rows) {
      String reason = reason(row);
      String known = row.getOrDefault("known", "");
      if (isRight(row, reason) ? !known.isEmpty() : !known.equals(reason)) {
        different.add(reason + " for " + row);
      }
    }

    assertEquals("", String.join("\n", different));
  }

  @Test
  void fewRepliesAreKnownToBeWrong() {
    long right = rows.stream().filter(row -> isRight(row, reason(row))).count();

    assertTrue(right >= MIN_RIGHT * rows.size(), () -> right + " of " + rows.size());
  }

  private static boolean isRight(Map<String, String> row, String reason) {
    return List.of(row.getOrDefault("reasons", "").split("\\|", -1)).contains(reason);
  }

  private static String reason(Map<String, String> row) {
    RejectionReply reply = RejectionReply.of(row.getOrDefault("reply", ""));
    String status = reply.statuses().stream().findFirst().orElse("");
    return BundledData.RULES
        .decide(reply, RejectionReply.NONE, status, reply.code().orElse(""))
        .bounceReason()
        .code();
  }
}
