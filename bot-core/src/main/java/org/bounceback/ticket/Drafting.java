package org.bounceback.ticket;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.address.MailAddress;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.CaseRepository;
import org.bounceback.casebook.StoredMail;
import org.bounceback.data.DocumentNode;
import org.bounceback.redaction.MailExcerpt;
import org.bounceback.redaction.Redaction;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;

/** Writes the tickets that were wished for. Safe for concurrent use. */
final class Drafting {
  private static final String NEUTRAL_NAME = "mail.eml";

  private final Database database;
  private final CaseRepository caseRepository;
  private final Submissions submissions;
  private final TicketEvents events;
  private final Summary summary = new Summary();

  Drafting(
      Database database,
      CaseRepository caseRepository,
      Submissions submissions,
      TicketEvents events) {
    this.database = database;
    this.caseRepository = caseRepository;
    this.submissions = submissions;
    this.events = events;
  }

  /** What a ticket says that its requester sees, wherever the rest is internal. */
  String opening() {
    return summary.opening();
  }

  /** A ticket, and what it was made of. */
  record Drafted(Ticket ticket, Submission submission) {}

  /** The ticket of a submission, the same at every try. */
  Drafted of(CaseId id, String key) throws StoreException, InterruptedException {
    Case opened = caseRepository.find(id).orElseThrow();
    Submission submission = database.inTransaction(tx -> submissions.get(tx, key));
    return new Drafted(ticket(opened, submission), submission);
  }

  private Ticket ticket(Case opened, Submission submission)
      throws StoreException, InterruptedException {
    CaseId id = opened.id();
    Optional<StoredMail> mail = caseRepository.mail(id);
    Brought brought = brought(id, submission.key());
    DocumentNode findings = OwnDetails.removedFrom(opened.findings());
    if (submission.copy() == Copy.REDACTED) {
      return redacted(opened, submission, brought, findings, mail);
    }
    String words = summary.of(opened, submission, brought, mail);
    Optional<StoredMail> sent =
        submission.copy() == Copy.HEADERS ? mail.map(Drafting::headers) : mail;
    return ticket(opened, submission, submission.subject(), words, findings.toString(), sent);
  }

  /** People name the mail's file, often by its subject, so the desk gets a name of ours. */
  private Ticket redacted(
      Case opened,
      Submission submission,
      Brought brought,
      DocumentNode findings,
      Optional<StoredMail> mail) {
    var redaction = new Redaction(parties(opened, submission));
    Set<String> names =
        Stream.concat(mail.map(StoredMail::name).stream(), findings.findText("file").stream())
            .collect(Collectors.toSet());
    names.forEach(redaction::learnTitle);
    Optional<StoredMail> renamed = mail.map(each -> new StoredMail(NEUTRAL_NAME, each.bytes()));
    // The copy is made first: from it the redaction learns what may be hidden in the other texts.
    Optional<StoredMail> copy = renamed.map(each -> redacted(each, redaction));
    return ticket(
        opened,
        submission,
        redaction.maskName(submission.subject()),
        redaction.mask(summary.of(opened, submission, brought, renamed)),
        findings.withTexts(text -> names.contains(text) ? NEUTRAL_NAME : redaction.mask(text)),
        copy);
  }

  private static Ticket ticket(
      Case opened,
      Submission submission,
      String subject,
      String words,
      String diagnosis,
      Optional<StoredMail> message) {
    return new Ticket(
        submission.key(),
        opened.id(),
        submission.requester(),
        subject,
        words,
        diagnosis,
        message,
        submission.incomplete() || opened.isMailDeleted(),
        submission.copy());
  }

  private Brought brought(CaseId id, String key) throws StoreException, InterruptedException {
    Optional<Brought> known = database.inTransaction(tx -> submissions.brought(tx, key));
    if (known.isPresent()) {
      return known.get();
    }
    Optional<Brought> found = events.conversation(id);
    if (found.isPresent()) {
      database.write(tx -> submissions.recordBrought(tx, key, found.get()));
    }
    return found.orElse(Brought.NOWHERE);
  }

  private static StoredMail redacted(StoredMail mail, Redaction redaction) {
    byte[] copy = MailExcerpt.of(mail.bytes()).in(redaction);
    return new StoredMail(named(mail.name(), Copy.REDACTED), copy);
  }

  private static StoredMail headers(StoredMail mail) {
    return new StoredMail(named(mail.name(), Copy.HEADERS), MailExcerpt.of(mail.bytes()).asItIs());
  }

  private static String named(String name, Copy copy) {
    return name.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "") + "-" + copy.code() + ".txt";
  }

  /** Those whom the matter is about: the desk has to know them. */
  private static Set<MailAddress> parties(Case opened, Submission submission) {
    var parties = new HashSet<MailAddress>();
    MailAddress.parse(submission.requester()).ifPresent(parties::add);
    Optional<DocumentNode> bounce = opened.findings().find("bounce");
    if (bounce.isPresent()) {
      bounce.get().list("recipients").stream()
          .flatMap(each -> each.findText("address").stream())
          .flatMap(text -> MailAddress.parse(text).stream())
          .forEach(parties::add);
      bounce
          .get()
          .find("origin")
          .flatMap(origin -> origin.findText("sender"))
          .flatMap(MailAddress::parse)
          .ifPresent(parties::add);
    }
    return parties;
  }
}
