package org.bounceback.bounce.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scanners find the same as patterns that describe the places of codes. */
final class ReplyCodeProperties {
  private static final Pattern STATUS =
      Pattern.compile("[245]\\.[0-7]\\.([0-9]{1,3})(?:[^0-9.]|\\.[^0-9]|\\.?$)");
  private static final Pattern BEFORE_STATUS =
      Pattern.compile(
          "(?m)(?:^[ \\t<>-]{0,40}|#|[:;'\"<\\[(][ \\t]{0,3}|\\b[245][0-9]{2}[ :-]{1,3}#?)$");
  private static final Pattern CODE =
      Pattern.compile(
          "(?m)(?:^[ \\t<>]{0,40}|[:;'\"<>\\[(][ \\t]{0,3}|<<< |<-- |-"
              + " )([245][0-9]{2})(?:[\\s:;,#'\")\\]>-]|$)");
  private static final Pattern LEADING_STATUS =
      Pattern.compile("(?m)^[ \\t<>-]{0,40}([245]\\.[0-7]\\.[0-9]{1,3})(?:[^0-9.]|$)");
  private static final Pattern END =
      Pattern.compile("\\n[ \\t>]*\\n|\\nI'm not going to try again|\\nGiving up on ");

  private static final List<String> PIECES =
      List.of(
          "550",
          "421",
          "250",
          "5.7.1",
          "4.2.0",
          "5.7.1.2",
          "1550",
          " ",
          "  ",
          "\t",
          "\n",
          "\n\n",
          "#",
          ":",
          "- ",
          "-",
          "<",
          "> ",
          "(",
          "[",
          "'",
          "text",
          "x",
          "\nGiving up on ",
          "é",
          ".");

  @ParameterizedTest
  @MethodSource("texts")
  void aStatusIsFoundAfterTheCharactersThatThePatternDescribes(String text) {
    var expected = new ArrayList<String>();
    for (int i = 0; i < text.length() && expected.size() < 20; i++) {
      Matcher status = STATUS.matcher(text.substring(i));
      String line = text.substring(text.lastIndexOf('\n', i - 1) + 1, i);
      if (status.lookingAt() && BEFORE_STATUS.matcher(line).find()) {
        expected.add(text.substring(i, i + status.end(1)));
      }
    }

    assertEquals(expected, ReplyCodeScanner.statuses(text));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void theReplyBeginsWithTheFirstCodeThatThePatternFinds(String text) {
    Matcher code = CODE.matcher(text);
    Matcher status = LEADING_STATUS.matcher(text);
    if (code.find()) {
      assertEquals(paragraph(text.substring(code.start(1))), RejectionReply.extract(text));
    } else if (status.find()) {
      assertEquals(paragraph(text.substring(status.start(1))), RejectionReply.extract(text));
    } else {
      String first = paragraph(text.strip());
      assertEquals(
          first.endsWith(":") ? text.strip() : first, RejectionReply.extract(text), "no code");
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextHasACodeIfOneIsParsed(String text) {
    assertEquals(RejectionReply.of(text).hasCode(), RejectionReply.hasCode(text));
  }

  private static String paragraph(String text) {
    Matcher end = END.matcher(text);
    return end.find() ? text.substring(0, end.start()) : text;
  }

  private static Stream<String> texts() {
    var random = new Random(7);
    return Stream.generate(() -> text(random)).limit(600);
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = 1 + random.nextInt(9); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
