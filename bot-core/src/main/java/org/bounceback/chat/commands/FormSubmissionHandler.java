package org.bounceback.chat.commands;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bounceback.blocklist.DelistingRequest;
import org.bounceback.blocklist.DelistingRequest.Entry;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseId;
import org.bounceback.cases.Feedback;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.BounceSubmission;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.cards.CheckForm;
import org.bounceback.chat.cards.ComplaintForm;
import org.bounceback.chat.cards.DelistingCardRenderer;
import org.bounceback.chat.cards.DelistingForm;
import org.bounceback.chat.cards.FeedbackForm;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.ReplyForm;
import org.bounceback.chat.cards.TicketForm;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.AcceptedRequest;

/** Handles submitted forms. Their requests are stored on disk before they are answered. */
final class FormSubmissionHandler {
  private final CaseServices caseServices;
  private final Supplier<String> signature;
  private final Clock clock;
  private final MessageBundle messageBundle;
  private final BounceUploadHandler bounceUploadHandler;
  private final ComplaintHandler complaintHandler;
  private final ErasureHandler erasureHandler;
  private final TicketForm ticketForm;
  private final ReplyHandler replies;

  FormSubmissionHandler(
      CaseServices caseServices,
      Supplier<String> signature,
      Clock clock,
      MessageBundle messageBundle,
      BounceUploadHandler bounceUploadHandler,
      ComplaintHandler complaintHandler,
      ErasureHandler erasureHandler) {
    this.caseServices = caseServices;
    this.signature = signature;
    this.clock = clock;
    this.messageBundle = messageBundle;
    this.bounceUploadHandler = bounceUploadHandler;
    this.complaintHandler = complaintHandler;
    this.erasureHandler = erasureHandler;
    this.ticketForm = new TicketForm(messageBundle);
    this.replies = new ReplyHandler(messageBundle);
  }

  /** Returns the field that shows errors of the form as a whole. Every form of the kind has it. */
  static String fieldForErrors(ChatRequest.FormSubmission sent) {
    if (TicketForm.caseOf(sent.form()).isPresent()) {
      return TicketForm.SUBJECT;
    }
    if (DelistingForm.caseOf(sent.form()).isPresent()) {
      return DelistingForm.CAUSE;
    }
    if (FeedbackForm.caseOf(sent.form()).isPresent()) {
      return FeedbackForm.WHY;
    }
    if (sent.form().equals(ErasureHandler.FORM)) {
      return ErasureHandler.ADDRESS;
    }
    Optional<ReplyForm.Id> reply = ReplyForm.Id.parse(sent.form());
    if (reply.isPresent()) {
      return ReplyForm.fieldForErrors(reply.get());
    }
    if (sent.form().equals(CheckForm.ID)) {
      return CheckForm.SUBJECT;
    }
    return ComplaintForm.is(sent.form()) ? ComplaintForm.FROM : BounceSubmission.TEXT;
  }

  BotResponse submit(InboundEvent inboundEvent, ChatRequest.FormSubmission sent) {
    try {
      Optional<CaseId> ticket = TicketForm.caseOf(sent.form());
      if (ticket.isPresent()) {
        return openTicket(inboundEvent, ticket.get(), sent.values());
      }
      Optional<CaseId> delisting = DelistingForm.caseOf(sent.form());
      if (delisting.isPresent()) {
        return draftDelisting(delisting.get(), sent);
      }
      Optional<CaseId> feedback = FeedbackForm.caseOf(sent.form());
      if (feedback.isPresent()) {
        return storeFeedback(inboundEvent, feedback.get(), sent.values());
      }
      Optional<ReplyForm.Id> reply = ReplyForm.Id.parse(sent.form());
      if (reply.isPresent()) {
        return caseServices
            .caseRepository()
            .find(reply.get().about())
            .map(stored -> replies.done(stored, reply.get(), sent))
            .orElseGet(() -> BotResponse.toAsker(messageBundle.text("stale")));
      }
      if (sent.form().equals(ErasureHandler.FORM)) {
        return erasureHandler.submit(inboundEvent, sent);
      }
    } catch (StoreException failed) {
      return BotResponse.toAsker(messageBundle.text("store-failed", "why", failed.getMessage()));
    }
    if (ComplaintForm.is(sent.form())) {
      return complaintHandler.submit(inboundEvent, sent);
    }
    return sent.form().equals(BounceSubmission.FORM)
        ? readBounce(inboundEvent, sent)
        : BotResponse.toAsker(messageBundle.text("stale"));
  }

