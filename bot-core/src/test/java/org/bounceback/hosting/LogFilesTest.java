package org.bounceback.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.hosting.IpBan.Blocker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
  private static final Ip CUSTOMER = Ip.parse("203.0.113.7").orElseThrow();
  private static final Instant SENT = Instant.parse("2026-11-24T08:00:00Z");
  private static final String EXIM =
      """
      2026-11-24 08:00:00 1xVl5P-0003PL-1f <= kim@shop.example H=(pc) [203.0.113.7]:51000 P=esmtpsa A=dovecot_login:kim@shop.example S=900 for bob@example.org ann@example.org
      2026-11-24 08:00:02 1xVl5P-0003PL-1f ** bob@example.org R=dkim_lookuphost T=dkim_remote_smtp H=mx.example.org [198.51.100.25]: SMTP error from remote mail server after RCPT TO:<bob@example.org>: 550 5.1.1 User unknown
      2026-11-24 08:00:02 1xVl5P-0003PL-1f => ann@example.org R=dkim_lookuphost T=dkim_remote_smtp H=mx.example.org [198.51.100.25] C="250 OK"
      2026-11-24 08:00:03 1xVl5P-0003PL-1f Completed
      2026-11-24 08:00:09 1wN9t2-00000002BQv-3hr9 <= boss@bakery.example H=(x) [198.51.100.3] P=esmtpsa S=900
      2026-11-24 08:00:09 1wN9t2-00000002BQv-3hr9 => bob@example.org R=lookuphost T=remote_smtp H=mx.example.org [198.51.100.25]
      2026-11-24 08:01:00 H=(spam) [203.0.113.7]:51022 F=<a@b.example> rejected RCPT <kim@shop.example>: "JunkMail rejected - [203.0.113.7] is in an RBL"
      """;
  private static final String POSTFIX =
      """
      2026-11-24T08:00:00.101+00:00 srv13 postfix/submission/smtpd[10]: 4ABC12345D: client=dsl.example.net[203.0.113.7], sasl_method=PLAIN, sasl_username=kim@shop.example
      2026-11-24T08:00:00.202+00:00 srv13 postfix/qmgr[11]: 4ABC12345D: from=<kim@shop.example>, size=900, nrcpt=1 (queue active)
      2026-11-24T08:00:01.303+00:00 srv13 postfix/smtp[12]: 4ABC12345D: to=<bob@example.org>, relay=mx.example.org[198.51.100.25]:25, delay=1, dsn=5.1.1, status=bounced (host said: 550 5.1.1 User unknown)
      2026-11-24T08:00:01.404+00:00 srv13 postfix/qmgr[11]: 5FFF12345E: from=<boss@bakery.example>, size=900, nrcpt=1 (queue active)
      Nov 24 08:02:00 srv13 postfix/smtpd[13]: NOQUEUE: reject: RCPT from dsl.example.net[203.0.113.7]: 554 5.7.1 Service unavailable; Client host [203.0.113.7] blocked using bl.example; from=<a@b.example> to=<kim@shop.example>
      """;

  @TempDir Path folder;

  @Test
  void aQueueIdFindsOnlyLinesOfThatRecipient() throws Exception {
    List<MailLogLine> lines = logs("exim_mainlog", EXIM).logLines(ofId("1xVl5P-0003PL-1f"));

    assertEquals(3, lines.size());
    assertEquals(Optional.of("kim@shop.example"), lines.get(0).account());
    assertTrue(lines.get(1).text().contains("550 5.1.1 User unknown"));
    assertTrue(lines.stream().noneMatch(line -> line.text().contains("=> ann@example.org")));
  }

  @Test
  void theQueueIdOfAnotherCustomersMessageFindsNothing() throws Exception {
    assertEquals(List.of(), logs("exim_mainlog", EXIM).logLines(ofId("1wN9t2-00000002BQv-3hr9")));
    assertEquals(List.of(), logs("maillog", POSTFIX).logLines(ofId("5FFF12345E")));
  }

  @Test
  void aQueueIdWithoutSenderAndRecipientFindsNothing() throws Exception {
    var idAlone =
        new MailLogQuery(
            List.of("1xVl5P-0003PL-1f"), Optional.empty(), Optional.empty(), Optional.of(SENT));

    assertEquals(List.of(), logs("exim_mainlog", EXIM).logLines(idAlone));
  }

  @Test
  void senderAndRecipientFindTheMessageInEximsLog() throws Exception {
    List<MailLogLine> lines = logs("exim_mainlog", EXIM).logLines(between());

    assertEquals(3, lines.size());
    assertTrue(lines.stream().noneMatch(line -> line.text().contains("bakery")));
  }

  @Test
  void senderAndRecipientFindTheMessageInPostfixsLog() throws Exception {
    List<MailLogLine> lines = logs("maillog", POSTFIX).logLines(between());

    assertEquals(3, lines.size());
    assertEquals(Optional.of("kim@shop.example"), lines.get(0).account());
    assertEquals(Optional.of(Instant.parse("2026-11-24T08:00:01.303Z")), lines.get(2).time());
  }

  @Test
  void aReusedQueueIdIsAnotherMessage() throws Exception {
    var later =
        new MailLogQuery(
            List.of("1xVl5P-0003PL-1f"),
            MailAddress.parse("kim@shop.example"),
            MailAddress.parse("bob@example.org"),
            Optional.of(Instant.parse("2027-03-01T00:00:00Z")));

    assertEquals(List.of(), logs("exim_mainlog", EXIM).logLines(later));
  }

  @Test
  void rejectionsAsBlockedAreReportedWithTheirText() throws Exception {
    IpBan exim = logs("exim_mainlog", EXIM).bans(CUSTOMER).get(0);
    IpBan postfix = logs("maillog", POSTFIX).bans(CUSTOMER).get(0);

    assertEquals(Blocker.MAIL_SERVER, exim.by());
    assertTrue(exim.reason().contains("is in an RBL"), exim.reason());
    assertTrue(postfix.reason().startsWith("554 5.7.1 Service unavailable"), postfix.reason());
  }

  @Test
  void aFail2banBanIsActiveUntilItsEnd() throws Exception {
    String ban =
        "2026-11-24 08:01:02,123 fail2ban.actions        [99]: NOTICE  [postfix] Ban 203.0.113.7\n";
    String unban =
        "2026-11-24 09:01:02,123 fail2ban.actions        [99]: NOTICE  [postfix] Unban"
            + " 203.0.113.7\n";

    IpBan block = logs("fail2ban.log", ban).bans(CUSTOMER).get(0);

    assertEquals("postfix", block.list());
    assertEquals("logged 2026-11-24 08:01:02 by the server's clock", block.reason());
    assertEquals(List.of(), logs("fail2ban.log", ban + unban).bans(CUSTOMER));
  }

  @Test
  void anLfdBlockIsReportedWithItsReason() throws Exception {
    String blocked =
        "Nov 24 08:01:02 srv12 lfd[7]: (smtpauth) Failed SMTP AUTH login from 203.0.113.7"
            + " (DE/Germany/-): 5 in the last 3600 secs - *Blocked in csf* [LF_SMTPAUTH]\n";

    IpBan block = logs("lfd.log", blocked).bans(CUSTOMER).get(0);

    assertEquals(Blocker.CSF, block.by());
    assertTrue(block.reason().contains("Failed SMTP AUTH login"), block.reason());
  }

  @Test
  void anIpWithTheSamePrefixDoesNotMatch() throws Exception {
    String ban =
        "2026-11-24 08:01:02,123 fail2ban.actions        [99]: NOTICE  [postfix] Ban"
            + " 203.0.113.77\n";

    assertEquals(List.of(), logs("fail2ban.log", ban).bans(CUSTOMER));
  }

  @Test
  void onlyTheEndOfALargeLogIsRead() throws Exception {
    String filling = ("x".repeat(99) + "\n").repeat(10_000);
    Path file = folder.resolve("exim_mainlog");
    for (int i = 0; i < 18; i++) {
      Files.writeString(file, filling, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    Files.writeString(file, EXIM, StandardOpenOption.APPEND);

    assertEquals(
        3, new LogFiles(List.of(file.toString())).logLines(ofId("1xVl5P-0003PL-1f")).size());
  }

  @Test
  void aMissingLogIsReported() {
    assertThrows(
        PanelException.class,
        () -> new LogFiles(List.of(folder.resolve("none*").toString())).bans(CUSTOMER));
  }

  private LogFiles logs(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
    return new LogFiles(List.of(folder.resolve(name + "*").toString()));
  }

  private static MailLogQuery ofId(String id) {
    return new MailLogQuery(
        List.of(id),
        MailAddress.parse("kim@shop.example"),
        MailAddress.parse("bob@example.org"),
        Optional.of(SENT));
  }

  private static MailLogQuery between() {
    return new MailLogQuery(
        List.of(),
        MailAddress.parse("kim@shop.example"),
        MailAddress.parse("bob@example.org"),
        Optional.of(SENT));
  }
}
