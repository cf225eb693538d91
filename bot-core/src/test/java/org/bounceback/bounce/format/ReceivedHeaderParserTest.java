package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.bounce.ReceivedHop;
import org.bounceback.mail.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReceivedHeaderParserTest {
  private static final String DATE = "; Tue, 24 Nov 2026 08:12:31 +0100";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "from ws14.example.org (unknown [10.20.0.14]) (using TLSv1.3 with cipher X) by"
            + " mail.example.org (Postfix) with ESMTPSA id 4hLz7T3 for <a@b.example>|"
            + " ws14.example.org | 10.20.0.14 | mail.example.org | true | 4hLz7T3",
        "from [198.51.100.77] (port=49263 helo=[192.168.1.23]) by srv12.example.net with esmtpsa"
            + " (TLS1.3) tls X (Exim 4.98.2) (envelope-from <a@b.example>) id 1vNAVp-EF for"
            + " b@c.example| [198.51.100.77] | 198.51.100.77 | srv12.example.net | true |"
            + " 1vNAVp-EF",
        "from mail.example.edu ([198.51.100.25]:36690) by srv12.example.net with esmtps (TLS1.3) id"
            + " 1vNq0c| mail.example.edu | 198.51.100.25 | srv12.example.net | false | 1vNq0c",
        "by mail.example.org (Postfix) id 4hLz7T3" + "| - | - | mail.example.org | false | 4hLz7T3",
        "from unknown (HELO mail.example.jp) (192.0.2.24) by mx.example.jp with SMTP"
            + "| mail.example.jp | 192.0.2.24 | mx.example.jp | false | -",
        "from p225.example.jp (EHLO [192.0.2.225]) ([198.51.100.225]) by smtp.example.com (Oath"
            + " Hermes SMTP Server) with ESMTPA ID 509d for <a@b.example>| p225.example.jp |"
            + " 198.51.100.225 | smtp.example.com | true | 509d",
        "from A.prod.example.com (2001:db8::5) by B.prod.example.com (192.0.2.4) with Microsoft"
            + " SMTP Server (TLS) id 15.1.112.19| A.prod.example.com | 2001:db8::5 |"
            + " B.prod.example.com | false | 15.1.112.19",
        "from [192.0.2.31] (c135.example.jp [192.0.2.45]) (authenticated bits=0) by 2jo.example.jp"
            + " (V8/cf) with ESMTP id 0001 for <a@b.example>| [192.0.2.31] | 192.0.2.45 |"
            + " 2jo.example.jp | true | 0001",
        "from shopexam by srv12.example.net with local (Exim 4.98.2) id 1vNphp"
            + "| shopexam | - | srv12.example.net | false | 1vNphp",
      })
  void everyDialectIsParsed(
      String line, String from, String ip, String by, boolean authenticated, String id) {
    Header header = new Header(List.of(new Header.Field("Received", line.strip() + DATE)));

    assertEquals(
        List.of(
            new ReceivedHop(
                Optional.ofNullable(from),
                Optional.ofNullable(ip).flatMap(Ip::parse),
                Optional.ofNullable(by),
                authenticated,
                Optional.ofNullable(id),
                line.strip() + DATE)),
        ReceivedHeaderParser.of(header));
  }

  @Test
  void theTimeFollowsTheLastSemicolon() {
    Header header = new Header(List.of(new Header.Field("Received", "from a; by b" + DATE)));

    Optional<Instant> time = ReceivedHeaderParser.of(header).get(0).time();

    assertEquals(Optional.of(Instant.parse("2026-11-24T07:12:31Z")), time);
  }

  @Test
  void anInvalidLineIsStoredAsWritten() {
    Header header = new Header(List.of(new Header.Field("Received", "nonsense ( [ from")));

    assertEquals(
        List.of(
            new ReceivedHop(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                "nonsense ( [ from")),
        ReceivedHeaderParser.of(header));
  }
}
