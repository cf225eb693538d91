package org.bounceback.bounce.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplyCodeScannerTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "550 5.1.1 no such user,550,5.1.1",
    "said: 550-5.1.1 no such user,550,5.1.1",
    "<<< 550 5.1.1 no such user,550,5.1.1",
    "<-- 452 4.2.2 full,452,4.2.2",
    "(reason: 550 5.7.26 not authenticated),550,5.7.26",
    "Error:\t550 5.7.606 banned,550,5.7.606",
    "sorry (#5.4.6),,5.4.6",
    "    421,421,",
    "mx.example.com #550 5.1.1 not found ##,550,5.1.1",
    "mx.example.com #550 no such user ##,550,",
    "5.1.0 - Unknown address error 550-'5.1.1 no such user',550,5.1.0|5.1.1",
  })
  void codesAreFoundWhereServersWriteThem(
      String text, @Nullable String reply, @Nullable String status) {
    assertEquals(list(reply), ReplyCodeScanner.replies(text));
    assertEquals(list(status), ReplyCodeScanner.statuses(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flat 550 of the house",
        "version 5.1.1 of it",
        "192.0.2.5.1.1",
        "(5.1.1.4)",
        "(5.1.1234)",
        "(5.8.1)",
        "call 1550 now",
        "(5501)",
        "[550x]",
        ":    550",
        "",
        "5",
        "5.1.",
        "ticket #550 was closed",
        "error 402 and 404",
        "(404)",
        "[590]"
      })
  void otherNumbersAreNotCodes(String text) {
    assertEquals(List.of(), ReplyCodeScanner.replies(text));
    assertEquals(List.of(), ReplyCodeScanner.statuses(text));
  }

  @Test
  void deeplyIndentedNumbersAreNotCodes() {
    assertEquals(List.of("550"), ReplyCodeScanner.replies(" ".repeat(40) + "550"));
    assertEquals(List.of(), ReplyCodeScanner.replies(" ".repeat(41) + "550"));
  }

  @Test
  void onlyTheFirstTwentyCodesAreReturned() {
    assertEquals(20, ReplyCodeScanner.replies("550\n".repeat(30)).size());
    assertEquals(20, ReplyCodeScanner.statuses("5.1.1\n".repeat(30)).size());
  }

  private static List<String> list(@Nullable String code) {
    return code == null ? List.of() : List.of(code.split("\\|", -1));
  }
}
