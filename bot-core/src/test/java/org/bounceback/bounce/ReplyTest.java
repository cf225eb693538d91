package org.bounceback.bounce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplyTest {

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
  void codesAreThoseThatAServerWrote(String words, String codes, String statuses) {
    Reply reply = Reply.of(words);

    assertEquals(list(codes), reply.codes());
    assertEquals(list(statuses), reply.statuses());
  }

  @Test
  void repeatedCodesDoNotTearSentencesApart() {
    Reply reply =
        Reply.of(
            "550-5.7.1 is suspicious due to the very low\n550-5.7.1 reputation\n550 5.7.1 of it");

    assertEquals(
        "550-5.7.1 is suspicious due to the very low reputation of it", reply.comparable());
  }

  @Test
  void theSystemsWordsBeginWithTheCodeAndEndWithTheParagraph() {
    String words =
        "\n  does not like recipient.\n  Remote host said: 550 no such user\n  here\n\nBye";

    assertEquals("550 no such user\n  here", Reply.partOf(words));
  }

  @Test
  void withoutACodeTheFirstParagraphCounts() {
    assertEquals("mailbox is full", Reply.partOf("\n  mailbox is full\n\nThis is a copy"));
  }

  @Test
  void aHeadingIsNotTheWholeReply() {
    assertEquals("because:\n\n  User not listed", Reply.partOf("because:\n\n  User not listed"));
  }

  @Test
  void atMostTwoKibibytesAreKept() {
    assertEquals(2048, Reply.of("x".repeat(10_000)).text().length());
  }

  @Test
  @Timeout(5)
  void blankLinesAndLongNamesAreWalkedOnce() {
    for (int i = 0; i < 100; i++) {
      assertEquals("", Reply.partOf("\n".repeat(100_000)));
      assertEquals(List.of(), Reply.of(" > ".repeat(10_000)).codes());
      assertTrue(HostNames.refusing("host " + "a-b.c_".repeat(5_000)).isEmpty());
    }
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(","));
  }
}
