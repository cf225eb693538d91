package org.bounceback.bounce.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.format.SampleMails;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;

/** Ordinary e-mail about bounces is not taken for a report, however it is uploaded. */
final class PastedTrapsTest {
  private static final UploadUnwrapper UNWRAPPER = new UploadUnwrapper(BundledData.READER);
  private static final List<DocumentNode> TRAPS =
      DocumentCodec.yaml(
              "traps.yaml",
              new String(SampleMails.read("pasted/traps.yaml"), StandardCharsets.UTF_8))
          .list("traps");

  @Test
  void aCompleteMessageIsNotABounce() {
    assertNone(trap -> header(trap, "text/plain") + trap.text("text"));
  }

  @Test
  void aMessageInHtmlIsNotABounce() {
    assertNone(
        trap ->
            header(trap, "text/html")
                + trap.text("text")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\n", "<br>\n"));
  }

  @Test
  void theTextWithoutAHeaderIsNotABounce() {
    // Without a header, a text that quotes a server's reply on a line of its own may be a report.
    assertOnly(
        List.of(
            "Boletín de correo",
            "Product news: bounce log",
            "RFC 3464",
            "Re: [Ticket 77] mail problem",
            "Summary of the incident of 3 March",
            "Rapport de la nuit",
            "Re: [postfix-users] reject_unverified_recipient"),
        trap -> trap.text("text"));
  }

  @Test
  void aForwardSavedAsTextIsNotABounce() {
    assertNone(
        trap ->
            "FYI\n\n---------- Forwarded message ---------\nFrom: Anna Kern"
                + " <anna@customer.example>\nDate: Tue, Mar 3, 2026 at 9:00 AM\nSubject: "
                + trap.text("subject")
                + "\nTo: <tom@host.example>\n\n"
                + trap.text("text"));
  }

  @Test
  void aPastedMessageIsNotABounce() {
    assertNone(
        trap ->
            "Von: Anna Kern <anna@customer.example>\nGesendet: Dienstag, 3. März 2026 09:00\nAn:"
                + " tom@host.example\nBetreff: "
                + trap.text("subject")
                + "\n\n"
                + trap.text("text"));
  }

  private static String header(DocumentNode trap, String type) {
    return "Received: from out.customer.example (out.customer.example [192.0.2.77])\n"
        + "\tby mx.host.example with ESMTPS id 4F0001; Tue, 3 Mar 2026 09:15:00 +0000\n"
        + "From: Anna Kern <anna@customer.example>\nTo: tom@host.example\nSubject: "
        + trap.text("subject")
        + "\n"
        + trap.findText("header").map(field -> field + "\n").orElse("")
        + "Date: Tue, 3 Mar 2026 09:15:00 +0000\nMessage-ID: <1.0@customer.example>\n"
        + "MIME-Version: 1.0\nContent-Type: "
        + type
        + "; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n";
  }

  private static void assertNone(Function<DocumentNode, String> form) {
    assertOnly(List.of(), form);
  }

  private static void assertOnly(List<String> known, Function<DocumentNode, String> form) {
    List<String> wrong =
        TRAPS.stream()
            .filter(trap -> kind(form.apply(trap)) != MessageKind.NOT_A_BOUNCE)
            .map(trap -> trap.text("subject"))
            .toList();

    assertEquals(known, wrong);
  }

  private static MessageKind kind(String text) {
    byte[] upload = text.getBytes(StandardCharsets.UTF_8);
    return BundledData.READER
        .read(UNWRAPPER.unwrap("upload.txt", upload).get(0).bytes())
        .messageKind();
  }
}
