package org.bounceback.findings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.BlockingParty;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.diagnosis.BounceAddresses;
import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.diagnosis.MailOrigin;
import org.bounceback.diagnosis.MailParty;
import org.bounceback.diagnosis.PartyRole;
import org.bounceback.diagnosis.TicketReadiness;
import org.bounceback.mail.MailDate;

/**
 * What a bounce says.
 *
 * @param kind the code of what the message is
 * @param recipients one for each recipient that it names
 * @param reportingMta the server that wrote it
 * @param direction the code of which way the e-mail went
 * @param fullHeaders whether it has its own full headers
 * @param returnedHeaders whether it has the headers of the e-mail that came back
 * @param messageId the Message-ID of the e-mail that came back
 * @param from the author of the e-mail that came back, or the account in the window of an app
 * @param missingHeaders the header fields that a ticket needs and it lacks
 * @param fromPicture whether its text was recognized in an image
 * @param leftOut the limits that stopped the parser, as text
 * @param reportedAt when the uploaded message was written, in ISO 8601; empty if it has no date, or
 *     in findings of programs that did not store it
 */
public record BounceMessage(
    String kind,
    List<Recipient> recipients,
    Optional<String> reportingMta,
    String direction,
    Origin origin,
    boolean fullHeaders,
    boolean returnedHeaders,
    Optional<String> messageId,
    Optional<String> from,
    List<String> missingHeaders,
    boolean fromPicture,
    List<String> leftOut,
    Optional<String> reportedAt) {

  public BounceMessage {
    recipients = List.copyOf(recipients);
    missingHeaders = List.copyOf(missingHeaders);
    leftOut = List.copyOf(leftOut);
  }

  static BounceMessage of(Diagnosis diagnosis) {
    BouncedMessage bounce = diagnosis.bounce();
    return new BounceMessage(
        bounce.messageKind().code(),
        bounce.recipients().stream().map(Recipient::of).toList(),
        bounce.reportingMta(),
        diagnosis.mailOrigin().direction().code(),
        Origin.of(diagnosis),
        bounce.fullHeaders(),
        bounce.returnedHeaders(),
        bounce.returned().first("Message-ID").map(String::strip),
        BounceAddresses.author(bounce).map(MailAddress::toString),
        bounce.fullHeaders() ? List.of() : TicketReadiness.missing(bounce),
        bounce.fromPicture(),
        bounce.leftOut(),
        bounce.header().first("Date").flatMap(MailDate::parse).map(Instant::toString));
  }

  /**
   * Whose servers handled the e-mail.
   *
   * @param ip the address that sent it
   * @param host the server that sent it
   * @param ours whether our server sent it; empty where that is unknown
   * @param generatedBy the code of who wrote the bounce
   * @param generatedByUs whether that was us; empty where it is unknown
   * @param decidedBy the code of who rejected the e-mail
   * @param decidedByUs whether that was us; empty where it is unknown
   * @param forged whether somebody else used the address as a false sender
   */
  public record Origin(
      Optional<String> ip,
      Optional<String> host,
      Optional<Boolean> ours,
      Optional<String> sender,
      String generatedBy,
      Optional<Boolean> generatedByUs,
      String decidedBy,
      Optional<Boolean> decidedByUs,
      boolean forged) {

    /** Nothing is known. */
    static final Origin UNKNOWN =
        new Origin(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            PartyRole.UNKNOWN.code(),
            Optional.empty(),
            PartyRole.UNKNOWN.code(),
            Optional.empty(),
            false);

    static Origin of(Diagnosis diagnosis) {
      MailOrigin origin = diagnosis.mailOrigin();
      return new Origin(
          origin.sendingIp().map(Ip::toString),
          origin.sendingHost(),
          origin.sentByUs(),
          origin.sender().map(MailAddress::toString),
          origin.generatedBy().partyRole().code(),
          isOurs(origin.generatedBy()),
          origin.decidedBy().partyRole().code(),
          isOurs(origin.decidedBy()),
          diagnosis.forged());
    }

    /** Empty where it is not known who it was. */
    private static Optional<Boolean> isOurs(MailParty party) {
      return party.partyRole() == PartyRole.UNKNOWN ? Optional.empty() : party.ours();
    }
  }

  /**
   * A recipient that the bounce names.
   *
   * @param address empty where the bounce does not say it
   * @param action the code of what happened to the copy
   * @param reason the code of the reason
   * @param willRetry whether the sending server still tries
   * @param diagnostic the rejecting server's words; may be empty
   * @param block what the words name as the blocker
   * @param logged what a log says about the delivery; empty for a report
   * @param originalAddress the address that the sender used, if the report has two names
   * @param finalAddress where the delivery failed, if the report has two names: another address, a
   *     program or a file
   * @param attemptedAt when the server last tried to deliver it, in ISO 8601, if the report states
   *     it
   * @param retryUntil when the server gives up, in ISO 8601, if the report states it
   */
  public record Recipient(
      Optional<String> address,
      String action,
      Optional<String> status,
      Optional<String> smtpReply,
      String reason,
      boolean temporary,
      boolean willRetry,
      String diagnostic,
      Optional<String> remoteMta,
      Optional<Block> block,
      Optional<LoggedDelivery> logged,
      Optional<String> originalAddress,
      Optional<String> finalAddress,
      Optional<String> attemptedAt,
      Optional<String> retryUntil) {

    static Recipient of(org.bounceback.bounce.Recipient recipient) {
      return new Recipient(
          Optional.of(recipient.address()).filter(each -> !each.isEmpty()),
          recipient.dsnAction().code(),
          recipient.status(),
          recipient.smtpReply(),
          recipient.reason().code(),
          recipient.temporary(),
          recipient.willRetry(),
          recipient.diagnostic(),
          recipient.remoteMta(),
          recipient.block().map(Block::of),
          recipient.logged().map(LoggedDelivery::of),
          recipient.names().originalAddress(),
          recipient.names().finalAddress(),
          recipient.lastAttempt().map(Instant::toString),
          recipient.willRetryUntil().map(Instant::toString));
    }
  }

  /** A blocklist or another blocker that a rejection names. */
  public record Block(
      Optional<String> zone, String name, Optional<String> address, Optional<String> delistUrl) {

    static Block of(BlockingParty party) {
      return new Block(
          party.zone(), party.name(), party.address().map(Ip::toString), party.delistUrl());
    }
  }
}
