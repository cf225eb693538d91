package org.bounceback.chat.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bounceback.cases.AuditLog.AuditEntry;
import org.bounceback.cases.Case;
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.chat.CardTextRenderer;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse.ShowCard;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.DiagnosisBasis;
import org.bounceback.findings.DiagnosisBasis.Question;
import org.bounceback.store.StoreException;
import org.bounceback.testkit.QuestionCases;
import org.bounceback.testkit.TestBot;
import org.bounceback.testkit.TestEvents;

/** A bot with the card of a case that asks a question. */
final class QuestionScene implements AutoCloseable {
  final TestBot testBot;
  final Case asked;

  QuestionScene(Path folder, Question question) throws IOException, StoreException {
    testBot = TestBot.open(folder);
    asked = open(question);
    testBot.places.record(asked.id(), testBot.channel.first());
  }

  /** Opens another case with the same e-mail. */
  Case open(Question question) throws StoreException {
    return testBot.caseRepository.open(QuestionCases.of(question, "channel", testBot.engine));
  }

  /** Presses a button of the question, or of its answer, as an agent. */
  ShowCard byAgent(String action) {
    return shown(agent(press(action)));
  }

  /** Presses a button of the question, or of its answer, as an administrator. */
  ShowCard byAdministrator(String action) {
    InboundEvent event = agent(press(action));
    return shown(event.by(event.chatUser().asAdministrator()));
  }

  /** Sends an event, and returns what is shown at once. */
  ShowCard shown(InboundEvent event) {
    return (ShowCard) testBot.send(event, testBot.channel).now();
  }

  ChatRequest press(String action) {
    String question = basis(asked).question().orElseThrow().id();
    return new ChatRequest.ButtonClick(action + ":" + asked.id() + ":" + question);
  }

  Case current() throws StoreException {
    return testBot.caseRepository.find(asked.id()).orElseThrow();
  }

  /** Returns the text of the card that was shown last. */
  String card() {
    return testBot.text();
  }

  List<String> labels() {
    return testBot.card().buttons().stream().map(Button::label).toList();
  }

  /** Returns the audit entries of the case, oldest first. */
  List<String> audited() throws StoreException {
    return testBot.caseRepository.audit().of(asked.id()).stream()
        .map(AuditEntry::auditedAction)
        .map(
            each ->
                String.join(
                    " ", each.action(), each.target(), each.detail(), each.auditOutcome().name()))
        .toList();
  }

  static InboundEvent agent(ChatRequest chatRequest) {
    return TestEvents.event(chatRequest);
  }

  static DiagnosisBasis basis(Case stored) {
    return ((BounceFindings) stored.findings()).basis().orElseThrow();
  }

  /** Returns whether the diagnosis says that a server of ours sent the message. */
  static boolean isSentByUs(Case stored) {
    BounceFindings findings = (BounceFindings) stored.findings();
    return findings.message().orElseThrow().origin().ours().orElse(false);
  }

  static String text(Card card) {
    return CardTextRenderer.of(card);
  }

  @Override
  public void close() throws IOException {
    testBot.close();
  }
}
