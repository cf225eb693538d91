package org.bounceback.chat;

import java.util.Map;
import java.util.Optional;
import org.bounceback.blocklist.DelistingRequest;
import org.bounceback.blocklist.DelistingRequest.Entry;
import org.bounceback.casebook.Case;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.Feedback;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.AcceptedRequest;

/** Forms sent in. What they ask for is on the disk before they are answered. */
final class Submissions {
  private final Services services;
  private final Texts texts;
  private final Bounces bounces;
  private final Complaints complaints;
  private final Forgetting forgetting;
  private final TicketForm ticketForm;

  Submissions(
      Services services,
      Texts texts,
      Bounces bounces,
      Complaints complaints,
      Forgetting forgetting) {
    this.services = services;
    this.texts = texts;
    this.bounces = bounces;
    this.complaints = complaints;
    this.forgetting = forgetting;
    this.ticketForm = new TicketForm(texts);
  }

  /** A field that every form of its kind has, for what is wrong with the form as a whole. */
  static String fieldForErrors(Ask.Submission sent) {
    if (TicketForm.caseOf(sent.form()).isPresent()) {
      return TicketForm.SUBJECT;
    }
    if (RemovalForm.caseOf(sent.form()).isPresent()) {
      return RemovalForm.CAUSE;
    }
    if (FeedbackForm.caseOf(sent.form()).isPresent()) {
      return FeedbackForm.WHY;
    }
    if (sent.form().equals(Forgetting.FORM)) {
      return Forgetting.ADDRESS;
    }
    return ComplaintForm.is(sent.form()) ? ComplaintForm.FROM : BounceForm.TEXT;
  }

  Turn submit(Inbound inbound, Ask.Submission sent) {
    try {
      Optional<CaseId> ticket = TicketForm.caseOf(sent.form());
      if (ticket.isPresent()) {
        return openTicket(inbound, ticket.get(), sent.values());
      }
      Optional<CaseId> removal = RemovalForm.caseOf(sent.form());
      if (removal.isPresent()) {
        return draftRemoval(removal.get(), sent);
      }
      Optional<CaseId> feedback = FeedbackForm.caseOf(sent.form());
      if (feedback.isPresent()) {
        return keepFeedback(inbound, feedback.get(), sent.values());
      }
      if (sent.form().equals(Forgetting.FORM)) {
        return forgetting.submit(inbound, sent);
      }
    } catch (StoreException failed) {
      return Turn.toAsker(texts.say("store-failed", "why", failed.getMessage()));
    }
    if (ComplaintForm.is(sent.form())) {
      return complaints.submit(inbound, sent);
    }
    return sent.form().equals(BounceForm.ID)
        ? readBounce(inbound, sent)
        : Turn.toAsker(texts.say("stale"));
  }

  private Turn openTicket(Inbound inbound, CaseId id, Map<String, String> values)
      throws StoreException {
    Map<String, String> errors = ticketForm.errors(inbound.person(), values);
    if (!errors.isEmpty()) {
      return Turn.of(new FirstAnswer.FieldErrors(errors));
    }
    Optional<Case> stored = services.caseRepository().find(id);
    if (stored.isEmpty()) {
      return Turn.toAsker(texts.say("stale"));
    }
    Optional<String> join = ticketForm.joinTicket(inbound.person(), values);
    if (join.isPresent() && !services.escalationService().mayJoin(stored.get(), join.get())) {
      return Turn.of(new FirstAnswer.FieldErrors(ticketForm.noTicketToJoin(join.get())));
    }
    Optional<AcceptedRequest> acceptedRequest =
        services
            .escalationService()
            .submit(
                id,
                ticketForm.submission(
                    stored.get(), inbound.content().text(), inbound.person(), values));
    String key =
        acceptedRequest.map(AcceptedRequest::again).orElse(false)
            ? "ticket.again"
            : "ticket.submitted";
    return Turn.toAsker(texts.say(key, "case", id));
  }

  private Turn draftRemoval(CaseId id, Ask.Submission sent) throws StoreException {
    Optional<Case> stored = services.caseRepository().find(id);
    Optional<Entry> chosen = stored.flatMap(each -> RemovalForm.chosen(each, sent));
    if (stored.isEmpty() || chosen.isEmpty()) {
      return Turn.toAsker(texts.say("stale"));
    }
    Entry entry = chosen.get();
    String cause = sent.values().getOrDefault(RemovalForm.CAUSE, "").strip();
    boolean complete = !cause.isEmpty() && !entry.network();
    if (complete) {
      services.watchService().drafted(id, entry.zone(), entry.title(), cause);
    }
    DelistingRequest request =
        DelistingRequest.of(
            entry,
            stored.get().subject(),
            cause,
            services.diagnosisEngine().signature(),
            services.clock().instant());
    return Turn.of(
        new FirstAnswer.Show(
            new RemovalCard(texts).of(stored.get(), request, complete), Audience.PRIVATE));
  }

  private Turn keepFeedback(Inbound inbound, CaseId id, Map<String, String> values)
      throws StoreException {
    Optional<String> why =
        Optional.ofNullable(values.get(FeedbackForm.WHY)).filter(words -> !words.isBlank());
    services
        .caseRepository()
        .recordFeedback(
            id, new Feedback(inbound.person().id(), false, why, services.clock().instant()));
    return Turn.toAsker(texts.say("feedback.sorry"));
  }

  private Turn readBounce(Inbound inbound, Ask.Submission sent) {
    if (!BounceForm.isFilled(sent)) {
      return Turn.of(
          new FirstAnswer.FieldErrors(Map.of(BounceForm.TEXT, texts.say("bounce.form-empty"))));
    }
    return bounces.read(inbound, sent.files(), BounceForm.text(sent));
  }
}
