package org.bounceback.chat.commands;

import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.Language;
import org.bounceback.cases.Case;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Card;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.Form;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.cards.ButtonId;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.ReplyCard;
import org.bounceback.chat.cards.ReplyForm;
import org.bounceback.chat.cards.ReplyForm.Addressee;

/** Handles the buttons and forms with texts to send to others. */
final class ReplyHandler {
  private final MessageBundle messageBundle;
  private final ReplyCard cards;
  private final ReplyForm forms;

  ReplyHandler(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
    this.cards = new ReplyCard(messageBundle);
    this.forms = new ReplyForm(messageBundle);
  }

  /** Opens the form with the reply to the customer. */
  BotResponse customer(Case stored, ButtonId.Action action) {
    Language language =
        switch (action) {
          case REPLY_EN -> Language.ENGLISH;
          case REPLY_DE -> Language.GERMAN;
          case REPLY_FR -> Language.FRENCH;
          case REPLY_ES -> Language.SPANISH;
          default -> ReplyForm.language(stored);
        };
    return open(
        forms.of(stored, Addressee.CUSTOMER, language), Optional.of(cards.of(stored, action)));
  }

  /** Opens the form with the e-mail to the recipient's mail administrator. */
  BotResponse mailAdmin(Case stored) {
    Language language = ReplyForm.language(stored);
    Optional<Form> form = forms.of(stored, Addressee.MAIL_ADMIN, language);
    return open(form, form.flatMap(each -> submitted(stored, each.id())));
  }

  /** Shows the text in another language. */
  BotResponse change(Case stored, ReplyForm.Id id, ChatRequest.FormChange change) {
    Language language = Language.ofTag(change.value()).orElse(id.language());
    return open(forms.of(stored, id.addressee(), language), Optional.empty());
  }

  /** Closes the form. */
  BotResponse done(Case stored, ReplyForm.Id id, ChatRequest.FormSubmission sent) {
    return forms
        .submitted(stored, id, sent.values())
        .map(card -> BotResponse.of(new InitialResponse.CloseForm(card)))
        .orElseGet(this::stale);
  }

  private Optional<Card> submitted(Case stored, String formId) {
    return ReplyForm.Id.parse(formId).flatMap(id -> forms.submitted(stored, id, Map.of()));
  }

  private BotResponse open(Optional<Form> form, Optional<Card> instead) {
    return form.map(each -> BotResponse.of(new InitialResponse.OpenForm(each, instead)))
        .orElseGet(this::stale);
  }

  private BotResponse stale() {
    return BotResponse.toAsker(messageBundle.text("stale"));
  }
}
