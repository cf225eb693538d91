package org.bounceback.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts of one piece of advice, with placeholders.
 *
 * @param headline the first sentence for the agent
 * @param agentText the explanation for the agent
 * @param agentNext the next steps for the agent, a few at most
 * @param customerText the explanation that can be sent to the customer unchanged
 * @param customerNext the next steps for the customer
 * @param adminRequest the request to the recipient's mail administrator, if an e-mail to them helps
 */
public record AdviceTexts(
    Optional<String> headline,
    Optional<String> agentText,
    List<String> agentNext,
    Optional<String> customerText,
    List<String> customerNext,
    Optional<String> adminRequest) {

  public AdviceTexts {
    agentNext = List.copyOf(agentNext);
    customerNext = List.copyOf(customerNext);
  }

  /** Returns these texts, with missing ones taken from {@code other}. */
  public AdviceTexts orElse(AdviceTexts other) {
    return new AdviceTexts(
        headline.or(other::headline),
        agentText.or(other::agentText),
        agentNext.isEmpty() ? other.agentNext : agentNext,
        customerText.or(other::customerText),
        customerText.isPresent() ? customerNext : other.customerNext,
        adminRequest.or(other::adminRequest));
  }

  AdviceTexts withCustomerText(String text, List<String> next) {
    return new AdviceTexts(headline, agentText, agentNext, Optional.of(text), next, adminRequest);
  }

  AdviceTexts withHeadline(Optional<String> other) {
    return new AdviceTexts(
        other.or(() -> headline), agentText, agentNext, customerText, customerNext, adminRequest);
  }

  AdviceTexts withoutAdminRequest() {
    return new AdviceTexts(
        headline, agentText, agentNext, customerText, customerNext, Optional.empty());
  }

  /** Returns all texts, for tests that check them all. */
  public List<String> all() {
    var all = new ArrayList<String>();
    headline.ifPresent(all::add);
    agentText.ifPresent(all::add);
    all.addAll(agentNext);
    all.addAll(customerTexts());
    adminRequest.ifPresent(all::add);
    return all;
  }

  /** Returns the texts that are sent to the customer. */
  public List<String> customerTexts() {
    var texts = new ArrayList<String>();
    customerText.ifPresent(texts::add);
    texts.addAll(customerNext);
    return texts;
  }
}
