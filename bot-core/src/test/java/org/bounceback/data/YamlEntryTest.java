package org.bounceback.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class YamlEntryTest {

  @Test
  void everyValueHasItsKeyAndLine() {
    String text =
        """
        # comment
        data: /var/lib

        dns:
          resolver: 192.0.2.53:53
          timeout: PT2S
        slack:
          files:
            hosts: files.example
        last: 1
        """;

    assertEquals(
        List.of(
            new YamlEntry("data", "/var/lib", 2),
            new YamlEntry("dns.resolver", "192.0.2.53:53", 5),
            new YamlEntry("dns.timeout", "PT2S", 6),
            new YamlEntry("slack.files.hosts", "files.example", 9),
            new YamlEntry("last", "1", 10)),
        YamlEntry.readAll("a.yaml", text));
  }

  @Test
  void listElementsHaveTheKeyOfTheList() {
    String text =
        """
        egress:
          allow:
            - 192.0.2.0/24
            - 198.51.100.1:25
          deny: [203.0.113.1,
                 203.0.113.2]
        after: 1
        """;

    assertEquals(
        List.of(
            new YamlEntry("egress.allow", "192.0.2.0/24", 3),
            new YamlEntry("egress.allow", "198.51.100.1:25", 4),
            new YamlEntry("egress.deny", "203.0.113.1", 5),
            new YamlEntry("egress.deny", "203.0.113.2", 6),
            new YamlEntry("after", "1", 7)),
        YamlEntry.readAll("a.yaml", text));
  }

  @Test
  void mapsInsideListsAddTheirKeys() {
    String text =
        """
        roles:
          - name: admin
            groups: [a, b]
          - {name: agent, groups: []}
          - [[x]]
        after: 1
        """;

    assertEquals(
        List.of(
            new YamlEntry("roles.name", "admin", 2),
            new YamlEntry("roles.groups", "a", 3),
            new YamlEntry("roles.groups", "b", 3),
            new YamlEntry("roles.name", "agent", 4),
            new YamlEntry("roles", "x", 5),
            new YamlEntry("after", "1", 6)),
        YamlEntry.readAll("a.yaml", text));
  }

  @Test
  void nullValuesAreOmittedButEmptyTextsAreNot() {
    String text =
        """
        empty:
        tilde: ~
        nothing: null
        map: {}
        list: []
        text: ""
        after: 1
        """;

    assertEquals(
        List.of(new YamlEntry("text", "", 6), new YamlEntry("after", "1", 7)),
        YamlEntry.readAll("a.yaml", text));
  }

  @Test
  void valuesAreReturnedAsWritten() {
    String text =
        """
        octal: 0025
        number: 1_000
        decimal: 1.10
        truth: True
        text: "a: b"
        long: >
          two
          lines
        """;

    assertEquals(
        List.of(
            new YamlEntry("octal", "0025", 1),
            new YamlEntry("number", "1_000", 2),
            new YamlEntry("decimal", "1.10", 3),
            new YamlEntry("truth", "True", 4),
            new YamlEntry("text", "a: b", 5),
            new YamlEntry("long", "two lines\n", 6)),
        YamlEntry.readAll("a.yaml", text));
  }

  @Test
  void anEmptyFileHasNoValues() {
    assertEquals(List.of(), YamlEntry.readAll("a.yaml", "# nothing\n"));
  }

  @Test
  void theErrorForADuplicateKeyContainsTheLine() {
    var complaint =
        assertThrows(
            InvalidDataException.class,
            () -> YamlEntry.readAll("a.yaml", "dns:\n  a: 1\n  b: 2\n  a: 3\n"));

    assertEquals("a.yaml, line 4: Duplicate field 'a'", complaint.getMessage());
  }

  @Test
  void theErrorForInvalidYamlContainsTheLine() {
    var complaint =
        assertThrows(
            InvalidDataException.class,
            () -> YamlEntry.readAll("a.yaml", "a: 1\nb: \"open\nc: 2\n"));

    assertTrue(complaint.getMessage().startsWith("a.yaml, line "), complaint.getMessage());
  }

  @Test
  void aBinaryFileIsRejected() {
    assertThrows(InvalidDataException.class, () -> YamlEntry.readAll("a.yaml", "a: \u0001\u0002"));
  }
}
