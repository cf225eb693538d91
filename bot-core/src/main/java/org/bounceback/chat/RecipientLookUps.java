package org.bounceback.chat;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bounceback.authentication.ServerAuthenticationJson;
import org.bounceback.casebook.CaseId;
import org.bounceback.casebook.CaseKind;
import org.bounceback.casebook.CaseResult;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.chat.Posting.NotPosted;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.net.Deadline;
import org.bounceback.recipient.RecipientJson;
import org.bounceback.recipient.RecipientQuestion;
import org.bounceback.recipient.RecipientReport;
import org.bounceback.store.StoreException;

/** The command {@code /bounceback recipient}. */
final class RecipientLookUps {
  private final Services services;
  private final Texts texts;
  private final CaseFiling filing;
  private final RecipientCard card;

  RecipientLookUps(Services services, Texts texts, CaseCards cards) {
    this.services = services;
    this.texts = texts;
    this.filing = new CaseFiling(services, cards);
    this.card = new RecipientCard(texts);
  }

  /** The command: an answer of a few minutes ago will do, and says that it is one. */
  Turn ask(Inbound inbound, String text) {
    return ask(inbound, text, UnaryOperator.identity());
  }

  /** The button under an answer: a new one, if their server may be asked again by now. */
  Turn again(Inbound inbound, String text) {
    return ask(inbound, text, RecipientQuestion::anew);
  }

  private Turn ask(Inbound inbound, String text, UnaryOperator<RecipientQuestion> wish) {
    if (text.isEmpty()) {
      return Turn.toAsker(texts.say("recipient.usage"));
    }
    Optional<RecipientQuestion> question = RecipientQuestion.about(text).map(wish);
    if (question.isEmpty()) {
      return Turn.toAsker(texts.say("recipient.not-an-address", "subject", text));
    }
    Card checking = Card.of(texts.say("recipient.checking", "subject", question.get().subject()));
    return services
        .workers()
        .reserveDialogue()
        .map(
            slot ->
                Turn.of(
                    new FirstAnswer.Show(checking, Audience.ofLookUp(inbound.ask())),
                    slot.work(posting -> look(inbound, question.get(), posting))))
        .orElseGet(() -> Turn.toAsker(texts.say("busy")));
  }

  private void look(Inbound inbound, RecipientQuestion question, Posting posting)
      throws StoreException, NotPosted, InterruptedException {
    RecipientReport report =
        services.recipients().check(question, Deadline.after(services.patience().recipient()));
    JsonObjectBuilder json =
        RecipientJson.of(
            report,
            services.diagnosisEngine().letterTo(report).orElse(""),
            ServerAuthenticationJson.unknown());
    CaseId unused =
        filing.file(
            inbound,
            CaseKind.LOOKUP,
            question.subject(),
            new CaseResult(
                card.headline(DocumentCodec.json(question.subject(), json.toString())),
                report.probeOutcome().code(),
                json.toString()),
            posting);
  }
}
