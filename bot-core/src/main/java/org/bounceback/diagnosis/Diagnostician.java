package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bounceback.advice.Actor;
import org.bounceback.advice.Advice;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.AdviceContext;
import org.bounceback.advice.AdviceTexts;
import org.bounceback.advice.Assessment;
import org.bounceback.advice.Template;
import org.bounceback.advice.Verdict;
import org.bounceback.authentication.MessageAuthentication;
import org.bounceback.blocklist.BlocklistCatalog;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.ClientErrorTable;
import org.bounceback.bounce.MessageKind;
import org.bounceback.hosting.ServerTable;
import org.bounceback.recipient.MailboxProviders;
import org.bounceback.recipient.RecipientReport;

/**
 * Takes the article's steps for one bounce: the bounce is read first, then the lists are asked,
 * then the recipient's side unless a listing is the cause, and at the end stands a verdict with
 * words.
 *
 * <p>Safe for concurrent use; a diagnosis blocks its caller as long as its inquiries do.
 */
public final class Diagnostician {
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

  private final AdviceCatalog book;
  private final String support;
  private final Supplier<ServerTable> serverTable;
  private final BlocklistCatalog blocklistCatalog;
  private final MailboxProviders mailboxProviders = MailboxProviders.packaged();
  private final ClientErrorTable clientErrorTable = ClientErrorTable.packaged();
  private final Judge judge;
  private final Words words;
  private final StepsTaken steps;
  private final Notices notices;
  private final Contact contact;
  private final String signature;

  /**
   * A diagnostician.
   *
   * @param support how the support desk signs
   */
  public Diagnostician(
      ServerTable serverTable,
      BlocklistCatalog blocklistCatalog,
      AdviceCatalog book,
      String support) {
    this(() -> serverTable, blocklistCatalog, book, support);
  }

  /**
   * A diagnostician that knows our servers as they are at each diagnosis.
   *
   * @param support how the support desk signs
   */
  public Diagnostician(
      Supplier<ServerTable> serverTable,
      BlocklistCatalog blocklistCatalog,
      AdviceCatalog book,
      String support) {
    this.book = book;
    this.support = support;
    this.serverTable = serverTable;
    this.blocklistCatalog = blocklistCatalog;
    this.judge = new Judge(book);
    this.words = new Words(book, support);
    this.steps = new StepsTaken(book);
    this.notices = new Notices(book);
    this.contact = new Contact(book);
    this.signature = support;
  }

  /** How the support desk signs. */
  public String signature() {
    return signature;
  }

  /** Makes a diagnosis of what an upload says. */
  public Diagnosis diagnose(BouncedMessage bounce, Inquiries inquiries) {
    if (bounce.messageKind() == MessageKind.NOT_A_BOUNCE
        || bounce.recipients().isEmpty()
        || clientErrorTable.in(bounce).isPresent()) {
      return withoutRecipient(bounce);
    }
    ServerTable now = serverTable.get();
    List<Told> told = new ArrayList<>();
    for (Findings found :
        new Investigation(now, blocklistCatalog, mailboxProviders).of(bounce, inquiries)) {
      told.add(judged(found));
    }
    int first =
        IntStream.range(0, told.size())
            .boxed()
            .min(Comparator.comparingInt(each -> URGENCY.indexOf(actor(told.get(each)))))
            .orElseThrow();
    told.set(first, asked(told.get(first), inquiries, now));
    return diagnose(told, first);
  }

  /**
   * The letter to the administrator of a recipient's servers that were looked at without a bounce;
   * empty where a letter would change nothing.
   */
  public Optional<String> letterTo(RecipientReport report) {
    return words.letter(report);
  }

  private static Actor actor(Told told) {
    return told.ruling().assessment().actor();
  }

  /** The same after a look at the recipient's servers, the sender's records and our own side. */
  private Told asked(Told told, Inquiries inquiries, ServerTable now) {
    Optional<RecipientReport> side =
        StepsTaken.question(told.found()).flatMap(inquiries::recipient);
    Optional<MessageAuthentication> records = SenderRecords.of(told, inquiries);
    OwnFindings own = new OwnInquiry(now, inquiries).about(told.found());
    return side.isEmpty() && records.isEmpty() && own.equals(told.found().own())
        ? told
        : judged(told.found().with(side, records, own));
  }

  private Told judged(Findings found) {
    return new Told(found, judge.rule(found), Values.of(found, support));
  }

  private Diagnosis diagnose(List<Told> all, int first) {
    Told told = all.get(first);
    Findings found = told.found();
    Assessment assessment = told.ruling().assessment();
    List<Told> others = new ArrayList<>(all);
    others.remove(first);
    BlockingAnswer blocking = BlockingAnswer.of(found, book);
    return new Diagnosis(
        found.bounce(),
        Optional.of(found.recipient()),
        found.origin(),
        found.forged(),
        found.blacklists(),
        found.names(),
        found.side(),
        steps.of(found, assessment.verdict()),
        assessment.verdict(),
        assessment.actor(),
        words.answer(told, others, notices.of(found, others.size(), blocking)),
        all.stream().map(this::row).toList(),
        blocking,
        found.messageAuthentication(),
        found.own());
  }

  private Diagnosis.Row row(Told told) {
    Assessment assessment = told.ruling().assessment();
    return new Diagnosis.Row(
        told.found().recipient(), assessment.verdict(), assessment.actor(), words.headline(told));
  }

  private Diagnosis withoutRecipient(BouncedMessage bounce) {
    boolean isOrdinary =
        bounce.messageKind() == MessageKind.NOT_A_BOUNCE && !bounce.header().fields().isEmpty();
    var nothingKnown = new AdviceContext(Map.of(), bounce.text());
    Advice advice =
        switch (bounce.messageKind()) {
          case SUCCESS -> book.usual(BounceReason.DELIVERED, nothingKnown);
          case AUTO_REPLY -> book.usual(BounceReason.VACATION, nothingKnown);
          case FEEDBACK_REPORT -> book.usual(BounceReason.FEEDBACK, nothingKnown);
          default ->
              book.named(
                  clientErrorTable
                      .in(bounce)
                      .map(state -> "window-" + state)
                      .orElse(isOrdinary ? "not-a-bounce" : "headers-cut"),
                  nothingKnown);
        };
    Verdict verdict = advice.assessment().orElseThrow().verdict();
    AdviceTexts adviceTexts = advice.adviceTexts();
    Map<String, String> none = Map.of();
    return new Diagnosis(
        bounce,
        Optional.empty(),
        new Origin(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Addresses.sender(bounce),
            Party.UNKNOWN,
            Party.UNKNOWN,
            Direction.UNKNOWN,
            false),
        false,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(
            Step.blacklists("not-run", false),
            Step.recipient("not-needed", Optional.of(book.notice("recipient-unknown"))),
            contact.step(bounce, verdict)),
        verdict,
        advice.assessment().orElseThrow().actor(),
        new Diagnosis.Answer(
            Template.fill(adviceTexts.headline().orElse(""), none).orElse(verdict.code()),
            Template.fill(adviceTexts.agentSay().orElse(""), none).orElse(""),
            Template.fillAll(adviceTexts.agentNext(), none),
            words.plain(adviceTexts),
            LanguageHint.of(bounce)),
        List.of(),
        BlockingAnswer.NOT_ASKED,
        Optional.empty(),
        OwnFindings.NONE);
  }
}