  /** Replaces an open form, one of whose fields was changed. */
  BotResponse change(ChatRequest.FormChange change) {
    try {
      Optional<ReplyForm.Id> id = ReplyForm.Id.parse(change.form());
      Optional<Case> stored =
          id.isEmpty() ? Optional.empty() : caseServices.caseRepository().find(id.get().about());
      return stored
          .map(each -> replies.change(each, id.orElseThrow(), change))
          .orElseGet(() -> BotResponse.toAsker(messageBundle.text("stale")));
    } catch (StoreException failed) {
      return BotResponse.toAsker(messageBundle.text("store-failed", "why", failed.getMessage()));
    }
  }

  private BotResponse openTicket(InboundEvent inboundEvent, CaseId id, Map<String, String> values)
      throws StoreException {
    Map<String, String> errors = ticketForm.errors(inboundEvent.chatUser(), values);
    if (!errors.isEmpty()) {
      return BotResponse.of(new InitialResponse.FieldErrors(errors));
    }
    Optional<Case> stored = caseServices.caseRepository().find(id);
    if (stored.isEmpty()) {
      return BotResponse.toAsker(messageBundle.text("stale"));
    }
    Optional<String> join = ticketForm.joinTicket(inboundEvent.chatUser(), values);
    if (join.isPresent() && !caseServices.escalationService().mayJoin(stored.get(), join.get())) {
      return BotResponse.of(new InitialResponse.FieldErrors(ticketForm.noTicketToJoin(join.get())));
    }
    Optional<AcceptedRequest> acceptedRequest =
        caseServices
            .escalationService()
            .submit(
                id,
                ticketForm.submission(
                    stored.get(), inboundEvent.content().text(), inboundEvent.chatUser(), values));
    String key =
        acceptedRequest.map(AcceptedRequest::duplicate).orElse(false)
            ? "ticket.again"
            : "ticket.submitted";
    return BotResponse.toAsker(messageBundle.text(key, "case", id));
  }

  private BotResponse draftDelisting(CaseId id, ChatRequest.FormSubmission sent)
      throws StoreException {
    Optional<Case> stored = caseServices.caseRepository().find(id);
    Optional<Entry> chosen = stored.flatMap(each -> DelistingForm.chosen(each, sent));
    if (stored.isEmpty() || chosen.isEmpty()) {
      return BotResponse.toAsker(messageBundle.text("stale"));
    }
    Entry entry = chosen.get();
    String cause = sent.values().getOrDefault(DelistingForm.CAUSE, "").strip();
    boolean complete = !cause.isEmpty() && !entry.network();
    if (complete) {
      caseServices.watchService().drafted(id, entry.zone(), entry.title(), cause);
    }
    DelistingRequest request =
        DelistingRequest.of(entry, stored.get().subject(), cause, signature.get(), clock.instant());
    return BotResponse.of(
        new InitialResponse.ShowCard(
            new DelistingCardRenderer(messageBundle, clock.getZone())
                .of(stored.get(), request, complete),
            Visibility.PRIVATE));
  }

  private BotResponse storeFeedback(
      InboundEvent inboundEvent, CaseId id, Map<String, String> values) throws StoreException {
    Optional<String> why =
        Optional.ofNullable(values.get(FeedbackForm.WHY)).filter(words -> !words.isBlank());
    caseServices
        .caseRepository()
        .recordFeedback(
            id, new Feedback(inboundEvent.chatUser().id(), false, why, clock.instant()));
    return BotResponse.toAsker(messageBundle.text("feedback.sorry"));
  }

  private BotResponse readBounce(InboundEvent inboundEvent, ChatRequest.FormSubmission sent) {
    return BounceSubmission.of(sent)
        .map(bounce -> bounceUploadHandler.read(inboundEvent, bounce.files(), bounce.text()))
        .orElseGet(
            () ->
                BotResponse.of(
                    new InitialResponse.FieldErrors(
                        Map.of(BounceSubmission.TEXT, messageBundle.text("bounce.form-empty")))));
  }
}
