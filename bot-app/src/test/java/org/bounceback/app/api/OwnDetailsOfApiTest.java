package org.bounceback.app.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API returns about our own servers, whose logs are on this machine. */
class OwnDetailsOfApiTest {
  private static final String LOG =
      """
      2026-11-24 08:00:00 1xVl5P-0003PL-1f <= kim@shop.example H=(pc) [203.0.113.7]:51000 P=esmtpsa A=dovecot_login:login@shop.example S=900 for bob@other.example
      2026-11-24 08:00:02 1xVl5P-0003PL-1f ** bob@other.example R=lookuphost T=remote_smtp H=mx.other.example [198.51.100.25]: 550 words of the log
      2026-11-24 08:01:00 H=(pc) [203.0.113.7]:51022 F=<kim@shop.example> rejected RCPT <bob@other.example>: "reason of the block - [203.0.113.7] is in an RBL"
      """;
  private static final String BOUNCE =
      """
      Return-Path: <>
      Received: from srv12.example.net (srv12.example.net [192.0.2.10])
      \tby mx.other.example with ESMTPS id 4XyZ; Tue, 24 Nov 2026 08:00:05 +0000
      From: Mail Delivery System <MAILER-DAEMON@srv12.example.net>
      To: kim@shop.example
      Subject: Undelivered Mail Returned to Sender
      Date: Tue, 24 Nov 2026 08:00:04 +0000
      Message-ID: <1@srv12.example.net>
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary="b"

      --b
      Content-Type: text/plain

      The mail was refused.

      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; srv12.example.net

      Final-Recipient: rfc822; bob@other.example
      Action: failed
      Status: 5.7.1
      Diagnostic-Code: smtp; 550 5.7.1 Client host [203.0.113.7] blocked

      --b
      Content-Type: text/rfc822-headers

      Return-Path: <kim@shop.example>
      Received: from pc (dsl.example.org [203.0.113.7])
      \tby srv12.example.net with ESMTPSA id 1xVl5P-0003PL-1f; Tue, 24 Nov 2026 08:00:00 +0000
      From: kim@shop.example
      To: bob@other.example
      Subject: Offer
      Date: Tue, 24 Nov 2026 08:00:00 +0000
      Message-ID: <2@shop.example>

      --b--
      """;
  private static final List<String> DETAILS =
      List.of("words of the log", "login@shop.example", "reason of the block");

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {"/diagnose", "/diagnose?online=true&details=false", "/diagnose?details=yes"})
  void logLinesAccountsAndBlockReasonsAreOmitted(String path) throws Exception {
    HttpResponse<String> answer = answer(path);

    for (String detail : DETAILS) {
      assertFalse(answer.body().contains(detail), detail + " in " + answer.body());
    }
    DocumentNode own = DocumentCodec.json("answer", answer.body()).require("ownServers");
    assertEquals(List.of(), own.list("log"));
    assertTrue(own.isTrue("blocked"));
    assertEquals("203.0.113.7", own.list("blocks").get(0).text("address"));
  }

  @Test
  void detailsAreIncludedOnRequest() throws Exception {
    HttpResponse<String> answer = answer("/diagnose?details=true");

    for (String detail : DETAILS) {
      assertTrue(answer.body().contains(detail), detail + " not in " + answer.body());
    }
  }

  private HttpResponse<String> answer(String path) throws Exception {
    Path log = Files.writeString(home.resolve("exim_mainlog"), LOG);
    Path servers =
        Files.writeString(
            home.resolve("servers.yaml"),
            """
            hosted: [shop.example]
            servers:
              - name: srv12
                hosts: [srv12.example.net]
                addresses: [192.0.2.10]
                roles: [submission, outbound]
            """);
    try (ApiFixture house =
        ApiFixture.open(
            home,
            Map.of(
                "BOUNCEBACK_SERVERS", servers.toString(),
                "BOUNCEBACK_HOSTING_LOGS", log.toString()))) {
      HttpResponse<String> answer = house.post(path, BodyPublishers.ofString(BOUNCE));
      assertEquals(200, answer.statusCode(), answer.body());
      return answer;
    }
  }
}
