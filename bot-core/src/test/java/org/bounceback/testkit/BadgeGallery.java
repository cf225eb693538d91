package org.bounceback.testkit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bounceback.advice.Language;
import org.bounceback.chat.Card;
import org.bounceback.chat.cards.CaseCardRenderer;
import org.bounceback.hosting.ServerTable;
import org.bounceback.sandbox.dns.Blocklist;

/** The cards of realistic bounces of our server srv07, one for each badge. */
public final class BadgeGallery {
  private static final String ADDRESS = "198.51.100.27";

  private static final String LISTS =
      """
      zone\tname\tkinds\tweight\tcodes\tlookup_url\tdelist_url\tstatus
      zen.spamhaus.org\tSpamhaus ZEN\tip4\thigh\t127.0.0.4=XBL exploited or infected host\t\
      https://check.spamhaus.org/listed/?searchterm={query}\thttps://check.spamhaus.org/\tlive
      b.barracudacentral.org\tBarracuda BRBL\tip4\thigh\t\t\t\tlive
      bl.spamcop.net\tSpamCop SCBL\tip4\tmedium\t\t\t\tlive
      """;

  private static final String SERVERS =
      """
      servers:
        - {name: srv07, hosts: [srv07.host.example], addresses: [198.51.100.27], roles: [outbound]}
      hosted: [shop.example]
      """;

  private static final String REPORT =
      """
      Return-Path: <>
      Received: from srv07.host.example (srv07.host.example [198.51.100.27])
       by mx.shop.example with ESMTP id 1; Tue, 24 Nov 2026 09:12:10 +0000
      From: Mail Delivery System <mailer-daemon@srv07.host.example>
      To: anna@shop.example
      Subject: Undelivered Mail Returned to Sender
      Date: Tue, 24 Nov 2026 09:12:09 +0000
      Message-ID: <20261124091209.0A1B2@srv07.host.example>
      Auto-Submitted: auto-replied
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

      --b1
      Content-Type: text/plain

      This is the mail system at srv07.host.example.

      --b1
      Content-Type: message/delivery-status

      Reporting-MTA: dns; srv07.host.example
      Arrival-Date: Tue, 24 Nov 2026 09:12:05 +0000

      Final-Recipient: rfc822; bob@example.com
      Action: ACTION
      Status: STATUS
      Remote-MTA: dns; mx.example.com
      Diagnostic-Code: smtp; REPLY
      Will-Retry-Until: Sun, 29 Nov 2026 09:12:05 +0000

      --b1
      Content-Type: message/rfc822

      Received: from desk.shop.example (desk.shop.example [203.0.113.7])
       by srv07.host.example with ESMTPSA id 2; Tue, 24 Nov 2026 09:12:05 +0000
      From: Anna <anna@shop.example>
      To: bob@example.com
      Subject: Your order
      Date: Tue, 24 Nov 2026 09:12:04 +0000
      Message-ID: <1@shop.example>

      Hello Bob
      --b1--
      """;

  private static final String LISTED =
      "554 5.7.1 Service unavailable; Client host [198.51.100.27] blocked using zen.spamhaus.org;"
          + " https://check.spamhaus.org/query/ip/198.51.100.27";

  private BadgeGallery() {}

  /** Returns the cards by name, from a bot that stores its data in {@code folder}. */
  public static Map<String, Card> cards(Path folder) throws Exception {
    Map<String, Card> cards = new LinkedHashMap<>();
    try (TestBot bot =
        TestBot.open(
            folder,
            setup -> setup.blocklists(LISTS).servers(ServerTable.read("servers.yaml", SERVERS)))) {
      new Blocklist(bot.dns.zones(), "zen.spamhaus.org")
          .list(ADDRESS, "127.0.0.4", "https://check.spamhaus.org/query/ip/198.51.100.27");
      new Blocklist(bot.dns.zones(), "b.barracudacentral.org");
      new Blocklist(bot.dns.zones(), "bl.spamcop.net");
      bot.say("/blacklist 198.51.100.27");
      cards.put("look-up-listed", bot.card());
      bot.say("/blacklist 198.51.100.28");
      cards.put("look-up-clean", bot.card());
      cards.put("bounce-listed", diagnosed(bot, "failed", "5.7.1", LISTED));
      cards.put(
          "bounce-de",
          new CaseCardRenderer(BundledData.CHAT_TEXTS.of(Language.GERMAN)).of(bot.newest()));
      cards.put(
          "bounce-probably",
          diagnosed(bot, "failed", "5.0.0", "550 Mail from 198.51.100.27 refused by local policy"));
      cards.put(
          "bounce-full",
          diagnosed(bot, "failed", "5.2.2", "552 5.2.2 The mailbox of bob@example.com is full"));
      cards.put(
          "bounce-retrying",
          diagnosed(
              bot, "delayed", "4.7.1", "450 4.7.1 Greylisted, please try again in 5 minutes"));
      cards.put(
          "bounce-nothing-failed",
          diagnosed(bot, "delivered", "2.0.0", "250 2.0.0 OK: queued as 4TfXk1"));
    }
    return cards;
  }

  private static Card diagnosed(TestBot bot, String action, String status, String reply) {
    String mail =
        REPORT.replace("ACTION", action).replace("STATUS", status).replace("REPLY", reply);
    String sent = action.equals("delayed") ? mail : mail.replaceAll("Will-Retry-Until: .*\n", "");
    bot.send(TestEvents.upload("bounced.eml", sent.getBytes(StandardCharsets.UTF_8)));
    return bot.card();
  }
}
