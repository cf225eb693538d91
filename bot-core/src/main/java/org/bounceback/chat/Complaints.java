package org.bounceback.chat;

import java.util.Map;
import java.util.Optional;
import org.bounceback.casebook.CaseKind;
import org.bounceback.casebook.CaseResult;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.chat.Posting.NotPosted;
import org.bounceback.complaint.Complaint;
import org.bounceback.complaint.ComplaintJson;
import org.bounceback.complaint.ComplaintReport;
import org.bounceback.data.DocumentNode;
import org.bounceback.store.StoreException;

/** The commands {@code cantsend} and {@code notarrived}: what to do without a bounce. */
final class Complaints {
  private final Services services;
  private final Texts texts;
  private final CaseFiling filing;
  private final ComplaintForm forms;

  Complaints(Services services, Texts texts, CaseCards cards) {
    this.services = services;
    this.texts = texts;
    this.filing = new CaseFiling(services, cards);
    this.forms = new ComplaintForm(texts, services.complaints().servers());
  }

  /** Asks for what is missing; with all of it typed, or with a line that was given, begins. */
  Turn ask(Inbound inbound, String form, String text) {
    Map<String, String> typed = ComplaintForm.typed(form, text);
    boolean isWhole = typed.size() == 2;
    return forms
        .complaint(form, typed)
        .filter(complaint -> isWhole)
        .map(complaint -> begin(inbound, complaint))
        .orElseGet(() -> Turn.of(new FirstAnswer.AskForm(forms.of(form, typed))));
  }

  Turn submit(Inbound inbound, Ask.Submission sent) {
    Map<String, String> errors = forms.errors(sent.form(), sent.values());
    Optional<Complaint> complaint = forms.complaint(sent.form(), sent.values());
    return complaint.isPresent()
        ? begin(inbound, complaint.get())
        : Turn.of(new FirstAnswer.FieldErrors(errors));
  }

  /** Asks anew for what may have changed: the customer's line. */
  Turn again(Inbound inbound, DocumentNode findings) {
    String customer = findings.text("customer");
    return switch (findings.text("complaint")) {
      case "cannot-send" -> ask(inbound, ComplaintForm.CANT_SEND, customer);
      case "vanished" ->
          ask(inbound, ComplaintForm.NOT_ARRIVED, customer + " " + findings.text("recipient"));
      default -> submit(inbound, ComplaintForm.receiving(customer));
    };
  }

  private Turn begin(Inbound inbound, Complaint complaint) {
    Card checking =
        Card.of(
            texts.say("complaint.checking-" + complaint.code(), "subject", complaint.subject()));
    return services
        .workers()
        .reserveDialogue()
        .map(
            slot ->
                Turn.of(
                    new FirstAnswer.Show(checking, Audience.ofLookUp(inbound.ask())),
                    slot.work(posting -> look(inbound, complaint, posting))))
        .orElseGet(() -> Turn.toAsker(texts.say("busy")));
  }

  private void look(Inbound inbound, Complaint complaint, Posting posting)
      throws StoreException, NotPosted, InterruptedException {
    ComplaintReport report = services.complaints().look(complaint);
    filing.file(
        inbound,
        CaseKind.LOOKUP,
        complaint.subject(),
        new CaseResult(
            report.headline(),
            report.assessment().verdict().code(),
            ComplaintJson.of(report).toString()),
        posting);
  }
}
