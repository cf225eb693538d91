package org.bounceback.recipient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.address.Domain;
import org.bounceback.address.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiversTest {
  private static final Receivers PACKAGED = Receivers.packaged();

  static List<Receiver> receivers() {
    return PACKAGED.all();
  }

  @Test
  void thirtySixReceiversAreKnown() {
    assertEquals(36, receivers().size());
    assertEquals(36, receivers().stream().map(Receiver::name).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("receivers")
  void everyReceiverIsNamedAndHasMailServers(Receiver receiver) {
    assertFalse(receiver.name().isEmpty());
    assertFalse(receiver.mxSuffixes().isEmpty());
    assertTrue(receiver.mxSuffixes().stream().allMatch(ReceiversTest::isSuffix));
  }

  @ParameterizedTest
  @MethodSource("receivers")
  void everyFormIsAPageOrAMailAddress(Receiver receiver) {
    assertTrue(receiver.form().stream().allMatch(ReceiversTest::isPageOrAddress));
  }

  static Stream<Arguments> hosts() {
    return receivers().stream()
        .flatMap(
            receiver ->
                receiver.mxSuffixes().stream()
                    .map(suffix -> suffix.startsWith(".") ? "mx1.region" + suffix : suffix)
                    .map(host -> Arguments.of(host, receiver.name())));
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void everyMailServerLeadsToItsReceiver(String host, String receiver) {
    assertEquals(Optional.of(receiver), PACKAGED.ofHost(host).map(Receiver::name));
  }

  @ParameterizedTest
  @CsvSource({
    "ASPMX.L.GOOGLE.COM, Google Workspace",
    "alt1.aspmx.l.google.com, Google Workspace",
    "gmail-smtp-in.l.google.com, Gmail (consumer)",
    "mx-att.mail.am0.yahoodns.net, 'AT&T (att.net, bellsouth.net, sbcglobal.net …)'",
    "mta5.am0.yahoodns.net, 'Yahoo, AOL (also sky.com)'",
  })
  void theLongestFittingNameWins(String host, String receiver) {
    assertEquals(Optional.of(receiver), PACKAGED.ofHost(host).map(Receiver::name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx.shop.example",
        "yahoodns.net.shop.example",
        "notaspmx.l.google.com",
        "fakeyahoodns.net",
        "yahoodns.net",
        "",
      })
  void otherMailServersAreNobodys(String host) {
    assertEquals(Optional.empty(), PACKAGED.ofHost(host));
  }

  @ParameterizedTest
  @CsvSource({
    "mx00.t-online.de, postmaster@rx.t-online.de",
    "mx-att.mail.am0.yahoodns.net, https://senders.yahooinc.com/contact",
    "aspmx.l.google.com, https://support.google.com/mail/contact/gmail_bulk_sender_escalation",
    "mx1.gmx.net, https://postmaster.gmx.net/en/contact",
    "mx1.mail.icloud.com, icloudadmin@apple.com",
    "mx1.cloudfilter.net, https://csi.cloudmark.com/en/reset/",
    "mx1.kundenserver.de, ",
  })
  void theFormIsFoundAmongTheWordsAroundIt(String host, String form) {
    assertEquals(Optional.ofNullable(form), PACKAGED.ofHost(host).orElseThrow().form());
  }

  @ParameterizedTest
  @CsvSource({
    "mx.mail.protection.outlook.com, true",
    "mx.olc.protection.outlook.com, false",
    "mx-att.mail.am0.yahoodns.net, false",
  })
  void aLetterHelpsOnlyWhereAnAdministratorCanLetUsIn(String host, boolean useful) {
    assertEquals(useful, PACKAGED.ofHost(host).orElseThrow().adminUseful());
  }

  private static boolean isSuffix(String suffix) {
    return Domain.parse(suffix.startsWith(".") ? suffix.substring(1) : suffix).isPresent();
  }

  private static boolean isPageOrAddress(String form) {
    return MailAddress.parse(form).isPresent()
        || Set.of("https", "http").contains(URI.create(form).getScheme());
  }
}
