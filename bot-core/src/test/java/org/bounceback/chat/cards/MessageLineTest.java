package org.bounceback.chat.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.bounceback.advice.Language;
import org.bounceback.chat.Span;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.FindingsCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A card names the people who know each other, not the addresses that programs generate. */
class MessageLineTest {

  @Test
  void senderAndRecipientAreNamed() {
    assertEquals(
        "anna@shop.example → bob@example.com",
        line("anna@shop.example", "anna@shop.example", "'address': 'bob@example.com'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bounce-88121@mta7.news.example",
        "list-bounces@lists.example.org",
        "bounces+12-bob=example.com@em.news.example",
        "SRS0=aB1c=XY=shop.example=anna@forward.example",
        "prvs=1234567890=anna@shop.example",
        "0102018f3a2b4c5d-6e7f8a9b-1c2d-3e4f-a1b2-c3d4e5f60718-000000@mail.news.example"
      })
  void theAuthorReplacesAGeneratedSender(String generated) {
    assertEquals(
        "anna@shop.example → bob@example.com",
        line(generated, "anna@shop.example", "'address': 'bob@example.com'"));
  }

  @Test
  void aPersonsEnvelopeSenderIsShownEvenIfTheAuthorIsAnother() {
    assertEquals(
        "shop@srv07.host.example → bob@example.com",
        line("shop@srv07.host.example", "visitor@example.org", "'address': 'bob@example.com'"));
  }

  @Test
  void aForwardShowsBothAddresses() {
    assertEquals(
        "anna@shop.example → info@bakery.example → holm@example.com",
        line(
            "anna@shop.example",
            "anna@shop.example",
            "'address': 'holm@example.com', 'originalAddress': 'info@bakery.example'"));
  }

  @Test
  void anAddressThatIsWrittenDifferentlyIsShownOnlyOnce() {
    assertEquals(
        "anna@shop.example → bob@example.com",
        line(
            "anna@shop.example",
            "anna@shop.example",
            "'address': 'bob@example.com', 'originalAddress': 'Bob@Example.com'"));
  }

  private static String line(String envelope, String author, String recipient) {
    String stored =
        """
        {'version': 2, 'type': 'bounce', 'headline': 'It failed.',
         'bounce': {'kind': 'failure', 'recipients': [{%s}], 'origin': {'sender': '%s'},
           'returned': {'from': '%s'}},
         'steps': [], 'rows': []}
        """
            .formatted(recipient, envelope, author)
            .replace('\'', '"');
    var findings = (BounceFindings) FindingsCodec.read(stored);
    MessageBundle texts = MessageBundles.bundled().of(Language.ENGLISH);

    List<Span> spans = new MessageLine(texts, ZoneOffset.UTC).of(findings);

    return spans.stream().map(Span::text).collect(Collectors.joining());
  }
}
