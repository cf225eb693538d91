package org.bounceback.bounce.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.format.SampleMails;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads reports of less common programs from the text of an e-mail, with a person's text around.
 */
final class PastedFamiliesTest {
  private static final UploadUnwrapper UNWRAPPER = new UploadUnwrapper(BundledData.READER);
  private static final String HEADER =
      """
      Received: from out.customer.example (out.customer.example [192.0.2.77])
      \tby mx.host.example with ESMTPS id 4F0001; Tue, 3 Mar 2026 09:15:00 +0000
      From: Anna Kern <anna@customer.example>
      To: support@host.example
      Subject: Question
      Date: Tue, 3 Mar 2026 09:15:00 +0000
      Message-ID: <1.0@customer.example>
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: 8bit

      """;

  static Stream<DocumentNode> cases() {
    String file = "pasted/families.yaml";
    String text = new String(SampleMails.read(file), StandardCharsets.UTF_8);
    return DocumentCodec.yaml(file, text).list("cases").stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void recipientsAreThoseOfTheReport(DocumentNode pasted) {
    byte[] upload = (HEADER + pasted.text("text")).getBytes(StandardCharsets.UTF_8);
    List<String> found =
        UNWRAPPER.unwrap("upload.eml", upload).stream()
            .flatMap(mail -> BundledData.READER.read(mail.bytes()).recipients().stream())
            .map(Recipient::address)
            .toList();

    assertEquals(
        new TreeSet<>(pasted.texts("recipients")), new TreeSet<>(found), pasted.text("name"));
  }
}
