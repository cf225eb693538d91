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

class MailboxProvidersTest {
  private static final MailboxProviders PACKAGED = MailboxProviders.load();

  static List<MailboxProvider> receivers() {
    return PACKAGED.all();
  }

  @Test
  void thirtySixReceiversAreKnown() {
    assertEquals(36, receivers().size());
    assertEquals(36, receivers().stream().map(MailboxProvider::name).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("receivers")
  void everyReceiverHasANameAndMailServers(MailboxProvider mailboxProvider) {
    assertFalse(mailboxProvider.name().isEmpty());
    assertFalse(mailboxProvider.mxSuffixes().isEmpty());
    assertTrue(mailboxProvider.mxSuffixes().stream().allMatch(MailboxProvidersTest::isSuffix));
  }

  @ParameterizedTest
  @MethodSource("receivers")
  void everyFormIsAUrlOrAnEmailAddress(MailboxProvider mailboxProvider) {
    assertTrue(mailboxProvider.form().stream().allMatch(MailboxProvidersTest::isPageOrAddress));
  }

  static Stream<Arguments> hosts() {
    return receivers().stream()
        .flatMap(
            mailboxProvider ->
                mailboxProvider.mxSuffixes().stream()
                    .map(suffix -> suffix.startsWith(".") ? "mx1.region" + suffix : suffix)
                    .map(host -> Arguments.of(host, mailboxProvider.name())));
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void everyMailServerIdentifiesItsReceiver(String host, String receiver) {
    assertEquals(Optional.of(receiver), PACKAGED.ofHost(host).map(MailboxProvider::name));
  }

  @ParameterizedTest
  @CsvSource({
    "ASPMX.L.GOOGLE.COM, Google Workspace",
    "alt1.aspmx.l.google.com, Google Workspace",
    "gmail-smtp-in.l.google.com, Gmail (consumer)",
    "mx-att.mail.am0.yahoodns.net, 'AT&T (att.net, bellsouth.net, sbcglobal.net …)'",
    "mta5.am0.yahoodns.net, 'Yahoo, AOL (also sky.com)'",
  })
  void theLongestMatchingNameWins(String host, String receiver) {
    assertEquals(Optional.of(receiver), PACKAGED.ofHost(host).map(MailboxProvider::name));
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
  void otherMailServersBelongToNoReceiver(String host) {
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
  void theFormIsExtractedFromTheCell(String host, String form) {
    assertEquals(Optional.ofNullable(form), PACKAGED.ofHost(host).orElseThrow().form());
  }

  @ParameterizedTest
  @CsvSource({
    "mx.mail.protection.outlook.com, true",
    "mx.olc.protection.outlook.com, false",
    "mx-att.mail.am0.yahoodns.net, false",
  })
  void anEmailToTheAdminHelpsOnlyWhereTheAdminCanUnblockUs(String host, boolean useful) {
    assertEquals(useful, PACKAGED.ofHost(host).orElseThrow().adminUseful());
  }

  private static boolean isSuffix(String suffix) {
    return Domain.parse(suffix.startsWith(".") ? suffix.substring(1) : suffix).isPresent();
  }

  private static boolean isPageOrAddress(String form) {
    return MailAddress.parse(form).isPresent()
        || Set.of("https", "http").contains(URI.create(form).getScheme());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550-5.1.1 The email account does not exist. x9-20020a05si1234567wmh.1 - gsmtp | Gmail",
        "550 5.7.1 Denied by policy; gcdp x9-20020a05si1234567wmh.1 | Google Workspace",
        "550 5.7.515 Access denied, sending domain EXAMPLE.COM | Microsoft consumer",
        "550 5.7.1 part of their network is on our block list (S3140). | Microsoft consumer",
        "550 5.7.606 Access denied, banned sending IP [192.0.2.1] | Microsoft 365",
        "550 5.4.1 Access denied. [AM0EUR02FT012.eop-EUR02.prod.protection.outlook.com] | Microsoft"
            + " 365",
        "421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred | Yahoo",
        "550 5.7.1 [CS01] Message rejected due to local policy. | Apple",
        "554-Reject due to policy restrictions. https://postmaster.gmx.net/en/case?c=r0 | GMX",
        "554 IP=192.0.2.1 - contact tosa@rx.t-online.de | T-Online",
        "550 5.2.0 Mail rejete. OFR_506 [506] | Orange",
        "550 5.7.1 LPN007_510 Mail rejected | La Poste",
        "550 spam message rejected. https://help.mail.ru/notspam-support | Mail.ru",
        "554 5.7.1 suspicion of SPAM; https://ya.cc/1IrBc yandex.ru/support | Yandex",
        "550 Mail content denied. https://service.mail.qq.com/detail/0/92 | QQ Mail",
        "421 HL:REP 192.0.2.1 | NetEase"
      })
  void aReplyUsedByOneReceiverIdentifiesIt(String reply, String receiver) {
    assertTrue(
        PACKAGED
            .ofReply(reply)
            .filter(provider -> provider.name().startsWith(receiver))
            .isPresent(),
        () -> String.valueOf(PACKAGED.ofReply(reply)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.1.1 User unknown",
        "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
        "550 5.7.26 Multiple authentication checks failed",
        "450 4.7.1 Greylisted, try again"
      })
  void aCommonReplyIdentifiesNoReceiver(String reply) {
    assertEquals(Optional.empty(), PACKAGED.ofReply(reply));
  }

  @Test
  void aReceiverIsFoundByItsListName() {
    assertEquals(
        Optional.of("Yahoo, AOL (also sky.com)"),
        PACKAGED.findByName("Yahoo/AOL").map(MailboxProvider::name));
  }
}
