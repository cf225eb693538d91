package org.bounceback.complaint;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bounceback.advice.Assessment;
import org.bounceback.advice.Language;

/**
 * What became of looking into a complaint.
 *
 * @param checkedStep what was looked at, in order
 * @param advice the name of the advice
 * @param assessment what happened and whose turn it is
 * @param headline one sentence for the agent
 * @param explanation more for the agent; may be empty
 * @param next what the agent does now
 * @param replies the words for the customer, in every language
 * @param language which of them the customer probably reads
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

  /** The words for the customer in one language. */
  public String reply(Language wanted) {
    return replies.getOrDefault(wanted, "");
  }
}
