package org.bounceback.bounce;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.mail.Header;
import org.bounceback.mail.MimePart;

/**
 * What an uploaded mail says: facts alone, as written in it. Whose machine wrote it and whether
 * that is to be believed are judged elsewhere.
 *
 * @param messageKind what the mail is
 * @param recipients in the order of the report, at most 1,000
 * @param reportingMta the host that wrote the report: its Reporting-MTA, else the host that its
 *     text or sender names
 * @param header the uploaded mail's own header; empty for pasted text without one
 * @param returned the header of the mail that came back, or what the report quotes of it
 * @param returnedMail that mail itself, as far as the report has it as a part of its own
 * @param reportPath the uploaded mail's Received lines, newest first
 * @param originalPath the returned mail's Received lines, newest first
 * @param fullHeaders whether the uploaded mail's own header is whole
 * @param returnedHeaders whether the returned mail's header is there and whole
 * @param text the words for people, at most 256 KiB
 * @param fromPicture whether the words were recognised in a picture: they may be misread
 * @param leftOut the limits that stopped the reading, in words; usually none
 */
public record BouncedMessage(
    MessageKind messageKind,
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
    List<String> leftOut) {

  public BouncedMessage {
    recipients = List.copyOf(recipients);
    reportPath = List.copyOf(reportPath);
    originalPath = List.copyOf(originalPath);
    leftOut = List.copyOf(leftOut);
  }

  /** The same, where more was left out before it could be read. */
  public BouncedMessage leavingOut(List<String> more) {
    if (more.isEmpty()) {
      return this;
    }
    return new BouncedMessage(
        messageKind,
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
        Stream.concat(more.stream(), leftOut.stream()).distinct().toList());
  }

  /** The same, where the words were recognised in a picture and are worth less. */
  public BouncedMessage recognised() {
    return new BouncedMessage(
        messageKind,
        recipients.stream().map(BouncedMessage::recognised).toList(),
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
        leftOut);
  }

  private static Recipient recognised(Recipient recipient) {
    ReasonDecision reasonDecision = recipient.reasonDecision();
    return recipient.decidedBy(
        new ReasonDecision(
            reasonDecision.bounceReason(),
            reasonDecision.ruleId(),
            new Evidence(Evidence.PICTURE, reasonDecision.evidence().words()),
            reasonDecision.confidence().lowered()));
  }
}
