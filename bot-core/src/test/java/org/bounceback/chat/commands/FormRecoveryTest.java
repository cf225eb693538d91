package org.bounceback.chat.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Button;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.Form;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.testkit.BundledData;
import org.bounceback.testkit.TestEvents;
import org.junit.jupiter.api.Test;

class FormRecoveryTest {
  private static final Form FORM =
      new Form(
          "ticket:BB-00000-00000",
          "Open a ticket",
          "",
          List.of(field("subject", "Bounce"), field("note", "")),
          "Send");

  private long now;
  private final FormRecovery forms = new FormRecovery(BundledData.CHAT_TEXTS, () -> now);

  @Test
  void theErrorOfAFormHasAButtonThatOpensItWithTheEnteredValues() {
    open();

    InitialResponse.FieldErrors errors = submit(Map.of("note", "urgent", "subject", ""));
    Form again = form(press(errors.again().orElseThrow()));

    assertEquals(FORM.filledIn(Map.of("note", "urgent", "subject", "")), again);
    assertEquals(List.of(errors.again().get()), errors.card().buttons());
    assertEquals(List.of(), errors.card().blocks());
  }

  @Test
  void aFormThatWasNotOpenedHereRepeatsTheEnteredValuesInstead() {
    InitialResponse.FieldErrors errors = submit(Map.of("note", "urgent"));

    assertEquals(Optional.empty(), errors.again());
    assertEquals(1, errors.card().blocks().size());
  }

  @Test
  void aFormExpiresWithAClearMessage() {
    open();
    Button again = submit(Map.of("note", "urgent")).again().orElseThrow();
    now += Duration.ofMinutes(30).toNanos();

    InitialResponse response = press(again).now();

    String headline = assertInstanceOf(InitialResponse.ShowCard.class, response).card().headline();
    assertTrue(headline.contains("expired"), headline);
  }

  @Test
  void nobodyElseCanOpenTheForm() {
    open();
    Button again = submit(Map.of("note", "urgent")).again().orElseThrow();

    InboundEvent other = click(again).by(TestEvents.agent("U2"));

    assertInstanceOf(InitialResponse.ShowCard.class, forms.reopen(other).orElseThrow().now());
  }

  private void open() {
    InboundEvent event = TestEvents.event(new ChatRequest.ButtonClick("open-ticket:x"));
    BotResponse opened = BotResponse.of(new InitialResponse.OpenForm(FORM));
    assertEquals(opened, forms.recoverable(event, opened));
  }

  private InitialResponse.FieldErrors submit(Map<String, String> values) {
    InboundEvent event =
        TestEvents.event(new ChatRequest.FormSubmission(FORM.id(), values, List.of()));
    var errors = new InitialResponse.FieldErrors(Map.of("note", "Too short."), values);
    return assertInstanceOf(
        InitialResponse.FieldErrors.class, forms.recoverable(event, BotResponse.of(errors)).now());
  }

  private BotResponse press(Button button) {
    return forms.reopen(click(button)).orElseThrow();
  }

  private static InboundEvent click(Button button) {
    return TestEvents.event(new ChatRequest.ButtonClick(button.id()));
  }

  private static Form form(BotResponse botResponse) {
    return assertInstanceOf(InitialResponse.OpenForm.class, botResponse.now()).form();
  }

  private static Form.Field field(String name, String value) {
    return new Form.Field(name, name, Form.FieldKind.LINE, value, true, List.of());
  }
}
