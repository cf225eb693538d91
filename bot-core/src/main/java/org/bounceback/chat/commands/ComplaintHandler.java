package org.bounceback.chat.commands;

import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseResult;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Card;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.cards.ComplaintForm;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.complaint.Complaint;
import org.bounceback.complaint.ComplaintCheck;
import org.bounceback.complaint.ComplaintReport;
import org.bounceback.findings.ComplaintFindings;
import org.bounceback.store.StoreException;

/** Handles {@code cantsend} and {@code notarrived}: problems without a bounce. */
final class ComplaintHandler {
  private final ComplaintCheck complaints;
  private final WorkerPools workerPools;
  private final CaseOpener caseOpener;
  private final MessageBundle messageBundle;
  private final ComplaintForm forms;

  ComplaintHandler(
      ComplaintCheck complaints,
      WorkerPools workerPools,
      CaseOpener caseOpener,
      MessageBundle messageBundle) {
    this.complaints = complaints;
    this.workerPools = workerPools;
    this.caseOpener = caseOpener;
    this.messageBundle = messageBundle;
    this.forms = new ComplaintForm(messageBundle, complaints.servers());
  }

  /** Starts the check if all values were entered, otherwise opens the form. */
  BotResponse ask(InboundEvent inboundEvent, String form, String text) {
    Map<String, String> typed = ComplaintForm.typed(form, text);
    boolean isComplete = typed.size() == 2;
    return forms
        .complaint(form, typed)
        .filter(complaint -> isComplete)
        .map(complaint -> start(inboundEvent, complaint))
        .orElseGet(() -> BotResponse.of(new InitialResponse.OpenForm(forms.of(form, typed))));
  }

  BotResponse submit(InboundEvent inboundEvent, ChatRequest.FormSubmission sent) {
    Map<String, String> errors = forms.errors(sent.form(), sent.values());
    Optional<Complaint> complaint = forms.complaint(sent.form(), sent.values());
    return complaint.isPresent()
        ? start(inboundEvent, complaint.get())
        : BotResponse.of(new InitialResponse.FieldErrors(errors));
  }

  /**
   * Repeats the check. A complaint about sending opens the form again, because the customer's IP
   * address may have changed.
   */
  BotResponse again(InboundEvent inboundEvent, ComplaintFindings findings) {
    String customer = findings.customer();
    return switch (findings.complaint()) {
      case "cannot-send" -> ask(inboundEvent, ComplaintForm.CANT_SEND, customer);
      case "vanished" ->
          ask(
              inboundEvent,
              ComplaintForm.NOT_ARRIVED,
              customer + " " + findings.recipient().orElse(""));
      default -> submit(inboundEvent, ComplaintForm.receiving(customer));
    };
  }

  private BotResponse start(InboundEvent inboundEvent, Complaint complaint) {
    Card checking =
        Card.of(
            messageBundle.text(
                "complaint.checking-" + complaint.code(), "subject", complaint.subject()));
    return workerPools.respond(
        workerPools.reserveDialogue(),
        checking,
        Visibility.ofLookUp(inboundEvent.chatRequest()),
        messagePoster -> check(inboundEvent, complaint, messagePoster));
  }

  private void check(InboundEvent inboundEvent, Complaint complaint, MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    ComplaintReport report = complaints.check(complaint);
    caseOpener.file(
        inboundEvent,
        CaseKind.LOOKUP,
        complaint.subject(),
        new CaseResult(
            report.headline(), report.assessment().verdict().code(), ComplaintFindings.of(report)),
        messagePoster);
  }
}
