package org.bounceback.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.advice.SettlingQuestion.Kind;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.InferenceRule;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.Rejection;
import org.bounceback.bounce.ReportAuthor;
import org.bounceback.bounce.log.Outcome;
import org.bounceback.bounce.panel.PanelTexts;
import org.bounceback.hosting.CustomerSide;
import org.bounceback.hosting.Ownership;
import org.bounceback.hosting.ServerTable;

/**
 * Infers whose server sent and reported a message, whose customer is concerned and what became of
 * it, from what the report states and the table of our servers. What nothing states stays unknown.
 */
final class FactInference {
  private final BouncedMessage bounce;
  private final DiagnosticAnswers answers;
  private final ServerOwnership ownership;
  private final DeliveryPath path;
  private final Optional<MailAddress> sender;
  private final UsersTexts usersTexts;
  private final Fact<PartyRole> author;
  private final boolean authorIsOurs;
  private final boolean authorIsRecipients;
  private final boolean isAddressedToAuthor;
  private final boolean isGmailSendAs;

  FactInference(
      BouncedMessage bounce,
      ServerTable serverTable,
      DiagnosticAnswers answers,
      PanelTexts panelTexts) {
    this.bounce = bounce;
    this.answers = answers;
    this.ownership = new ServerOwnership(serverTable);
    this.path = new DeliveryPath(bounce, ownership);
    this.sender = BounceAddresses.sender(bounce);
    this.authorIsOurs = bounce.reportingMta().filter(ownership::isOurs).isPresent();
    this.authorIsRecipients = bounce.reportingMta().filter(path::isRecipientsHost).isPresent();
    this.isAddressedToAuthor = bounce.reportingMta().filter(path::isAddressedTo).isPresent();
    this.isGmailSendAs = bounce.text().toLowerCase(Locale.ROOT).contains("customfromdenied");
    this.usersTexts = new UsersTexts(bounce, ownership, panelTexts);
    this.author = author();
  }

  ServerOwnership ownership() {
    return ownership;
  }

  DeliveryPath path() {
    return path;
  }

  Fact<PartyRole> authorRole() {
    return author;
  }

  boolean authorIsOurs() {
    return authorIsOurs;
  }

  UsersTexts usersTexts() {
    return usersTexts;
  }

  /** Returns whether the author has the domain of a recipient. */
  boolean authorIsRecipients() {
    return authorIsRecipients;
  }

  /** Returns whether the sender wrote to an address of the author's domain. */
  boolean isAddressedToAuthor() {
    return isAddressedToAuthor;
  }

  /** Returns whether Gmail failed to log in at the server that its user set for an address. */
  boolean isGmailSendAs() {
    return isGmailSendAs;
  }

  /** A report by a server of ours is from the sending side unless the recipient is our customer. */
  private Fact<PartyRole> author() {
    Fact<PartyRole> byPath = path.authorRole(bounce.reportingMta());
    if (!authorIsOurs) {
      return byPath;
    }
    boolean received =
        bounce.recipients().stream().allMatch(each -> isHosted(each.mailAddress()))
            && !isHosted(sender);
    if (!received && byPath.known().isPresent()) {
      return byPath;
    }
    return Fact.inferred(
        received ? PartyRole.RECEIVING_SERVER : PartyRole.SENDING_SERVER,
        received
            ? InferenceRule.AUTHOR_IS_THE_RECIPIENTS_SERVER
            : InferenceRule.AUTHOR_IS_THE_SENDING_SERVER,
        List.of(report(bounce.reportingMta().orElseThrow())));
  }

  boolean isHosted(Optional<MailAddress> address) {
    return address.filter(each -> ownership.hosts(each.domain()).is(true)).isPresent();
  }

