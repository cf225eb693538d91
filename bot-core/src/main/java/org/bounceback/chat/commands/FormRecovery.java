package org.bounceback.chat.commands;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Button;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.Form;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.MessageBundles;

/**
 * Remembers the forms that users opened, so that a form with an error can be opened again with the
 * values that its user entered. A form is forgotten after 30 minutes or when the process ends. Safe
 * for concurrent use.
 */
final class FormRecovery {
  private static final String BUTTON = "edit-form:";
  private static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final int MAX_FORMS = 2_000;

  private final MessageBundles messageBundles;
  private final LongSupplier nanoTime;
  private final Map<String, OpenedForm> forms =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OpenedForm> eldest) {
          return size() > MAX_FORMS;
        }
      };

  /** A form and when it was opened or submitted last. */
  private record OpenedForm(Form form, long when) {}

  /**
   * Creates an empty memory.
   *
   * @param nanoTime the elapsed time, such as {@link System#nanoTime}
   */
  FormRecovery(MessageBundles messageBundles, LongSupplier nanoTime) {
    this.messageBundles = messageBundles;
    this.nanoTime = nanoTime;
  }

  /** Returns the response; the errors of a form that is remembered with a button to open it. */
  BotResponse recoverable(InboundEvent inboundEvent, BotResponse botResponse) {
    if (botResponse.now() instanceof InitialResponse.OpenForm opened) {
      remember(inboundEvent, opened.form());
    }
    return botResponse.now() instanceof InitialResponse.FieldErrors errors
            && inboundEvent.chatRequest() instanceof ChatRequest.FormSubmission sent
            && find(inboundEvent, sent.form()).isPresent()
        ? new BotResponse(withButton(inboundEvent, sent, errors), botResponse.later())
        : botResponse;
  }

  /** Opens the form of a button; empty if it is another request. */
  Optional<BotResponse> reopen(InboundEvent inboundEvent) {
    if (!(inboundEvent.chatRequest() instanceof ChatRequest.ButtonClick click)
        || !click.button().startsWith(BUTTON)) {
      return Optional.empty();
    }
    return Optional.of(
        find(inboundEvent, click.button().substring(BUTTON.length()))
            .map(form -> BotResponse.of(new InitialResponse.OpenForm(form)))
            .orElseGet(() -> BotResponse.toAsker(texts(inboundEvent).text("forms.expired"))));
  }

  private InitialResponse.FieldErrors withButton(
      InboundEvent inboundEvent,
      ChatRequest.FormSubmission sent,
      InitialResponse.FieldErrors errors) {
    find(inboundEvent, sent.form())
        .ifPresent(form -> remember(inboundEvent, form.filledIn(sent.values())));
    return errors.with(
        new Button(
            BUTTON + sent.form(),
            texts(inboundEvent).text("forms.edit-again"),
            Button.Style.PRIMARY));
  }

  private synchronized void remember(InboundEvent inboundEvent, Form form) {
    String key = key(inboundEvent, form.id());
    forms.remove(key);
    forms.put(key, new OpenedForm(form, nanoTime.getAsLong()));
  }

  private synchronized Optional<Form> find(InboundEvent inboundEvent, String formId) {
    return Optional.ofNullable(forms.get(key(inboundEvent, formId)))
        .filter(opened -> nanoTime.getAsLong() - opened.when() < LIFETIME.toNanos())
        .map(OpenedForm::form);
  }

  private static String key(InboundEvent inboundEvent, String formId) {
    return inboundEvent.chatLocation().platform()
        + " "
        + inboundEvent.chatUser().id()
        + " "
        + formId;
  }

  private MessageBundle texts(InboundEvent inboundEvent) {
    return messageBundles.of(ResponseLanguage.ofUser(inboundEvent));
  }
}
