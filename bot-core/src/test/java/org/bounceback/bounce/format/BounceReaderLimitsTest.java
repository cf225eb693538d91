package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;

class BounceReaderLimitsTest {
  private static final BounceReader READER = BundledData.READER;

  @Test
  void truncatedTextAndLinesAreReported() {
    String head = "From: MAILER-DAEMON@mx.example\nSubject: Undelivered Mail\n\n";

    BouncedMessage longText = read(head + "<bob@example.com>: 550 no\n" + "text\n".repeat(60_000));
    BouncedMessage longLine = read(head + "<bob@example.com>: 550 no\n" + "x".repeat(70_000));

    assertEquals(List.of("text after 256 KiB of a part"), longText.leftOut());
    assertEquals(List.of("lines after 64 KiB"), longLine.leftOut());
    assertEquals(1, longText.recipients().size());
    assertEquals(1, longLine.recipients().size());
  }

  @Test
  void recipientsAreLimitedToAThousand() {
    var report = new StringBuilder("Content-Type: message/delivery-status\n\n");
    for (int i = 0; i < 1200; i++) {
      report
          .append("Final-Recipient: rfc822; u")
          .append(i)
          .append("@example.com\nAction: failed\n\n");
    }

    BouncedMessage message = read(report.toString());

    assertEquals(1000, message.recipients().size());
    assertEquals(List.of("recipients after the first 1000"), message.leftOut());
  }

  @Test
  void theGroupOfTheReportDoesNotCountAsARecipient() {
    var report =
        new StringBuilder(
            "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n");
    for (int i = 0; i < 1001; i++) {
      report.append("Final-Recipient: rfc822; u" + i + "@example.com\nAction: failed\n\n");
    }

    BouncedMessage message = read(report.toString());

    assertEquals(List.of("recipients after the first 1000"), message.leftOut());
  }

  @Test
  void recipientsInATextAreLimitedToAThousand() {
    var report = new StringBuilder("From: MAILER-DAEMON@mx.example\nSubject: failure\n\n");
    for (int i = 0; i < 1001; i++) {
      report.append("<u" + i + "@example.com>: 550 5.1.1 user unknown\n");
    }

    BouncedMessage message = read(report.toString());

    assertEquals(1000, message.recipients().size());
    assertEquals(List.of("recipients after the first 1000"), message.leftOut());
  }

  @Test
  void aTruncatedStatusIsReported() {
    String status = "Final-Recipient: rfc822; bob@example.com\nX-Remark: nothing\n\n";

    BouncedMessage message =
        read("Content-Type: message/delivery-status\n\n" + status.repeat(5000));

    assertEquals(List.of("text after 256 KiB of a part"), message.leftOut());
  }

  private static BouncedMessage read(String mail) {
    return READER.read(SampleMails.mail(mail));
  }
}
