package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.mail.Header;
import org.bounceback.mail.MailLimits;
import org.bounceback.mail.MailParser;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tickets, newsletters, receipts, parcel notices, monitoring alerts, personal e-mails and
 * discussions about bounces, in the forms in which users upload them. Those with an {@code
 * X-Quotes-A-Server} field contain the text of a server, so without their header they cannot be
 * distinguished from a report.
 */
final class OrdinaryMailTest {
  private static final String FILE = "ordinary.mbox";
  private static final BounceReader READER = BundledData.READER;
  private static final UploadUnwrapper UNWRAPPER = new UploadUnwrapper(READER);
  private static final MailParser MAILS = new MailParser(MailLimits.STANDARD);
  private static final List<Ordinary> MAIL = new ArrayList<>();

  private record Ordinary(String raw, Header header, String words) {
    String field(String name) {
      return header.first(name).orElse("");
    }
  }

  /** The ways in which a user passes on a message. */
  private interface Form {
    String of(Ordinary mail);
  }

  @BeforeAll
  static void split() {
    for (UploadedMail mail : UNWRAPPER.unwrap(FILE, SampleMails.read("not-bounces/" + FILE))) {
      String text = new String(mail.bytes(), StandardCharsets.UTF_8);
      String body = text.substring(text.indexOf("\n\n") + 2);
      MAIL.add(new Ordinary(text, MAILS.readHeader(mail.bytes()), body));
    }
    assertEquals(145, MAIL.size());
  }

  @Test
  void aCompleteMessageIsNotABounce() {
    assertNoneIsABounce(Ordinary::raw, MAIL);
  }

  @Test
  void theTextWithoutHeaderIsNotABounce() {
    List<Ordinary> own =
        MAIL.stream().filter(mail -> mail.field("X-Quotes-A-Server").isEmpty()).toList();

    assertNoneIsABounce(Ordinary::words, own);
  }

  @Test
  void aPastedMessageIsNotABounce() {
    assertNoneIsABounce(
        mail ->
            "From: %s%nSent: Tuesday, March 3, 2026 9:00 AM%nTo: %s%nSubject: %s%n%n%s"
                .formatted(
                    mail.field("From"), mail.field("To"), mail.field("Subject"), mail.words()),
        MAIL);
  }

  @Test
  void aForwardedMessageIsNotABounce() {
    assertNoneIsABounce(
        mail ->
            ("From: Anna <anna@customer.example>%nTo: support@host.example%nSubject: Fwd%n"
                    + "Date: Tue, 3 Mar 2026 10:00:00 +0000%n%nPlease have a look.%n%n"
                    + "---------- Forwarded message ---------%nFrom: %s%n"
                    + "Date: Tue, Mar 3, 2026 at 9:00 AM%nSubject: %s%nTo: %s%n%n%s")
                .formatted(
                    mail.field("From"), mail.field("Subject"), mail.field("To"), mail.words()),
        MAIL);
  }

  @Test
  void aQuotedMessageIsNotABounce() {
    assertNoneIsABounce(
        mail ->
            ("From: Anna <anna@customer.example>%nTo: support@host.example%nSubject: Re%nDate: Tue,"
                    + " 3 Mar 2026 10:00:00 +0000%n%nWhat is this?%n%nOn Tuesday %s wrote:%n%s")
                .formatted(mail.field("From"), mail.words().indent(1).replaceAll("(?m)^ ", "> ")),
        MAIL);
  }

  private static void assertNoneIsABounce(Form form, List<Ordinary> mails) {
    String wrong =
        mails.stream()
            .filter(mail -> kind(form.of(mail)) != MessageKind.NOT_A_BOUNCE)
            .map(mail -> mail.field("Subject"))
            .collect(Collectors.joining("\n"));

    assertEquals("", wrong);
  }

  private static MessageKind kind(String text) {
    byte[] upload = text.getBytes(StandardCharsets.UTF_8);
    return READER.read(UNWRAPPER.unwrap("upload.txt", upload).get(0).bytes()).messageKind();
  }
}
