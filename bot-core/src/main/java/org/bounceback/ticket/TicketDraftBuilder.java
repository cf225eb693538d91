package org.bounceback.ticket;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.address.MailAddress;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.StoredMail;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.Findings;
import org.bounceback.findings.FindingsCodec;
import org.bounceback.redaction.MailExcerpt;
import org.bounceback.redaction.Redaction;
import org.bounceback.store.Database;
import org.bounceback.store.StoreException;

/** Writes the requested tickets. Safe for concurrent use. */
public final class TicketDraftBuilder {
  private static final String NEUTRAL_NAME = "mail.eml";

  private final Database database;
  private final CaseRepository caseRepository;
  private final TicketRequestRepository ticketRequestRepository;
  private final TicketListener events;
  private final TicketSummary ticketSummary;

  public TicketDraftBuilder(
      Database database,
      CaseRepository caseRepository,
      TicketRequestRepository ticketRequestRepository,
      TicketListener events,
      AdviceCatalog advice) {
    this.database = database;
    this.caseRepository = caseRepository;
    this.ticketRequestRepository = ticketRequestRepository;
    this.events = events;
    this.ticketSummary = new TicketSummary(advice);
  }

  /** Returns the text that the requester sees if everything else is internal. */
  String opening() {
    return ticketSummary.opening();
  }

  /** A ticket and the request it was built from. */
  public record Drafted(NewTicket newTicket, TicketRequest ticketRequest) {}

  /** Returns the ticket of a submission, the same at every attempt. */
  public Drafted of(CaseId id, String key) throws StoreException, InterruptedException {
    Case opened = caseRepository.find(id).orElseThrow();
    TicketRequest ticketRequest =
        database.inTransaction(tx -> ticketRequestRepository.get(tx, key));
    return new Drafted(ticket(opened, ticketRequest), ticketRequest);
  }

  private NewTicket ticket(Case opened, TicketRequest ticketRequest)
      throws StoreException, InterruptedException {
    CaseId id = opened.id();
    Optional<StoredMail> mail = caseRepository.mail(id);
    ConversationLink conversationLink = brought(id, ticketRequest.key());
    Findings findings = opened.findings().withoutServerDetails();
    if (ticketRequest.mailDisclosure() == MailDisclosure.REDACTED) {
      return redacted(opened, ticketRequest, conversationLink, findings, mail);
    }
    String words = ticketSummary.of(opened, ticketRequest, conversationLink, mail);
    Optional<StoredMail> sent =
        ticketRequest.mailDisclosure() == MailDisclosure.HEADERS
            ? mail.map(TicketDraftBuilder::headers)
            : mail;
    return ticket(opened, ticketRequest, ticketRequest.subject(), words, json(findings), sent);
  }

  /**
   * Redacts a ticket. Users name e-mail files, often by subject, so the ticket system gets a
   * neutral name.
   */
  private NewTicket redacted(
      Case opened,
      TicketRequest ticketRequest,
      ConversationLink conversationLink,
      Findings findings,
      Optional<StoredMail> mail) {
    var redaction = new Redaction(parties(opened, ticketRequest));
    Set<String> names =
        Stream.concat(mail.map(StoredMail::name).stream(), file(findings).stream())
            .collect(Collectors.toSet());
    names.forEach(redaction::recordTitle);
    Optional<StoredMail> renamed =
        mail.map(original -> new StoredMail(NEUTRAL_NAME, original.bytes()));
    // The copy comes first: from it, the redaction learns what to hide in the other texts.
    Optional<StoredMail> copy = renamed.map(original -> redacted(original, redaction));
    return ticket(
        opened,
        ticketRequest,
        redaction.maskName(ticketRequest.subject()),
        redaction.mask(ticketSummary.of(opened, ticketRequest, conversationLink, renamed)),
        FindingsCodec.writeCase(
            findings, text -> names.contains(text) ? NEUTRAL_NAME : redaction.mask(text)),
        copy);
  }

  private static NewTicket ticket(
      Case opened,
      TicketRequest ticketRequest,
      String subject,
      String words,
      String diagnosis,
      Optional<StoredMail> message) {
    return new NewTicket(
        ticketRequest.key(),
        opened.id(),
        ticketRequest.requester(),
        subject,
        words,
        diagnosis,
        message,
        ticketRequest.incomplete() || opened.isMailDeleted(),
        ticketRequest.mailDisclosure());
  }

  private ConversationLink brought(CaseId id, String key)
      throws StoreException, InterruptedException {
    Optional<ConversationLink> known =
        database.inTransaction(tx -> ticketRequestRepository.conversation(tx, key));
    if (known.isPresent()) {
      return known.get();
    }
    Optional<ConversationLink> found = events.conversation(id);
    if (found.isPresent()) {
      database.write(tx -> ticketRequestRepository.recordConversation(tx, key, found.get()));
    }
    return found.orElse(ConversationLink.NOWHERE);
  }

  private static StoredMail redacted(StoredMail mail, Redaction redaction) {
    byte[] copy = MailExcerpt.of(mail.bytes()).redacted(redaction);
    return new StoredMail(named(mail.name(), MailDisclosure.REDACTED), copy);
  }

  private static StoredMail headers(StoredMail mail) {
    return new StoredMail(
        named(mail.name(), MailDisclosure.HEADERS), MailExcerpt.of(mail.bytes()).unredacted());
  }

  private static String named(String name, MailDisclosure mailDisclosure) {
    return name.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "") + "-" + mailDisclosure.code() + ".txt";
  }

  /** Returns the people involved, whom the ticket system must know. */
  private static Set<MailAddress> parties(Case opened, TicketRequest ticketRequest) {
    var parties = new HashSet<MailAddress>();
    MailAddress.parse(ticketRequest.requester()).ifPresent(parties::add);
    if (opened.findings() instanceof BounceFindings bounce) {
      Stream.concat(
              bounce.recipientAddresses().stream(),
              bounce.message().flatMap(each -> each.origin().sender()).stream())
          .flatMap(text -> MailAddress.parse(text).stream())
          .forEach(parties::add);
    }
    return parties;
  }

  private static Optional<String> file(Findings findings) {
    return findings instanceof BounceFindings bounce
        ? Optional.of(bounce.file()).filter(name -> !name.isEmpty())
        : Optional.empty();
  }

  private static String json(Findings findings) {
    return FindingsCodec.writeCase(findings).toString();
  }
}
