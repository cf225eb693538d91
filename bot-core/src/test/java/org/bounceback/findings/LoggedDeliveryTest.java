package org.bounceback.findings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.bounceback.advice.SupportTeam;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.diagnosis.DiagnosisEngine;
import org.bounceback.diagnosis.DiagnosticProbes;
import org.bounceback.diagnosis.HostingProbes;
import org.bounceback.hosting.ServerTable;
import org.bounceback.testkit.BundledData;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedDeliveryTest {
  private static final DiagnosisEngine ENGINE =
      new DiagnosisEngine(
          ServerTable.read("servers.yaml", "{servers: [], hosted: [shop.example]}"),
          BlocklistCatalog.load(),
          BundledData.ADVICE,
          SupportTeam.signing("Support"),
          BundledData.CLOCK);

  private static Diagnosis diagnose(String text) {
    return ENGINE.diagnose(
        BundledData.READER.read(text.getBytes(UTF_8)), DiagnosticProbes.NONE, HostingProbes.NONE);
  }

  private static List<DocumentNode> recipients(String text) {
    String json = FindingsCodec.writeCase(BounceFindings.of("log.txt", diagnose(text))).toString();
    return DocumentCodec.json("case", json).require("bounce").list("recipients");
  }

  @Test
  void aRecipientOfALogHasTheMembersOfTheLog() {
    DocumentNode kim = recipients(Mails.log(3)).get(1);

    assertEquals(Optional.of("delivered"), kim.findText("outcome"));
    assertEquals(Optional.of("sales@shop.example"), kim.findText("sender"));
    assertEquals(Optional.of("2026-11-30 09:01:44"), kim.findText("time"));
    assertEquals(Optional.of("1vQa2B-0000Xy-01"), kim.findText("queueId"));
    assertEquals(Optional.of("info@shop.example"), kim.findText("originalRecipient"));
    assertEquals(Optional.of("4dKq1Z2m7z"), kim.findText("remoteQueueId"));
    assertEquals(Optional.of("desktop-7 [198.51.100.4]"), kim.findText("client"));
    assertEquals(Optional.of("sales@shop.example"), kim.findText("login"));
    assertEquals(Optional.empty(), kim.findText("server"));
  }

  @Test
  void aRecipientOfAReportHasNone() {
    assertTrue(recipients(Mails.UNKNOWN_USER).get(0).find("queueId").isEmpty());
  }

  @Test
  void theStoredFormKeepsThem() {
    BounceFindings findings = BounceFindings.of("log.txt", diagnose(Mails.log(3)));

    assertEquals(findings, FindingsCodec.read(FindingsCodec.store(findings)));
  }

  @Test
  void theTextForTheCustomerIsAboutOneMessage() {
    Diagnosis diagnosis = diagnose(Mails.log(3));

    assertEquals(3, diagnosis.recipientOutcomes().size());
    assertFalse(diagnosis.diagnosisTexts().reply().contains("other recipients"));
    assertFalse(diagnosis.diagnosisTexts().explanation().contains("more recipient"));
  }

  @Test
  void theSenderOfALogIsTheSenderOfTheMessage() {
    assertEquals(
        Optional.of("sales@shop.example"),
        diagnose(Mails.log(1)).mailOrigin().sender().map(Object::toString));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          => :blackhole: <info@shop.example> R=filter | deleted the message
          removed by root | removed from the queue
          Frozen | frozen in the queue
          """)
  void aMessageThatWasNotRejectedIsNotCalledRejected(String line, String headline) {
    String log =
        "2026-11-30 09:12:40 1vQa2B-0000Xy-3f <= kim@partner.example H=mx [203.0.113.25] P=esmtps\n"
            + "2026-11-30 09:12:41 1vQa2B-0000Xy-3f == info@shop.example R=x defer (-1): held\n"
            + "2026-11-30 09:12:42 1vQa2B-0000Xy-3f "
            + line;

    assertTrue(diagnose(log).diagnosisTexts().headline().contains(headline), log);
  }

  @Test
  void aListingOfTheQueueShowsNoReason() {
    Diagnosis diagnosis =
        diagnose(
            """
             2d   14K 1vQb2C-0001Ab-7k <> *** frozen ***
                      root@host7.hosting.example

            25m  2.9K 1vQa2B-0000Xy-3f <sales@shop.example>
                      eve@other.example
            """);

    assertTrue(diagnosis.diagnosisTexts().headline().contains("still in the mail server's queue"));
  }

  @Test
  void aFrozenMessageIsNotRetried() {
    DocumentNode root =
        recipients(" 2d 14K 1vQb2C-0001Ab-7k <> *** frozen ***\n          root@host7.example\n")
            .get(0);

    assertEquals(Optional.of("frozen"), root.findText("outcome"));
    assertFalse(root.isTrue("willRetry"));
  }
}
