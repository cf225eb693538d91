package org.bounceback.complaint;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.AgentTexts;
import org.bounceback.advice.Assessment;
import org.bounceback.advice.Language;

/**
 * The result of investigating a complaint.
 *
 * @param checkedStep the completed checks, in order
 * @param advice the id of the advice
 * @param assessment what happened and who needs to act
 * @param agentTexts what the agent reads, in every language
 * @param replies the reply to the customer, in every language
 * @param language the language that the customer probably reads
 */
public record ComplaintReport(
    Complaint complaint,
    List<CheckedStep> checkedStep,
    String advice,
    Assessment assessment,
    Map<Language, AgentTexts> agentTexts,
    Map<Language, String> replies,
    Language language) {

  public ComplaintReport {
    checkedStep = List.copyOf(checkedStep);
    agentTexts = Map.copyOf(agentTexts);
    replies = Map.copyOf(new EnumMap<>(replies));
  }

  /** Returns one sentence for the agent in English. */
  public String headline() {
    return agent(Language.ENGLISH).headline();
  }

  /** Returns the background for the agent in English; may be empty. */
  public String explanation() {
    return agent(Language.ENGLISH).explanation();
  }

  /** Returns what the agent should do now, in English. */
  public List<String> next() {
    return agent(Language.ENGLISH).next();
  }

  /** Returns what the agent reads in this language. */
  public AgentTexts agent(Language requested) {
    return Optional.ofNullable(agentTexts.get(requested)).orElseThrow();
  }

  /** Returns the reply to the customer in one language. */
  public String reply(Language requested) {
    return replies.getOrDefault(requested, "");
  }
}
