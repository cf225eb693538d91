package org.bounceback.complaint;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bounceback.advice.Assessment;
import org.bounceback.advice.Language;

/**
 * The result of investigating a complaint.
 *
 * @param checkedStep the completed checks, in order
 * @param advice the id of the advice
 * @param assessment what happened and who needs to act
 * @param headline one sentence for the agent
 * @param explanation the explanation for the agent; may be empty
 * @param next the next steps for the agent
 * @param replies the reply to the customer, in every language
 * @param language the language that the customer probably reads
 */
public record ComplaintReport(
    Complaint complaint,
    List<CheckedStep> checkedStep,
    String advice,
    Assessment assessment,
    String headline,
    String explanation,
    List<String> next,
    Map<Language, String> replies,
    Language language) {

  public ComplaintReport {
    checkedStep = List.copyOf(checkedStep);
    next = List.copyOf(next);
    replies = Map.copyOf(new EnumMap<>(replies));
  }

  /** Returns the reply to the customer in one language. */
  public String reply(Language requested) {
    return replies.getOrDefault(requested, "");
  }
}