  /** Returns which side is our customer; unknown without a table. */
  Fact<CustomerSide> customer(Recipient recipient) {
    boolean isApp = bounce.author() == ReportAuthor.MAIL_CLIENT;
    if (isApp && (ownership.isKnown() || bounce.window().isPresent())) {
      return userOfTheApp(recipient);
    }
    Fact<Boolean> to = hosted(recipient.mailAddress());
    Fact<Boolean> from = hosted(sender);
    if (to.known().isPresent() && from.known().isPresent()) {
      CustomerSide side =
          to.is(true)
              ? (from.is(true) ? CustomerSide.BOTH : CustomerSide.RECIPIENT)
              : (from.is(true) ? CustomerSide.SENDER : CustomerSide.NONE);
      return new Fact.Stated<>(side, both(from.excerpts(), to.excerpts()));
    }
    if (from.is(false) && isRejectedForeignMail(recipient)) {
      return Fact.inferred(
          CustomerSide.RECIPIENT, InferenceRule.LOG_OF_THE_RECEIVING_SERVER, from.excerpts());
    }
    if (from.known().isEmpty() && !to.is(true) && usersTexts.isOfAnotherUser(recipient)) {
      return Fact.unknown();
    }
    if (to.is(false) || from.is(true)) {
      return Fact.inferred(
          CustomerSide.SENDER,
          InferenceRule.ONE_OF_TWO_IS_OUR_CUSTOMER,
          both(to.excerpts(), from.excerpts()));
    }
    if (to.is(true)) {
      return Fact.inferred(
          CustomerSide.RECIPIENT, InferenceRule.ONE_OF_TWO_IS_OUR_CUSTOMER, to.excerpts());
    }
    return usersTexts.isOfOurUser(recipient)
        ? Fact.inferred(
            CustomerSide.SENDER,
            InferenceRule.TEXT_FOR_ITS_OWN_USERS,
            List.of(new Excerpt(Excerpt.Source.REPLY, recipient.diagnostic())))
        : Fact.unknown();
  }

  /**
   * Returns whether a log line without a recipient says that the server rejected a message of a
   * client that did not log in: it was for somebody with a mailbox there.
   */
  private boolean isRejectedForeignMail(Recipient recipient) {
    return ownership.isKnown()
        && recipient.address().isEmpty()
        && recipient
            .logged()
            .filter(entry -> !entry.command().isEmpty() && entry.client().login().isEmpty())
            .isPresent();
  }

  /** The user of an e-mail app is the sender; an address in its error message may be the user's. */
  private Fact<CustomerSide> userOfTheApp(Recipient recipient) {
    boolean isAboutRecipient = recipient.reason() == BounceReason.USER_UNKNOWN;
    return Fact.inferred(
        isAboutRecipient && isHosted(recipient.mailAddress())
            ? CustomerSide.BOTH
            : CustomerSide.SENDER,
        InferenceRule.CLIENT_TALKS_TO_ITS_OUTGOING_SERVER,
        List.of(new Excerpt(Excerpt.Source.DIALOG, bounce.text())));
  }

  private Fact<Boolean> hosted(Optional<MailAddress> address) {
    return address.map(each -> ownership.hosts(each.domain())).orElseGet(Fact::unknown);
  }

