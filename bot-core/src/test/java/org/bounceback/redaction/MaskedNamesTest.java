package org.bounceback.redaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.bounceback.address.MailAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subjects and file names must not identify uninvolved people. */
class MaskedNamesTest {
  private static final Set<MailAddress> ALICE =
      Set.of(MailAddress.parse("alice@shop.example").orElseThrow());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Grüße an alice@shop.example | Grüße an alice@shop.example",
        "Re: carol@third.example is full | Re: redacted-1@third.example is full",
        "=?utf-8?Q?Re=3A_carol=40third.example?= | Re: redacted-1@third.example",
        "=?utf-8?B?Y2Fyb2xAdGhpcmQuZXhhbXBsZQ==?= | redacted-1@third.example",
        "=?x-unknown?B?Y2Fyb2xAdGhpcmQuZXhhbXBsZQ==?= | [left out]",
        "carol@third.example.eml | redacted-1@third.example.eml",
        "UTF-8''carol%40third.example.eml | [left out]",
        "Y2Fyb2xAdGhpcmQuZXhhbXBsZQ==.eml | [left out]",
        "bounce.eml | bounce.eml"
      })
  void otherAddressesAreMasked(String written, String shown) {
    assertEquals(shown, new Redaction(ALICE).maskName(written));
  }
}
