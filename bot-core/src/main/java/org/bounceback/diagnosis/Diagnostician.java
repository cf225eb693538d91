package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.advice.Actor;
import org.bounceback.advice.Advice;
import org.bounceback.advice.AdviceBook;
import org.bounceback.advice.Situation;
import org.bounceback.advice.Template;
import org.bounceback.advice.Verdict;
import org.bounceback.advice.Wording;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.blocklist.Catalogue;
import org.bounceback.blocklist.Subject;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Kind;
import org.bounceback.bounce.NamedBlock;
import org.bounceback.bounce.Reason;
import org.bounceback.bounce.Recipient;
import org.bounceback.hosting.Servers;
import org.bounceback.recipient.Receivers;
import org.bounceback.recipient.RecipientQuestion;
import org.bounceback.recipient.RecipientReport;

/**
 * Takes the article's steps for one bounce: the bounce is read first, then the lists are asked,
 * then the recipient's side unless a listing is the cause, and at the end stands a verdict with
 * words.
 *
 * <p>Safe for concurrent use; a diagnosis blocks its caller as long as its inquiries do.
 */
public final class Diagnostician {
  /** The recipient's server has said all that there is to say. */
  private static final Set<Reason> SETTLED =
      EnumSet.of(
          Reason.USER_UNKNOWN,
          Reason.MAILBOX_FULL,
          Reason.HAS_MOVED,
          Reason.SUSPEND,
          Reason.EMAIL_TOO_LARGE,
          Reason.CONTENT_ERROR,
          Reason.VIRUS_DETECTED,
          Reason.SUPPRESSED);

  /** Of several recipients the one whose matter comes first on our desk is told. */
  private static final List<Actor> URGENCY =
      List.of(
          Actor.OUR_HOST,
          Actor.SENDER,
          Actor.RECIPIENT_ADMIN,
          Actor.RECIPIENT,
          Actor.OTHER_PROVIDER,
          Actor.UNKNOWN,
          Actor.NOBODY);

  private final Servers servers;
  private final Catalogue catalogue;
  private final AdviceBook book;
  private final Attribution attribution;
  private final Judge judge;
  private final Words words;
  private final Contact contact;
  private final Receivers receivers = Receivers.packaged();

  /**
   * A diagnostician.
   *
   * @param support how the support desk signs
   */
  public Diagnostician(Servers servers, Catalogue catalogue, AdviceBook book, String support) {
    this.servers = servers;
    this.catalogue = catalogue;
    this.book = book;
    this.attribution = new Attribution(servers);
    this.judge = new Judge(book);
    this.words = new Words(book, support);
    this.contact = new Contact(book);
  }

  /** Makes a diagnosis of what an upload says. */
  public Diagnosis diagnose(BouncedMessage bounce, Inquiries inquiries) {
    if (bounce.kind() == Kind.NOT_A_BOUNCE || bounce.recipients().isEmpty()) {
      return withoutRecipient(bounce);
    }
    Optional<BlocklistReport> lists = askLists(bounce, inquiries);
    List<Findings> found = new ArrayList<>();
    for (Recipient recipient : bounce.recipients()) {
      found.add(findings(bounce, recipient, lists, inquiries));
    }
    Findings first =
        found.stream()
            .min(Comparator.comparingInt(each -> URGENCY.indexOf(actor(each))))
            .orElseThrow();
    return diagnose(first, inquiries);
  }

  /**
   * The letter to the administrator of a recipient's servers that were looked at without a bounce;
   * empty where a letter would change nothing.
   */
  public Optional<String> letterTo(RecipientReport report) {
    return words.letter(report);
  }

  private Actor actor(Findings found) {
    return judge.rule(found).judgement().actor();
  }

  private Diagnosis diagnose(Findings found, Inquiries inquiries) {
    Judge.Ruling ruling = judge.rule(found);
    Optional<RecipientReport> side =
        isRecipientToBeAsked(found)
            ? question(found.recipient()).flatMap(inquiries::recipient)
            : Optional.empty();
    Diagnosis.Answer answer = withSideNotice(words.answer(found, ruling), found);
    List<Step> steps =
        List.of(
            blacklistsStep(found),
            recipientStep(found, side),
            contact.step(found.bounce(), ruling.judgement().verdict()));
    return new Diagnosis(
        found.bounce(),
        Optional.of(found.recipient()),
        found.origin(),
        found.forged(),
        found.blacklists(),
        side,
        steps,
        ruling.judgement().verdict(),
        ruling.judgement().actor(),
        answer);
  }

  private Findings findings(
      BouncedMessage bounce,
      Recipient recipient,
      Optional<BlocklistReport> lists,
      Inquiries inquiries) {
    Origin origin = attribution.of(bounce, recipient);
    boolean namesPrivateList =
        recipient
            .block()
            .filter(block -> block.kind() == NamedBlock.Sort.DNSBL)
            .flatMap(NamedBlock::zone)
            .filter(zone -> !Listing.isPublic(zone, catalogue))
            .isPresent();
    return new Findings(
        bounce,
        recipient,
        origin,
        new Forgery(servers).isProven(bounce, origin, inquiries),
        Listing.of(recipient, origin, lists),
        namesPrivateList,
        origin.sender().map(sender -> servers.hosts(sender.domain())).orElse(false),
        recipient.remoteMta().flatMap(receivers::ofHost),
        lists);
  }

