package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that mention bounces or look like one, but are not. */
final class NotABounceTest {
  private static final BounceReader READER = BundledData.READER;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not-bounces/account-security.eml",
        "not-bounces/backup-job-mail-failed.eml",
        "not-bounces/bank-transfer-returned.eml",
        "not-bounces/bounce-statistics.eml",
        "not-bounces/calendar.eml",
        "not-bounces/campaign-report-with-addresses.eml",
        "not-bounces/colleague-forwards-words.eml",
        "not-bounces/cron.eml",
        "not-bounces/customer-asks-in-german.eml",
        "not-bounces/digest-with-subjects.eml",
        "not-bounces/discussion-on-a-list.eml",
        "not-bounces/dmarc-report.eml",
        "not-bounces/dmarc-summary-weekly.eml",
        "not-bounces/exim-users-question.eml",
        "not-bounces/forwarded-newsletter.eml",
        "not-bounces/german-ticket.eml",
        "not-bounces/handbook-for-agents.eml",
        "not-bounces/invoice.eml",
        "not-bounces/list-discussion.eml",
        "not-bounces/list-holds-a-mail.eml",
        "not-bounces/list-noticed-bounces.eml",
        "not-bounces/list-welcome.eml",
        "not-bounces/mailbox-warning.eml",
        "not-bounces/mailman-bounce-notice.eml",
        "not-bounces/monitoring.eml",
        "not-bounces/nagios-smtp-critical.eml",
        "not-bounces/newsletter.eml",
        "not-bounces/office365-message-center.eml",
        "not-bounces/paczka-nie-dostarczona.eml",
        "not-bounces/parcel-delivery-status-notification.eml",
        "not-bounces/parcel-failed.eml",
        "not-bounces/parcel-that-could-not-be-delivered.eml",
        "not-bounces/phish.eml",
        "not-bounces/phishing-as-a-held-mail.eml",
        "not-bounces/postfix-release.eml",
        "not-bounces/postmaster-announces-maintenance.eml",
        "not-bounces/postmaster-answers.eml",
        "not-bounces/postmaster-human.eml",
        "not-bounces/quarantine-digest.eml",
        "not-bounces/question-with-a-quoted-reply.eml",
        "not-bounces/read-receipt.eml",
        "not-bounces/receipt.eml",
        "not-bounces/registrar-contact-bounced.eml",
        "not-bounces/sender-rules-announced.eml",
        "not-bounces/support-auto-ack-quotes.eml",
        "not-bounces/teams-room-declined.eml",
        "not-bounces/ticket-about-bounce.eml",
        "not-bounces/ticket-created.eml",
        "not-bounces/ticket-reply.eml",
        "not-bounces/tls-report.eml",
        "not-bounces/webinar-on-error-codes.eml",
        "scenarios/ordinary-mail.eml",
        "bounces/is-not-bounce-01.eml"
      })
  void otherMessagesAreNotBounces(String file) {
    List<UploadedMail> mails = new UploadUnwrapper(READER).unwrap(file, SampleMails.read(file));

    BouncedMessage message = READER.read(mails.get(0).bytes());

    assertEquals(MessageKind.NOT_A_BOUNCE, message.messageKind());
    assertEquals(List.of(), message.recipients());
  }
}
