package org.bounceback.bounce.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;

/** Texts that mention errors, codes and addresses, but are no bounces. */
class TextsWithoutBounceTest {
  private final UploadUnwrapper unwrapper = new UploadUnwrapper(BundledData.READER);

  @Test
  void noneIsReadAsABounce() {
    var wrong = new ArrayList<String>();
    for (PastedText pasted : PastedText.all()) {
      for (String text : List.of(pasted.text(), asMail(pasted.text()))) {
        for (UploadedMail mail :
            unwrapper.unwrap("text.txt", text.getBytes(StandardCharsets.UTF_8))) {
          BouncedMessage message = BundledData.READER.read(mail);
          boolean isBounce =
              message.messageKind() != MessageKind.NOT_A_BOUNCE
                  && message.messageKind() != MessageKind.AUTO_REPLY;
          boolean isQuestion = pasted.kind().equals(QuestionKind.COMES_BACK.code());
          if (isQuestion
              ? inventsSomething(message, text)
              : isBounce || !message.recipients().isEmpty()) {
            wrong.add("[" + text + "] is " + message.messageKind() + " " + message.recipients());
          }
        }
      }
    }
    assertTrue(PastedText.all().size() >= 80);
    assertEquals(List.of(), wrong);
  }

  /** Returns whether a question gives a recipient or a code that it does not contain. */
  private static boolean inventsSomething(BouncedMessage message, String text) {
    return message.recipients().stream()
        .anyMatch(
            each ->
                !text.contains(each.address())
                    || each.status().isPresent()
                    || each.smtpReply().isPresent());
  }

  /** Returns the text as an e-mail that a person sent to our support. */
  private static String asMail(String text) {
    return """
    Received: from mail.partner.example ([203.0.113.9]) by mx.host.example; \
    Tue, 24 Nov 2026 08:12:36 +0100
    From: Bob Example <bob@partner.example>
    To: support@host.example
    Date: Tue, 24 Nov 2026 08:12:30 +0100
    Message-ID: <m1@partner.example>
    Subject: Information

    """
        + text
        + "\n";
  }
}