  /** Returns whose server sent the message. */
  Fact<Ownership> sentBy(Recipient recipient, Fact<Ip> quotedIp) {
    if (bounce.window().isPresent()) {
      return new SubmissionServer(ownership).owner(bounce.window().get());
    }
    Fact<CustomerSide> customer = customer(recipient);
    Optional<DeliveryPath.Passed> passed =
        customer.is(CustomerSide.RECIPIENT) ? path.sentThroughUs() : path.throughUs();
    if (passed.isPresent()) {
      return Fact.stated(Ownership.OURS, passed.get().excerpt());
    }
    if (quotedIp.known().filter(ip -> ownership.of(ip).is(Ownership.OURS)).isPresent()) {
      return quotedIp.map(ip -> Ownership.OURS);
    }
    if (isGmailSendAs) {
      return Fact.inferred(
          Ownership.OTHER,
          InferenceRule.SENT_BY_ANOTHER_SERVER,
          List.of(new Excerpt(Excerpt.Source.REPLY, recipient.diagnostic())));
    }
    if (!ownership.isKnown()) {
      // Without a table a server is another's only by an answer.
      return quotedIp.known().map(ownership::of).orElseGet(Fact::unknown);
    }
    if (bounce.author() == ReportAuthor.SENDING_SERVICE && !authorIsOurs) {
      return Fact.inferred(
          Ownership.OTHER, InferenceRule.SENT_BY_ANOTHER_SERVER, List.of(report(bounce.text())));
    }
    if (author.is(PartyRole.SENDING_SERVER)) {
      Fact<Ownership> ofAuthor = ownership.of(bounce.reportingMta().orElse(""));
      boolean throughOurs = customer.is(CustomerSide.SENDER) && isRejectedByOurs(recipient);
      return throughOurs
          ? ofAuthor.or(
              Fact.inferred(
                  Ownership.OURS,
                  InferenceRule.CUSTOMERS_SEND_THROUGH_US,
                  recipient.facts().rejection().by().excerpts()))
          : ofAuthor;
    }
    boolean pathIsWhole = bounce.returnedHeaders() && path.isKnown() && !path.namesUnknownHost();
    if (customer.known().isEmpty()) {
      return Fact.unknown();
    }
    if (pathIsWhole) {
      return Fact.stated(Ownership.OTHER, path.newest().orElseThrow());
    }
    if (customer.is(CustomerSide.RECIPIENT)) {
      return Fact.inferred(
          Ownership.OTHER, InferenceRule.SENT_BY_ANOTHER_SERVER, customer.excerpts());
    }
    boolean otherAuthor =
        bounce.reportingMta().filter(host -> ownership.of(host).is(Ownership.OTHER)).isPresent();
    if (otherAuthor && recipient.facts().rejection().by().is(Rejecter.REMOTE_SERVER)) {
      return author.is(PartyRole.RECEIVING_SERVER)
          ? Fact.unknown()
          : Fact.inferred(
              Ownership.OTHER,
              InferenceRule.SENT_BY_ANOTHER_SERVER,
              recipient.facts().rejection().by().excerpts());
    }
    return customer.is(CustomerSide.SENDER) && !path.isKnown() && !otherAuthor
        ? Fact.inferred(
            Ownership.OURS, InferenceRule.CUSTOMERS_SEND_THROUGH_US, customer.excerpts())
        : Fact.unknown();
  }

  /** Returns whether the report names one of our servers as the one that rejected the message. */
  private boolean isRejectedByOurs(Recipient recipient) {
    Rejection rejection = recipient.facts().rejection();
    return rejection.by().is(Rejecter.REMOTE_SERVER)
        && ownership.of(rejection.host().known(), rejection.ip().known()).is(Ownership.OURS);
  }

  /** Returns what became of one recipient's copy. */
  Fact<Fate> fate(Recipient recipient) {
    Fact<Fate> stated =
        answered(Kind.STILL_QUEUED, recipient)
            .map(yes -> yes ? Fate.RETRYING : Fate.LOST)
            .or(recipient.facts().fate());
    boolean finalReply =
        (recipient.smtpReply().filter(code -> code.startsWith("5")).isPresent()
                || isRejectedForGood(recipient))
            && bounce.messageKind() == MessageKind.FAILURE;
    return finalReply
        ? stated.or(
            Fact.inferred(
                Fate.LOST,
                InferenceRule.FINAL_REPLY_MEANS_LOST,
                List.of(new Excerpt(Excerpt.Source.REPLY, recipient.diagnostic()))))
        : stated;
  }

  /** Postfix logs a milter's rejection without a reply code. */
  private static boolean isRejectedForGood(Recipient recipient) {
    return recipient.logged().filter(entry -> entry.outcome() == Outcome.REJECTED).isPresent()
        && recipient.status().filter(status -> status.startsWith("5.")).isPresent();
  }

  private Fact<Boolean> answered(Kind kind, Recipient recipient) {
    return answers.find(kind, Optional.of(recipient.address()).filter(to -> !to.isEmpty()));
  }

  private static List<Excerpt> both(List<Excerpt> first, List<Excerpt> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static Excerpt report(String text) {
    return new Excerpt(Excerpt.Source.REPORT, text);
  }
}
