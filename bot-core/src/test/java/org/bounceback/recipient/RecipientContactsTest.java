package org.bounceback.recipient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.recipient.RecipientReport.Blocking;
import org.bounceback.sandbox.dns.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientContactsTest {
  @Test
  void aNullMxMeansNoMailServerAndNoContacts() throws IOException {
    try (var side = RecipientSide.polite()) {
      side.names().zones().replace("shop.example MX 0 .");

      assertEquals(
          new RecipientReport(
              "anna@shop.example",
              new Domain("shop.example"),
              List.of(),
              true,
              List.of(),
              ProbeOutcome.NO_MAIL_SERVER,
              Blocking.UNKNOWN,
              List.of(),
              Optional.empty(),
              Optional.empty()),
          side.check("anna@shop.example"));
    }
  }

  @Test
  void aDnsFailureGivesAnUnknownResult() throws IOException {
    try (var side = RecipientSide.polite()) {
      side.names().faults().at("shop.example", Fault.servfail());

      RecipientReport report = side.check("shop.example");

      assertEquals(ProbeOutcome.DNS_FAILED, report.probeOutcome());
      assertEquals(List.of("postmaster@shop.example", "abuse@shop.example"), report.contacts());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ns1.shop.example. hostmaster.shop.example., hostmaster@shop.example",
    "ns1.farm.example. hostmaster.farm.example., ''",
    "ns1.shop.example. postmaster.shop.example., ''",
  })
  void theSoaMailboxIsAContactUnlessItIsTheDnsProviders(String soa, String mailbox)
      throws IOException {
    try (var side = RecipientSide.polite()) {
      side.names().zones().replace("shop.example SOA " + soa + " 1 3600 900 1209600 300");

      assertEquals(
          ("postmaster@shop.example abuse@shop.example " + mailbox).strip(),
          String.join(" ", side.check("shop.example").contacts()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mx00.t-online.de, postmaster@rx.t-online.de",
    "mx.olc.protection.outlook.com,"
        + " https://support.microsoft.com/supportrequestform/8ad563e3-288e-2a61-8122-3ba03d6b8d75",
    "mx1.kundenserver.de, ''",
    "mx.mail.protection.outlook.com, postmaster@shop.example abuse@shop.example",
    "mx.other.example, postmaster@shop.example abuse@shop.example",
  })
  void aLargeReceiversFormReplacesItsPostmaster(String host, String contacts) throws IOException {
    try (var side = RecipientSide.polite()) {
      side.names().zones().open(host);
      side.names().zones().add(host + " A " + RecipientSide.FIRST);
      side.names().zones().replace("shop.example MX 10 " + host + ".");

      assertEquals(contacts, String.join(" ", side.check("shop.example").contacts()));
    }
  }
}
