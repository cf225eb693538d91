package org.bounceback.bounce.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads lines that a real Postfix wrote. */
class PostfixLabTest {
  private static final Pattern RESULT =
      Pattern.compile(": ([0-9A-F]+): to=<([^>]+)>.* status=([a-z]+) ");

  private static List<String> lines(String resource) {
    return LogPaste.text(resource).lines().toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lab/postfix.txt", "lab/postfix-receiver.txt"})
  void theLastStatusOfEachRecipientDecides(String resource) {
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> expired = new LinkedHashMap<>();
    for (String line : lines(resource)) {
      Matcher result = RESULT.matcher(line);
      if (result.find()) {
        expected.put(result.group(1) + " " + result.group(2), outcome(result.group(3)));
      } else if (line.contains("status=expired")) {
        expired.put(line.replaceAll(".*: ([0-9A-F]+): from=.*", "$1"), "expired");
      }
    }
    expected.replaceAll(
        (recipient, outcome) ->
            outcome.equals("deferred")
                ? expired.getOrDefault(recipient.substring(0, recipient.indexOf(' ')), outcome)
                : outcome);
    Map<String, String> actual = new TreeMap<>();
    LogReader.create().read(lines(resource)).entries().stream()
        .filter(entry -> entry.queueId().isPresent() && entry.command().isEmpty())
        .forEach(
            entry ->
                actual.put(
                    entry.queueId().get() + " " + entry.recipient(), entry.outcome().code()));

    actual.values().removeIf("accepted"::equals);
    // A bounce that arrived is told with the message that it is about.
    expected.keySet().retainAll(actual.keySet());
    assertTrue(actual.size() > 20, actual.toString());
    assertEquals(expected, actual);
  }

  private static String outcome(String status) {
    return switch (status) {
      case "sent" -> "delivered";
      case "bounced" -> "failed";
      default -> status;
    };
  }

  @Test
  void theOrderOfTheLinesDoesNotMatter() {
    List<String> reversed = new ArrayList<>(lines("lab/postfix.txt"));
    Collections.reverse(reversed);

    assertEquals(outcomes(lines("lab/postfix.txt")), outcomes(reversed));
  }

  private static Map<String, String> outcomes(List<String> lines) {
    Map<String, String> outcomes = new TreeMap<>();
    LogReader.create()
        .read(lines)
        .entries()
        .forEach(
            entry ->
                outcomes.put(
                    entry.queueId().orElse("") + " " + entry.recipient(),
                    entry.outcome().code() + " " + entry.sender().orElse("-")));
    return outcomes;
  }

  @Test
  void aRejectionAtTheDoorHasTheReply() {
    List<LogEntry> rejected =
        LogReader.create().read(lines("lab/postfix-receiver.txt")).entries().stream()
            .filter(entry -> !entry.command().isEmpty())
            .toList();

    long logged =
        lines("lab/postfix-receiver.txt").stream()
            .filter(line -> line.contains(": reject: "))
            .map(line -> line.replaceAll("^.*?\\]: ", ""))
            .distinct()
            .count();
    assertEquals(logged, rejected.size());
    assertTrue(rejected.stream().allMatch(entry -> entry.text().matches("[45][0-9.]{2,4} .+")));
  }
}
