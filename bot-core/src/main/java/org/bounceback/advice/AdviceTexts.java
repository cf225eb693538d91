package org.bounceback.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts of one piece of advice, with placeholders.
 *
 * @param headline the agent's first sentence
 * @param agentSay the explanation for the agent
 * @param agentNext what the agent does now, at most a few points
 * @param customerSay the explanation that may be sent out as it is
 * @param customerNext what the customer does now
 * @param ask the request to the recipient's administrator, where a letter helps
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

  /** These texts, and where one is missing that of {@code other}. */
  public AdviceTexts orElse(AdviceTexts other) {
    return new AdviceTexts(
        headline.or(other::headline),
        agentSay.or(other::agentSay),
        agentNext.isEmpty() ? other.agentNext : agentNext,
        customerSay.or(other::customerSay),
        customerSay.isPresent() ? customerNext : other.customerNext,
        ask.or(other::ask));
  }

  AdviceTexts withCustomerText(String say) {
    return new AdviceTexts(headline, agentSay, agentNext, Optional.of(say), List.of(), ask);
  }

  AdviceTexts withHeadline(Optional<String> other) {
    return new AdviceTexts(
        other.or(() -> headline), agentSay, agentNext, customerSay, customerNext, ask);
  }

  AdviceTexts withoutLetter() {
    return new AdviceTexts(
        headline, agentSay, agentNext, customerSay, customerNext, Optional.empty());
  }

  /** Every text, for tests that read them all. */
  public List<String> all() {
    var all = new ArrayList<String>();
    headline.ifPresent(all::add);
    agentSay.ifPresent(all::add);
    all.addAll(agentNext);
    all.addAll(customerTexts());
    ask.ifPresent(all::add);
    return all;
  }

  /** The texts that go out to the customer. */
  public List<String> customerTexts() {
    var texts = new ArrayList<String>();
    customerSay.ifPresent(texts::add);
    texts.addAll(customerNext);
    return texts;
  }
}
