package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.RecipientFacts;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tests what reports and log lines of many mail servers state about who rejected a message. */
class RejectionFactsTest {
  private static final String FILE = "rejection-facts.tsv";
  private final BounceReader reader = BounceReader.create();

  @TestFactory
  Stream<DynamicTest> readsTheFacts() {
    return Table.parse(FILE, Resources.text(RejectionFactsTest.class, FILE)).rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("family") + " " + row.get("situation"), () -> check(row)));
  }

  private void check(Map<String, String> row) {
    String text = row.getOrDefault("text", "").replace("\\n", "\n").replace("\\t", "\t");
    BouncedMessage message = reader.read(text.getBytes(StandardCharsets.UTF_8));
    RecipientFacts facts =
        message.recipients().isEmpty()
            ? RecipientFacts.UNKNOWN
            : message.recipients().get(0).facts();
    var expected = new LinkedHashMap<String, String>();
    Stream.of("by", "stage", "host", "ip", "fate")
        .forEach(part -> expected.put(part, row.get(part)));
    var found = new LinkedHashMap<String, String>();
    found.put("by", code(facts.rejection().by()));
    found.put("stage", code(facts.rejection().stage()));
    found.put("host", code(facts.rejection().host()));
    found.put("ip", code(facts.rejection().ip()));
    found.put("fate", code(facts.fate()));
    assertEquals(expected, found, () -> message.messageKind() + " " + facts);
  }

  private static String code(Fact<?> fact) {
    return fact.known()
        .map(value -> value.toString())
        .map(
            value ->
                value.equals(value.toUpperCase(Locale.ROOT))
                    ? value.toLowerCase(Locale.ROOT).replace('_', '-')
                    : value)
        .orElse("-");
  }
}
