package org.bounceback.bounce.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.bounceback.bounce.format.ReportHostFinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RejectionReplyTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.1.1 User unknown | 550 | 5.1.1",
        "550-5.7.26 one 550 5.7.26 two | 550 | 5.7.26,5.7.26",
        "host mx.example.com[192.0.2.1] said: 450 4.2.0 later | 450 | 4.2.0",
        "Remote host said: 550 Unknown user. (#5.5.0) | 550 | 5.5.0",
        "501: 5.1.8 Sender address rejected | 501 | 5.1.8",
        "Invalid Address, ERROR_CODE :550, ERROR_CODE :5.2.1 unknown | 550 | 5.2.1",
        "554 4.4.7 Message expired.<421 4.4.2 Connection timed out> | 554,421 | 4.4.7,4.4.2",
        "550 #5.1.0 Address rejected. | 550 | 5.1.0",
        "from Exim 4.98.2 at 192.0.2.5 in 500 ms | '' | ''",
        "connect to mx.example.com[192.0.2.1]:25: Connection refused | '' | ''",
      })
  void onlyCodesWrittenByAServerAreFound(String text, String codes, String statuses) {
    RejectionReply rejectionReply = RejectionReply.of(text);

    assertEquals(list(codes), rejectionReply.codes());
    assertEquals(list(statuses), rejectionReply.statuses());
  }

  @Test
  void repeatedCodesDoNotSplitSentences() {
    RejectionReply rejectionReply =
        RejectionReply.of(
            "550-5.7.1 is suspicious due to the very low\n550-5.7.1 reputation\n550 5.7.1 of it");

    assertEquals(
        "550-5.7.1 is suspicious due to the very low reputation of it",
        rejectionReply.normalized());
  }

  @Test
  void theReplyStartsAtTheCodeAndEndsWithTheParagraph() {
    String text =
        "\n  does not like recipient.\n  Remote host said: 550 no such user\n  here\n\nBye";

    assertEquals("550 no such user\n  here", RejectionReply.extract(text));
  }

  @Test
  void withoutACodeTheFirstParagraphIsTheReply() {
    assertEquals(
        "mailbox is full", RejectionReply.extract("\n  mailbox is full\n\nThis is a copy"));
  }

  @Test
  void aHeadingAloneIsNotTheReply() {
    assertEquals(
        "because:\n\n  User not listed", RejectionReply.extract("because:\n\n  User not listed"));
  }

  @Test
  void textIsTruncatedAtTwoKibibytes() {
    assertEquals(2048, RejectionReply.of("x".repeat(10_000)).text().length());
  }

  @Test
  @Timeout(5)
  void blankLinesAndLongNamesTakeLinearTime() {
    for (int i = 0; i < 100; i++) {
      assertEquals("", RejectionReply.extract("\n".repeat(100_000)));
      assertEquals(List.of(), RejectionReply.of(" > ".repeat(10_000)).codes());
      assertTrue(ReportHostFinder.rejectingHost("host " + "a-b.c_".repeat(5_000)).isEmpty());
    }
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(","));
  }
}
