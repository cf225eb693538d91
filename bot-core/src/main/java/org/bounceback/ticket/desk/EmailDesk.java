package org.bounceback.ticket.desk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.MailAddress;
import org.bounceback.casebook.TicketRef;
import org.bounceback.data.Sha256;
import org.bounceback.mailbox.MailSendException;
import org.bounceback.mailbox.OutgoingMail;
import org.bounceback.mailbox.SubmissionClient;
import org.bounceback.net.RequestThrottle;
import org.bounceback.ticket.DeskCheck;
import org.bounceback.ticket.DeskFailed;
import org.bounceback.ticket.DeskFailed.Kind;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.Note;
import org.bounceback.ticket.Ticket;
import org.bounceback.ticket.TicketDesk;
import org.bounceback.ticket.TicketNotes;

/**
 * Any desk that takes its tickets by mail. A ticket is one mail and a note is another in its
 * thread; what people answer is not read.
 *
 * <p>Nobody can look whether a mail has arrived. One that may have is sent again under the same
 * Message-ID, by which the desk knows it (RFC 5322 section 3.6.4).
 */
public final class EmailDesk implements TicketDesk, TicketNotes, DeskCheck {
  private static final String TICKET = "ticket.";
  private static final String NOTE = "note.";

  private final SubmissionClient mails;
  private final RequestThrottle requestThrottle;
  private final MailAddress from;
  private final MailAddress to;
  private final Enclosure.Form form;

  /**
   * A desk.
   *
   * @param requestThrottle how fast its server gets mails
   * @param from whose mails they are
   * @param to where the desk takes them
   * @param form how the bounced mail goes along
   */
  public EmailDesk(
      SubmissionClient mails,
      RequestThrottle requestThrottle,
      MailAddress from,
      MailAddress to,
      Enclosure.Form form) {
    this.mails = mails;
    this.requestThrottle = requestThrottle;
    this.from = from;
    this.to = to;
    this.form = form;
  }

  @Override
  public Optional<TicketRef> find(Ticket wanted, ExternalId id) {
    return Optional.empty();
  }

  @Override
  public TicketRef open(Ticket ticket, ExternalId id) throws DeskFailed, InterruptedException {
    String name = named(TICKET + id.text());
    send(
        new OutgoingMail(
            name,
            from,
            to,
            MailAddress.parse(ticket.requester()),
            Optional.empty(),
            TicketTags.without(ticket.subject()) + subjectMark(ticket.caseId().text()),
            ticket.summary(),
            Enclosure.of(ticket, form).map(EmailDesk::attachment)));
    return new TicketRef(name, ticket.caseId().text(), Optional.empty());
  }

  @Override
  public void add(TicketRef ticket, Note note) throws DeskFailed, InterruptedException {
    send(
        new OutgoingMail(
            named(NOTE + ticket.number() + "." + secret(ticket, note)),
            from,
            to,
            Optional.empty(),
            Optional.of(ticket.id()),
            "Re: note by " + TicketTags.without(note.author()) + subjectMark(ticket.number()),
            note.whole(),
            Enclosure.of(note, form).map(EmailDesk::attachment)));
  }

  /** Whether a mail of that Message-ID, without its angle brackets, is one that a desk got. */
  public static boolean isOurs(String messageId) {
    return messageId.matches("(?i)bounceback\\.(ticket|note)\\.BB-.*");
  }

  @Override
  public List<Finding> examine() throws InterruptedException {
    try {
      mails.rehearse(from, to);
      return List.of(Finding.well("the mail server takes tickets from " + from + " to " + to));
    } catch (MailSendException failed) {
      String advice =
          switch (failed.how()) {
            case CREDENTIALS -> "; check desk.user, and desk.token or desk.access-token";
            case REFUSED -> "; check desk.from and desk.queue";
            case UNREACHABLE -> "; check desk.url and mail.authorities";
            default -> "";
          };
      return List.of(Finding.wrong("desk by mail: " + said(failed).why() + advice));
    }
  }

  private void send(OutgoingMail outgoingMail) throws DeskFailed, InterruptedException {
    if (!requestThrottle.awaitTurn()) {
      throw new DeskFailed(Kind.TOO_MANY, "the desk's mail server is left alone for a while");
    }
    boolean trouble = false;
    try {
      mails.send(outgoingMail);
    } catch (MailSendException failed) {
      trouble = failed.how() != MailSendException.SendFailureKind.REFUSED;
      throw said(failed);
    } finally {
      requestThrottle.settle(trouble, Duration.ZERO);
    }
  }

  private static DeskFailed said(MailSendException failed) {
    return switch (failed.how()) {
      case CREDENTIALS -> DeskLine.refused(Kind.CREDENTIALS, failed.why());
      case REFUSED -> DeskLine.refused(Kind.INVALID, failed.why());
      case LATER -> DeskLine.refused(Kind.DOWN, failed.why());
      case UNREACHABLE -> new DeskFailed(Kind.DOWN, failed.why(), failed);
      case SLOW -> new DeskFailed(Kind.SLOW, failed.why(), failed);
      case CUT -> new DeskFailed(Kind.CUT, failed.why(), failed);
    };
  }

  private static OutgoingMail.Attachment attachment(Enclosure file) {
    return new OutgoingMail.Attachment(file.name(), file.type(), file.bytes());
  }

  /** A repeated note has the same name, and nobody else can tell it before. */
  private static String secret(TicketRef ticket, Note note) {
    return Sha256.hex(ticket.id() + "\n" + note.key()).substring(0, 32);
  }

  private static String subjectMark(String caseId) {
    return " [" + caseId + "]";
  }

  private String named(String name) {
    return "bounceback." + name + "@" + from.domain();
  }
}
