package org.bounceback.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bounceback.advice.AdviceContext;
import org.bounceback.advice.ContextAttribute;
import org.bounceback.advice.Language;
import org.bounceback.advice.Ruling;
import org.bounceback.advice.SupportTeam;
import org.bounceback.advice.VerdictSelector;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.client.ClientWindow;
import org.bounceback.hosting.CustomerSide;

/**
 * One recipient's rejection with its verdict.
 *
 * @param adviceContext the facts on which the verdict rests
 * @param placeholderValues the values for the placeholders in its texts
 */
record RecipientDiagnosis(
    RecipientEvidence found,
    AdviceContext adviceContext,
    Ruling ruling,
    PlaceholderValues placeholderValues) {
  /** Returns the verdict of the evidence, with the values for its texts. */
  static RecipientDiagnosis of(
      RecipientEvidence found, VerdictSelector verdictSelector, SupportTeam team) {
    AdviceContext adviceContext = AdviceContextBuilder.of(found);
    return new RecipientDiagnosis(
        found,
        adviceContext,
        verdictSelector.select(found.recipient().reason(), adviceContext),
        PlaceholderValues.of(found, team));
  }

  /** Returns the diagnosis with further values that depend on the language of a text. */
  RecipientDiagnosis with(Function<Language, Map<String, String>> values) {
    return new RecipientDiagnosis(found, adviceContext, ruling, placeholderValues.with(values));
  }

  /** Returns whether the sending server is still retrying. */
  boolean isRetried() {
    return adviceContext.has(ContextAttribute.FATE, List.of(Fate.RETRYING.code()));
  }

  /** Returns whether the time until which the message is retried is over. */
  boolean isRetryOver(Instant now) {
    return found.recipient().willRetryUntil().filter(end -> end.isBefore(now)).isPresent();
  }

  /** Returns whether the message is lost. */
  boolean isLost() {
    return adviceContext.has(ContextAttribute.FATE, List.of(Fate.LOST.code()));
  }

  /** Returns whether the text is the window of an e-mail app, which never tries again by itself. */
  boolean isFromWindow() {
    return found.bounce().window().isPresent();
  }

  /** Returns whether an e-mail app shows that it could not send the message. */
  boolean isUnsent() {
    return found.bounce().window().filter(ClientWindow::isUnsent).isPresent();
  }

  /** Returns whether our customer should have received the message and did not send it. */
  boolean isToCustomer() {
    return adviceContext.has(ContextAttribute.CUSTOMER, List.of(CustomerSide.RECIPIENT.code()));
  }

  /** Returns whether the same text fits both. */
  boolean isLike(RecipientDiagnosis other) {
    return ruling.advice().id().equals(other.ruling().advice().id())
        && found.mailOrigin().decidedBy().isOurs()
            == other.found().mailOrigin().decidedBy().isOurs();
  }

  String address() {
    return found.recipient().address();
  }
}
