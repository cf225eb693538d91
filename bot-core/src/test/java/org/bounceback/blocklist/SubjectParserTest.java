package org.bounceback.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bounceback.blocklist.SubjectParser.ParsedSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "203.0.113.5 | 203.0.113.5",
        "203[.]0[.]113[.]5 | 203.0.113.5",
        "203(.)0(.)113(.)5 | 203.0.113.5",
        "203[dot]0[dot]113[dot]5 | 203.0.113.5",
        "[203.0.113.5] | 203.0.113.5",
        "(203.0.113.5) | 203.0.113.5",
        "<203.0.113.5>, | 203.0.113.5",
        "\"203.0.113.5\". | 203.0.113.5",
        "`203.0.113.5` | 203.0.113.5",
        "203.0.113.5:25 | 203.0.113.5",
        "[203.0.113.5]:25 | 203.0.113.5",
        "203.0.113.5/32 | 203.0.113.5",
        "2001:db8::5 | 2001:db8::5",
        "[2001:db8::5]:25 | 2001:db8::5",
        "[IPv6:2001:db8::5] | 2001:db8::5",
        "2001[:]db8[:][:]5 | 2001:db8::5",
        "::ffff:203.0.113.5 | 203.0.113.5",
        "Shop.Example. | shop.example",
        "bücher.example | xn--bcher-kva.example",
        "_dmarc.shop.example | _dmarc.shop.example",
        "https://shop.example/cart?q=1#top | shop.example",
        "hxxps://shop[.]example/cart | shop.example",
        "http://203.0.113.5:8080/ | 203.0.113.5",
        "http://[2001:db8::5]/ | 2001:db8::5",
        "https://user:word@shop.example:8443/ | shop.example",
        "shop.example/cart | shop.example",
        "shop.example:443 | shop.example",
        "anna@shop.example | shop.example",
        "anna[at]shop[.]example | shop.example",
        "<anna@shop.example> | shop.example",
        "mailto:anna@shop.example | shop.example",
        "postmaster@[203.0.113.5] | 203.0.113.5",
        "203.0.113.0/30 | 203.0.113.0-203.0.113.3",
        "203.0.113.5-9 | 203.0.113.5-203.0.113.9",
        "203.0.113.5 - 203.0.113.9 | 203.0.113.5-203.0.113.9",
        "203.0.113.5 – 203.0.113.9 | 203.0.113.5-203.0.113.9",
        "2001:db8::/127 | 2001:db8::-2001:db8::1",
      })
  void typedSubjectsAreParsed(String typed, String meant) {
    SubjectParser read = SubjectParser.read(typed);

    assertEquals(List.of(meant), texts(read));
    assertEquals(List.of(), read.notUnderstood());
  }

  @Test
  void severalSubjectsAreInOrderWithoutDuplicates() {
    assertEquals(
        List.of("203.0.113.5", "shop.example", "2001:db8::5"),
        texts(SubjectParser.read("203.0.113.5, shop.example;\n 2001:db8::5 | 203.0.113.5 ")));
  }

  @Test
  void aLinkAddedByAChatClientIsOneName() {
    assertEquals(
        List.of("shop.example"), texts(SubjectParser.read("<http://shop.example|shop.example>")));
  }

  @Test
  void otherWordsAreReturnedSeparately() {
    SubjectParser read = SubjectParser.read("is 203.0.113.5 bad? 203.0.113 1.2.3.4.5 300.0.0.1");

    assertEquals(List.of("203.0.113.5"), texts(read));
    assertEquals(
        List.of("is", "bad?", "203.0.113", "1.2.3.4.5", "300.0.0.1"), read.notUnderstood());
  }

  @Test
  void aReversedRangeIsNotParsed() {
    assertEquals(List.of(), SubjectParser.read("203.0.113.9-203.0.113.5").parsedSubject());
  }

  @Test
  void anEmptyTextHasNoSubjects() {
    assertEquals(new SubjectParser(List.of(), List.of()), SubjectParser.read("  \n "));
  }

  private static List<String> texts(SubjectParser read) {
    return read.parsedSubject().stream()
        .map(
            parsed ->
                parsed instanceof ParsedSubject.Many many
                    ? many.range().toString()
                    : ((ParsedSubject.One) parsed).blocklistSubject().text())
        .toList();
  }
}