  /** The lists are asked for the address that was refused: ours, or theirs when we refused it. */
  private Optional<BlocklistReport> askLists(BouncedMessage bounce, Inquiries inquiries) {
    boolean refused = bounce.kind() == Kind.FAILURE || bounce.kind() == Kind.DELAY;
    if (!refused) {
      return Optional.empty();
    }
    Origin origin = attribution.of(bounce, bounce.recipients().get(0));
    Optional<Ip> address = origin.clientIp().or(origin::sendingIp);
    return address.flatMap(ip -> inquiries.lists(new Subject.Address(ip)));
  }

  private boolean isRecipientToBeAsked(Findings found) {
    return isRefused(found.bounce())
        && !found.listing().isRelevant()
        && !isSettled(found)
        && found.origin().direction() != Direction.INCOMING;
  }

  private static boolean isSettled(Findings found) {
    return SETTLED.contains(found.recipient().reason())
        || found.origin().decidedBy().isOurs()
        || found.forged();
  }

  private static boolean isRefused(BouncedMessage bounce) {
    return bounce.kind() == Kind.FAILURE || bounce.kind() == Kind.DELAY;
  }

  private static Optional<RecipientQuestion> question(Recipient recipient) {
    return MailAddress.parse(recipient.address())
        .flatMap(address -> RecipientQuestion.about(address.toString()));
  }

  private static Step blacklistsStep(Findings found) {
    return found
        .blacklists()
        .map(
            report ->
                Step.blacklists(
                    switch (report.outcome()) {
                      case LISTED -> "listed";
                      case CLEAN -> "clean";
                      case PARTLY_CHECKED -> "partly-checked";
                    },
                    found.listing().isRelevant()))
        .orElseGet(() -> Step.blacklists("not-run", false));
  }

  private Step recipientStep(Findings found, Optional<RecipientReport> side) {
    if (side.isPresent()) {
      return Step.recipient(side.get().outcome().code(), Optional.empty());
    }
    if (found.listing().isRelevant()) {
      return Step.recipient("skipped", Optional.of(book.notice("recipient-skipped")));
    }
    if (!isRecipientToBeAsked(found)) {
      return Step.recipient("not-needed", Optional.of(book.notice("recipient-not-needed")));
    }
    String why =
        question(found.recipient()).isPresent() ? "recipient-offline" : "recipient-unknown";
    return Step.recipient("not-run", Optional.of(book.notice(why)));
  }

  /** A listing that is not the cause is told to the agent alone. */
  private Diagnosis.Answer withSideNotice(Diagnosis.Answer answer, Findings found) {
    List<String> sideLists =
        found.listing().isRelevant()
            ? List.of()
            : found.blacklists().stream()
                .flatMap(report -> report.listed().stream())
                .map(listed -> listed.zone().title())
                .toList();
    if (sideLists.isEmpty() || found.origin().sendingIp().isEmpty()) {
      return answer;
    }
    Map<String, String> values =
        Map.of(
            "sending_ip", found.origin().sendingIp().get().toString(),
            "side_lists", String.join(", ", sideLists));
    String notice = Template.fill(book.notice("side-listing"), values).orElse("");
    return new Diagnosis.Answer(
        answer.headline(),
        (answer.explanation() + " " + notice).strip(),
        answer.next(),
        answer.reply(),
        answer.letter());
  }

  private Diagnosis withoutRecipient(BouncedMessage bounce) {
    boolean isOrdinary = bounce.kind() == Kind.NOT_A_BOUNCE && !bounce.header().fields().isEmpty();
    var nothingKnown = new Situation(Map.of(), bounce.text());
    Advice advice =
        switch (bounce.kind()) {
          case SUCCESS -> book.usual(Reason.DELIVERED, nothingKnown);
          case AUTO_REPLY -> book.usual(Reason.VACATION, nothingKnown);
          case FEEDBACK_REPORT -> book.usual(Reason.FEEDBACK, nothingKnown);
          default -> book.named(isOrdinary ? "not-a-bounce" : "headers-cut", nothingKnown);
        };
    Verdict verdict = advice.judgement().orElseThrow().verdict();
    Wording wording = advice.wording();
    Map<String, String> none = Map.of();
    return new Diagnosis(
        bounce,
        Optional.empty(),
        new Origin(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Addresses.sender(bounce),
            Party.UNKNOWN,
            Party.UNKNOWN,
            Direction.UNKNOWN),
        false,
        Optional.empty(),
        Optional.empty(),
        List.of(
            Step.blacklists("not-run", false),
            Step.recipient("not-needed", Optional.of(book.notice("recipient-unknown"))),
            contact.step(bounce, verdict)),
        verdict,
        advice.judgement().orElseThrow().actor(),
        new Diagnosis.Answer(
            Template.fill(wording.headline().orElse(""), none).orElse(verdict.code()),
            Template.fill(wording.agentSay().orElse(""), none).orElse(""),
            Template.fillAll(wording.agentNext(), none),
            String.join("\n", Template.fillAll(wording.customerTexts(), none)),
            Optional.empty()));
  }
}
