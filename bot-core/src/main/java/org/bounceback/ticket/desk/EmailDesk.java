package org.bounceback.ticket.desk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.MailAddress;
import org.bounceback.cases.TicketRef;
import org.bounceback.data.Sha256;
import org.bounceback.mailbox.MailSendException;
import org.bounceback.mailbox.OutgoingMail;
import org.bounceback.mailbox.SubmissionClient;
import org.bounceback.net.RequestThrottle;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.DeskException.DeskErrorKind;
import org.bounceback.ticket.DeskSelfTest;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.TicketDesk;
import org.bounceback.ticket.TicketNote;
import org.bounceback.ticket.TicketNoteWriter;

/**
 * Any ticket system that accepts tickets by e-mail. A ticket is one e-mail, and a note is another
 * one in its thread. Replies are not read.
 *
 * <p>It is impossible to check whether an e-mail has arrived. One that may have arrived is sent
 * again with the same Message-ID, which lets the ticket system recognize it (RFC 5322 section
 * 3.6.4).
 */
public final class EmailDesk implements TicketDesk, TicketNoteWriter, DeskSelfTest {
  private static final String TICKET = "ticket.";
  private static final String NOTE = "note.";

  private final SubmissionClient mails;
  private final RequestThrottle requestThrottle;
  private final MailAddress from;
  private final MailAddress to;
  private final MailAttachment.AttachmentFormat attachmentFormat;

  /**
   * Creates a client.
   *
   * @param requestThrottle limits the rate of e-mails
   * @param from the sender
   * @param to the ticket system's address
   * @param attachmentFormat how the bounced e-mail is attached
   */
  public EmailDesk(
      SubmissionClient mails,
      RequestThrottle requestThrottle,
      MailAddress from,
      MailAddress to,
      MailAttachment.AttachmentFormat attachmentFormat) {
    this.mails = mails;
    this.requestThrottle = requestThrottle;
    this.from = from;
    this.to = to;
    this.attachmentFormat = attachmentFormat;
  }

  @Override
  public Optional<TicketRef> find(NewTicket wanted, ExternalId id) {
    return Optional.empty();
  }

  @Override
  public TicketRef open(NewTicket newTicket, ExternalId id)
      throws DeskException, InterruptedException {
    String name = named(TICKET + id.text());
    send(
        new OutgoingMail(
            name,
            from,
            to,
            MailAddress.parse(newTicket.requester()),
            Optional.empty(),
            TicketTags.remove(newTicket.subject()) + subjectMark(newTicket.caseId().text()),
            newTicket.summary(),
            MailAttachment.of(newTicket, attachmentFormat).map(EmailDesk::attachment)));
    return new TicketRef(name, newTicket.caseId().text(), Optional.empty());
  }

  @Override
  public void add(TicketRef ticket, TicketNote ticketNote)
      throws DeskException, InterruptedException {
    send(
        new OutgoingMail(
            named(NOTE + ticket.number() + "." + secret(ticket, ticketNote)),
            from,
            to,
            Optional.empty(),
            Optional.of(ticket.id()),
            "Re: note by " + TicketTags.remove(ticketNote.author()) + subjectMark(ticket.number()),
            ticketNote.fullText(),
            MailAttachment.of(ticketNote, attachmentFormat).map(EmailDesk::attachment)));
  }

  /**
   * Whether an e-mail with that Message-ID, without angle brackets, was sent to a ticket system by
   * us.
   */
  public static boolean isOurs(String messageId) {
    return messageId.matches("(?i)bounceback\\.(ticket|note)\\.BB-.*");
  }

  @Override
  public List<DeskCheckResult> check() throws InterruptedException {
    try {
      mails.check(from, to);
      return List.of(
          DeskCheckResult.well("the mail server takes tickets from " + from + " to " + to));
    } catch (MailSendException failed) {
      String advice =
          switch (failed.kind()) {
            case CREDENTIALS -> "; check desk.user, and desk.token or desk.access-token";
            case REFUSED -> "; check desk.from and desk.queue";
            case UNREACHABLE -> "; check desk.url and mail.authorities";
            default -> "";
          };
      return List.of(DeskCheckResult.wrong("desk by mail: " + said(failed).reason() + advice));
    }
  }

  private void send(OutgoingMail outgoingMail) throws DeskException, InterruptedException {
    if (!requestThrottle.await()) {
      throw new DeskException(DeskErrorKind.TOO_MANY, "e-mails to the ticket system are paused");
    }
    boolean trouble = false;
    try {
      mails.send(outgoingMail);
    } catch (MailSendException failed) {
      trouble = failed.kind() != MailSendException.SendFailureKind.REFUSED;
      throw said(failed);
    } finally {
      requestThrottle.complete(trouble, Duration.ZERO);
    }
  }

  private static DeskException said(MailSendException failed) {
    return switch (failed.kind()) {
      case CREDENTIALS -> DeskHttpClient.refused(DeskErrorKind.CREDENTIALS, failed.reason());
      case REFUSED -> DeskHttpClient.refused(DeskErrorKind.INVALID, failed.reason());
      case LATER -> DeskHttpClient.refused(DeskErrorKind.DOWN, failed.reason());
      case UNREACHABLE -> new DeskException(DeskErrorKind.DOWN, failed.reason(), failed);
      case SLOW -> new DeskException(DeskErrorKind.SLOW, failed.reason(), failed);
      case CUT -> new DeskException(DeskErrorKind.CUT, failed.reason(), failed);
    };
  }

  private static OutgoingMail.Attachment attachment(MailAttachment file) {
    return new OutgoingMail.Attachment(file.name(), file.type(), file.bytes());
  }

  /** Returns a secret that a repeated note has too, and that nobody else can predict. */
  private static String secret(TicketRef ticket, TicketNote ticketNote) {
    return Sha256.hex(ticket.id() + "\n" + ticketNote.key()).substring(0, 32);
  }

  private static String subjectMark(String caseId) {
    return " [" + caseId + "]";
  }

  private String named(String name) {
    return "bounceback." + name + "@" + from.domain();
  }
}
