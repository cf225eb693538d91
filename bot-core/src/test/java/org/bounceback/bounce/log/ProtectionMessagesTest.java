package org.bounceback.bounce.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtectionMessagesTest {
  private static final ProtectionMessages MESSAGES = ProtectionMessages.load();
  private static final Table SAMPLES =
      Table.parse(
          "samples", Resources.text(ProtectionMessagesTest.class, "protection-samples.tsv"));

  record Sample(String id, String event, String line) {}

  static List<Sample> samples() {
    return SAMPLES.rows().stream()
        .map(
            row ->
                new Sample(
                    row.getOrDefault("id", ""),
                    row.getOrDefault("event", ""),
                    row.getOrDefault("line", "")))
        .toList();
  }

  private static Optional<AccessEvent> read(String line) {
    return MESSAGES.read(LogLineParser.parse(0, line));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsTheLine(Sample sample) {
    String event =
        read(sample.line())
            .map(
                each ->
                    String.join(
                        " ",
                        each.kind().code(),
                        each.clientIp().orElseThrow().toString(),
                        each.login().orElse("-"),
                        each.service().orElse("-"),
                        each.server().orElse("-"),
                        each.rule().orElse("-")))
            .orElse("none");

    assertEquals(sample.event(), event);
  }

  @Test
  void everyMessageHasASample() {
    String file = "protection-messages.tsv";
    Set<String> ids =
        Table.parse(file, Resources.text(ProtectionMessages.class, file)).rows().stream()
            .map(row -> row.getOrDefault("id", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> sampled =
        samples().stream()
            .map(Sample::id)
            .filter(id -> !id.equals("none"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(ids, sampled);
  }

  @Test
  void rejectsInvalidRows() {
    for (String row :
        List.of(
            "a\tbanned\tp\tl\t(?P<ip>x)",
            "a\tblocked\tp\t\t(?P<ip>x)",
            "a\tblocked\tp\tl\tx",
            "a\tblocked\tp\tl\t(?P<ip>x)(?P<port>y)",
            "a\tblocked\tp\tl\t(?P<ip>x")) {
      Table table = Table.parse("t.tsv", "id\tkind\tprogram\tliteral\tpattern\n" + row);
      assertThrows(InvalidDataException.class, () -> ProtectionMessages.of(table), row);
    }
  }
}
