package org.bounceback.bounce;

/**
 * The reason that was found and how.
 *
 * @param reason what was found; {@link Reason#UNDEFINED} when nothing fits
 * @param ruleId the rule that decided, as named in the rule file
 * @param evidence the words that it matched
 * @param confidence how specific the rule is
 */
public record Decision(Reason reason, String ruleId, Evidence evidence, Confidence confidence) {}
