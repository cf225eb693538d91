package org.bounceback.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts of one piece of advice, with placeholders.
 *
 * @param headline the first sentence for the agent
 * @param agentSay the explanation for the agent
 * @param agentNext the next steps for the agent, a few at most
 * @param customerSay the explanation that can be sent to the customer unchanged
 * @param customerNext the next steps for the customer
 * @param ask the request to the recipient's mail administrator, if an e-mail to them helps
 */
public record AdviceTexts(
    Optional<String> headline,
    Optional<String> agentSay,
    List<String> agentNext,
    Optional<String> customerSay,
    List<String> customerNext,
    Optional<String> ask) {

  public AdviceTexts {
    agentNext = List.copyOf(agentNext);
    customerNext = List.copyOf(customerNext);
  }

  /** Returns these texts, with missing ones taken from {@code other}. */
  public AdviceTexts orElse(AdviceTexts other) {
    return new AdviceTexts(
        headline.or(other::headline),
        agentSay.or(other::agentSay),
        agentNext.isEmpty() ? other.agentNext : agentNext,
        customerSay.or(other::customerSay),
        customerSay.isPresent() ? customerNext : other.customerNext,
        ask.or(other::ask));
  }

  AdviceTexts withCustomerText(String text) {
    return new AdviceTexts(headline, agentSay, agentNext, Optional.of(text), List.of(), ask);
  }

  AdviceTexts withHeadline(Optional<String> other) {
    return new AdviceTexts(
        other.or(() -> headline), agentSay, agentNext, customerSay, customerNext, ask);
  }

  AdviceTexts withoutLetter() {
    return new AdviceTexts(
        headline, agentSay, agentNext, customerSay, customerNext, Optional.empty());
  }

  /** Returns all texts, for tests that check them all. */
  public List<String> all() {
    var all = new ArrayList<String>();
    headline.ifPresent(all::add);
    agentSay.ifPresent(all::add);
    all.addAll(agentNext);
    all.addAll(customerTexts());
    ask.ifPresent(all::add);
    return all;
  }

  /** Returns the texts that are sent to the customer. */
  public List<String> customerTexts() {
    var texts = new ArrayList<String>();
    customerSay.ifPresent(texts::add);
    texts.addAll(customerNext);
    return texts;
  }
}
