package org.bounceback.bounce.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Table;
import org.junit.jupiter.api.Test;

class GmailOriginalReaderTest {
  private static final String TABLE =
      """
      Original Message
      Message ID\t<q1@one.example>
      Created at:\tTue, Dec 1, 2026 at 9:12 AM (Delivered after 2 seconds)
      From:\tVera <vera@one.example> Using Thunderbird
      To:\tshop@gmail.example
      SPF:\tPASS with IP 203.0.113.25 Learn more
      DKIM:\t'FAIL' with domain one.example Learn more
      """;

  private final GmailOriginalReader reader = GmailOriginalReader.load();

  @Test
  void readsTheFieldsAndTheChecks() {
    GmailOriginal original = reader.read(TABLE.lines().toList()).orElseThrow();

    assertEquals(Optional.of("Vera <vera@one.example> Using Thunderbird"), original.sender());
    assertEquals(Optional.of("shop@gmail.example"), original.recipient());
    assertEquals(Optional.of("Delivered after 2 seconds"), original.delivery());
    assertEquals(
        List.of("SPF PASS with IP 203.0.113.25", "DKIM 'FAIL' with domain one.example"),
        original.checks());
    assertEquals(Optional.empty(), original.mailStart());
  }

  @Test
  void findsTheMessageBelow() {
    List<String> lines =
        (TABLE + "\nDownload Original\n\nDelivered-To: x@y.example").lines().toList();

    assertEquals(Optional.of(10), reader.read(lines).orElseThrow().mailStart());
  }

  @Test
  void readsThePageOfAMessageWithoutMessageId() {
    List<String> lines =
        TABLE.replaceFirst("Message ID.*\n", "").lines().filter(l -> !l.startsWith("SPF")).toList();

    assertEquals(
        Optional.of("Delivered after 2 seconds"), reader.read(lines).orElseThrow().delivery());
  }

  @Test
  void endsTheTableAtItsButtons() {
    List<String> lines =
        (TABLE + "\nCopy to clipboard\n\nFrom: a@y.example\nTo: b@y.example\nMessage-ID: <m@y>")
            .lines()
            .toList();

    assertEquals(Optional.of(10), reader.read(lines).orElseThrow().mailStart());
  }

  @Test
  void ignoresOtherTexts() {
    assertEquals(
        Optional.empty(),
        reader.read(List.of("Original Message", "From: a", "Received: b", "Message-ID: <c@d>")));
    assertEquals(Optional.empty(), reader.read(List.of("From: a", "To: b", "Subject: c")));
    assertEquals(Optional.empty(), reader.read(List.of("Message ID: 5", "is my ticket")));
  }

  @Test
  void rejectsAnIncompleteTable() {
    assertThrows(
        InvalidDataException.class,
        () -> GmailOriginalReader.of(Table.parse("t.tsv", "field\twords\nspf\tSPF")));
    assertThrows(
        InvalidDataException.class,
        () -> GmailOriginalReader.of(Table.parse("t.tsv", "field\twords\nspam\tSpam")));
  }
}
