package org.bounceback.bounce;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.bounce.client.ClientWindow;
import org.bounceback.bounce.log.AccessEvent;
import org.bounceback.mail.Header;
import org.bounceback.mail.MimePart;

/**
 * The contents of an uploaded message: only facts, as written in it. Other classes decide whose
 * server wrote it and whether it can be trusted.
 *
 * @param messageKind the kind of message
 * @param author the kind of program that wrote the message
 * @param window the window of an e-mail app, if the text is one
 * @param recipients in the order of the report, at most 1,000
 * @param reportingMta the host that wrote the report: its Reporting-MTA, otherwise the host that
 *     its text or sender names
 * @param header the header of the uploaded message; empty for pasted text without one
 * @param returned the header of the returned message, or what the report quotes of it
 * @param returnedMail the returned message itself, if the report contains it as a separate part
 * @param reportPath the Received lines of the uploaded message, newest first
 * @param originalPath the Received lines of the returned message, newest first
 * @param fullHeaders whether the header of the uploaded message is complete
 * @param returnedHeaders whether the header of the returned message is present and complete
 * @param text the human-readable text, at most 256 KiB
 * @param fromPicture whether the text comes from OCR and may contain errors
 * @param leftOut descriptions of the limits at which reading stopped; usually empty
 * @param accessEvents the failed logins and blocks in pasted log lines, in their order, at most 200
 */
public record BouncedMessage(
    MessageKind messageKind,
    ReportAuthor author,
    Optional<ClientWindow> window,
    List<Recipient> recipients,
    Optional<String> reportingMta,
    Header header,
    Header returned,
    Optional<MimePart> returnedMail,
    List<ReceivedHop> reportPath,
    List<ReceivedHop> originalPath,
    boolean fullHeaders,
    boolean returnedHeaders,
    String text,
    boolean fromPicture,
    List<String> leftOut,
    List<AccessEvent> accessEvents) {

  public BouncedMessage {
    recipients = List.copyOf(recipients);
    reportPath = List.copyOf(reportPath);
    originalPath = List.copyOf(originalPath);
    leftOut = List.copyOf(leftOut);
    accessEvents = List.copyOf(accessEvents);
  }

  /** Returns a copy with more entries in {@link #leftOut}. */
  public BouncedMessage withLeftOut(List<String> more) {
    if (more.isEmpty()) {
      return this;
    }
    return new BouncedMessage(
        messageKind,
        author,
        window,
        recipients,
        reportingMta,
        header,
        returned,
        returnedMail,
        reportPath,
        originalPath,
        fullHeaders,
        returnedHeaders,
        text,
        fromPicture,
        Stream.concat(more.stream(), leftOut.stream()).distinct().toList(),
        accessEvents);
  }

  /** Returns a copy marked as OCR text, with lower confidence. */
  public BouncedMessage asOcrText() {
    return new BouncedMessage(
        messageKind,
        author,
        window,
        recipients.stream().map(BouncedMessage::asOcrText).toList(),
        reportingMta,
        header,
        returned,
        returnedMail,
        reportPath,
        originalPath,
        fullHeaders,
        returnedHeaders,
        text,
        true,
        leftOut,
        accessEvents);
  }

  private static Recipient asOcrText(Recipient recipient) {
    ReasonDecision reasonDecision = recipient.reasonDecision();
    return recipient.decidedBy(
        new ReasonDecision(
            reasonDecision.bounceReason(),
            reasonDecision.ruleId(),
            new Evidence(Evidence.PICTURE, reasonDecision.evidence().text()),
            reasonDecision.confidence().lowered()));
  }
}
